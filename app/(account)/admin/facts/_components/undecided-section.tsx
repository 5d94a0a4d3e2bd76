import { useFormatter, useTranslations } from "next-intl";
import { FactLink } from "@/app/(account)/admin/facts/_components/fact-link";
import type { Told, UndecidedView } from "@/app/(account)/admin/facts/_components/told";
import { putAwayUndecided } from "@/app/(account)/admin/facts/actions";
import { SavingForm } from "@/components/forms/saving-form";
import { Section } from "@/components/ui/card";

type Props = Told & { readonly facts: readonly UndecidedView[] };

/** What was typed and our sources decide neither way: a name that they do not know, or a gap in the content. */
export function UndecidedSection({ facts, textOf, sentences, timeZone }: Props) {
  const t = useTranslations("account.adminFacts.undecided");
  const format = useFormatter();
  return (
    <Section id="undecided" title={t("title")} lead={t("lead")} className="mt-10">
      {facts.length === 0 ? <p>{t("none")}</p> : null}
      <ul className="grid gap-4">
        {facts.map(({ factId, answers }) => (
          <li key={factId} className="grid gap-2 border-t border-line pt-4">
            <p>
              <FactLink factId={factId} textOf={textOf} />
            </p>
            <ul className="grid gap-2">
              {answers.map(({ text, count, lastAt }, at) => (
                <li key={text} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
                  <p className="min-w-0">
                    <bdi className="font-semibold [overflow-wrap:anywhere]">{text}</bdi>{" "}
                    <span className="text-sm text-ink-soft">
                      {t("typed", { count, day: format.dateTime(lastAt, { dateStyle: "medium", timeZone }) })}
                    </span>
                  </p>
                  <SavingForm
                    id={`undecided-${factId}-${at}`}
                    action={putAwayUndecided}
                    extra={{ factId, text }}
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
