import { useLocale, useTranslations } from "next-intl";
import { FactLink } from "@/app/(account)/admin/facts/_components/fact-link";
import type { RejectedView, Told } from "@/app/(account)/admin/facts/_components/told";
import { putAwayRejected } from "@/app/(account)/admin/facts/actions";
import { writtenDay } from "@/components/dates";
import { SavingForm } from "@/components/forms/saving-form";
import { Section } from "@/components/ui/card";

type Props = Told & { readonly facts: readonly RejectedView[] };

/** What was typed and did not count: another spelling of the answer, a name that is missing, a gap in the content, or a mistake. */
export function RejectedSection({ facts, textOf, sentences, timeZone }: Props) {
  const t = useTranslations("account.adminFacts.rejected");
  const language = useLocale();
  return (
    <Section id="rejected" title={t("title")} lead={t("lead")} className="mt-10">
      {facts.length === 0 ? <p>{t("none")}</p> : null}
      <ul className="grid gap-4">
        {facts.map(({ factId, answers }) => (
          <li key={factId} className="grid gap-2 border-t border-line pt-4">
            <p>
              <FactLink factId={factId} textOf={textOf} />
            </p>
            <ul className="grid gap-2">
              {answers.map(({ name, text, wrong, count, lastAt }, at) => (
                <li key={`${name} ${wrong}`} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
                  <p className="min-w-0">
                    <bdi className="font-semibold [overflow-wrap:anywhere]">{text}</bdi>{" "}
                    <span className="text-sm text-ink-soft">
                      {t(wrong ? "wrong" : "undecided")}{" "}
                      {t("typed", { count, day: writtenDay(lastAt, language, timeZone) })}
                    </span>
                  </p>
                  <SavingForm
                    id={`rejected-${factId}-${at}`}
                    action={putAwayRejected}
                    extra={{ factId, name }}
                    fields={[]}
                    submit={t("putAway")}
                    done={t("done")}
                    sentences={sentences}
                    variant="secondary"
                  />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}
