import { useTranslations } from "next-intl";
import { classes } from "@/components/class-names";
import { paths } from "@/components/reference/paths";
import { StatusMark } from "@/components/reference/status-mark";
import { written } from "@/core/browse/in-use";
import type { OverrideKind } from "@/core/browse/overrides";
import type { Fact, Language, Status } from "@/core/facts/model";
import { asSentence } from "@/core/questions/render/pattern";

type Account = { readonly fact: Fact; readonly voice: string | null };

/** Accounts that contradict each other: side by side, in the order of their words, none before the other. */
export function Accounts({
  accounts,
  current,
  language,
  kindOf,
}: {
  readonly accounts: readonly Account[];
  /** Id of the fact whose page this is. */
  readonly current: string;
  readonly language: Language;
  /** What editors decided about a fact since it was published. */
  readonly kindOf: (factId: string) => OverrideKind | undefined;
}) {
  const t = useTranslations("facts.accounts");
  const ordered = [...accounts].sort((a, b) =>
    written(a.fact.text, language) < written(b.fact.text, language) ? -1 : 1,
  );
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {ordered.map(({ fact, voice }) => (
        <li
          key={fact.id}
          className={classes(
            "flex flex-col rounded-2xl border bg-surface p-5",
            fact.id === current ? "border-line-strong" : "border-line",
          )}
        >
          <p className="text-sm font-semibold text-ochre-ink">{voice === null ? t("noVoice") : asSentence(voice)}</p>
          <p className="mt-1.5 mb-3 leading-snug">
            {fact.id === current ? (
              written(fact.text, language)
            ) : (
              <a
                href={paths.fact(language, fact.id)}
                className="underline decoration-line-strong underline-offset-4 hover:decoration-ochre hover:decoration-2"
              >
                {written(fact.text, language)}
              </a>
            )}
          </p>
          <p className="mt-auto flex flex-wrap items-baseline justify-between gap-2">
            <AccountStatus status={kindOf(fact.id) ?? fact.status} />
            {fact.id === current ? <span className="text-sm text-ink-soft">{t("thisPage")}</span> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

function AccountStatus({ status }: { readonly status: Status | "withdrawn" }) {
  const t = useTranslations("common.status");
  return status === "withdrawn" ? null : <StatusMark status={status} label={t(status)} />;
}
