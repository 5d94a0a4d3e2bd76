import { useTranslations } from "next-intl";
import { paths } from "@/components/reference/paths";
import { StatusMark } from "@/components/reference/status-mark";
import { TextLink } from "@/components/reference/text-link";
import { written } from "@/core/browse/in-use";
import { ruleExamples } from "@/core/browse/status-examples";
import type { Fact, FactBase, Language, Status } from "@/core/facts/model";

type Props = { readonly base: FactBase; readonly status: Status; readonly language: Language };

/** What gives a fact this status, line by line, with a fact that each line decided. */
export function StatusRules({ base, status, language }: Props) {
  const t = useTranslations("facts.statuses");
  const words = useTranslations("common.status");
  const rules = ruleExamples(base, status).filter(({ count }) => count > 0);
  const total = rules.reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-labelledby={status} className="mt-12 border-t border-line pt-7 first:mt-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id={status} className="scroll-mt-6 text-2xl">
          <StatusMark status={status} label={words(status)} badge />
        </h2>
        <span className="text-ink-soft">{t("total", { count: total })}</span>
      </div>
      <p className="mt-4 max-w-2xl text-lg">{t(`means.${status}`)}</p>
      <ul className="mt-5 grid gap-6">
        {rules.map(({ rule, count, example }) => (
          <li key={rule} className="max-w-3xl border-l-2 border-line pl-5">
            <p className="font-semibold">
              {t(`rules.${rule}`)}{" "}
              <span className="font-normal whitespace-nowrap text-ink-soft">{t("decided", { count })}</span>
            </p>
            {example === null ? null : <Example base={base} fact={example} language={language} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Example({ base, fact, language }: { base: FactBase; fact: Fact; language: Language }) {
  const t = useTranslations("facts.statuses");
  const origins = [...new Set(fact.evidence.map(({ origin }) => origin))].join(", ");
  const others = fact.contradicts.flatMap((id) => base.facts.get(id) ?? []).filter(({ harm }) => harm === null);
  return (
    <div className="mt-2">
      <p>
        <span className="text-ink-soft">{t("example")}</span>{" "}
        <TextLink href={paths.fact(language, fact.id)}>{written(fact.text, language)}</TextLink>
      </p>
      {others.slice(0, 1).map((other) => (
        <p key={other.id} className="mt-1">
          <span className="text-ink-soft">{t("against")}</span>{" "}
          <TextLink href={paths.fact(language, other.id)}>{written(other.text, language)}</TextLink>
        </p>
      ))}
      <p className="mt-0.5 text-sm text-ink-soft">{t("restsOn", { origins })}</p>
    </div>
  );
}
