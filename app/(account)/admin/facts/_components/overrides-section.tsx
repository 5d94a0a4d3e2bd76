import { useLocale, useTranslations } from "next-intl";
import { FactLink } from "@/app/(account)/admin/facts/_components/fact-link";
import { Report } from "@/app/(account)/admin/facts/_components/reports-section";
import type { OverrideView, ReportView, Told } from "@/app/(account)/admin/facts/_components/told";
import { liftOverride } from "@/app/(account)/admin/facts/actions";
import { writtenDay } from "@/components/dates";
import { SavingForm } from "@/components/forms/saving-form";
import { Section } from "@/components/ui/card";

type Props = Told & {
  readonly overrides: readonly OverrideView[];
  /** Reports that went with withdrawn facts. */
  readonly reports: readonly ReportView[];
};

/** What is withdrawn or lowered, with the reports that went with it. */
export function OverridesSection({ overrides, reports, ...told }: Props) {
  const { sentences, timeZone } = told;
  const t = useTranslations("account.adminFacts");
  const language = useLocale();
  // A report on several facts is shown once: with the fact that was withdrawn last.
  const withdrawn = overrides.filter(({ kind }) => kind === "withdrawn");
  const placeOf = ({ factIds }: ReportView) => withdrawn.find(({ factId }) => factIds.includes(factId))?.id;
  return (
    <Section id="overrides" title={t("inForce")} className="mt-10">
      {overrides.length === 0 ? <p>{t("noOverrides")}</p> : null}
      <ul className="grid gap-4">
        {overrides.map(({ id, factId, kind, reason, by, createdAt }) => {
          const along = reports.filter((report) => placeOf(report) === id);
          return (
            <li key={id} className="grid gap-2 border-t border-line pt-4">
              <p>
                <FactLink factId={factId} textOf={told.textOf} />
              </p>
              <p>
                {t(`kinds.${kind}`)}: {reason}
              </p>
              <p className="text-sm text-ink-soft">
                {t("since", {
                  day: writtenDay(createdAt, language, timeZone),
                  name: by ?? t("somebody"),
                })}
              </p>
              {along.length === 0 ? null : (
                <section aria-label={t("along", { count: along.length })} className="border-l-4 border-line pl-4">
                  <p className="text-sm font-semibold text-ink-soft">{t("along", { count: along.length })}</p>
                  <ul className="mt-2 grid gap-4">
                    {along.map((report) => (
                      <Report key={report.id} report={report} {...told} />
                    ))}
                  </ul>
                </section>
              )}
              <SavingForm
                id={`lift-${id}`}
                action={liftOverride}
                extra={{ id }}
                fields={[]}
                submit={t("lift")}
                done={t("lifted")}
                sentences={sentences}
                variant="secondary"
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
