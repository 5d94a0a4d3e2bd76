import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { FactLink } from "@/app/(account)/admin/facts/_components/fact-link";
import type { ReportView, Told } from "@/app/(account)/admin/facts/_components/told";
import { closeReport } from "@/app/(account)/admin/facts/actions";
import { writtenDay } from "@/components/dates";
import { SavingForm } from "@/components/forms/saving-form";
import { Section } from "@/components/ui/card";

type Props = Told & { readonly reports: readonly ReportView[] };

/** What readers reported and nobody has decided on yet. */
export function ReportsSection({ reports, ...told }: Props) {
  const t = useTranslations("account.adminFacts");
  return (
    <Section id="reports" title={t("reports")} className="mt-10">
      {reports.length === 0 ? <p>{t("noReports")}</p> : null}
      <ul className="grid gap-4">
        {reports.map((report) => (
          <Report key={report.id} report={report} {...told} />
        ))}
      </ul>
    </Section>
  );
}

/** One report with every fact of its question, each of which can be decided on. */
export function Report({ report, textOf, sentences, timeZone }: Told & { readonly report: ReportView }) {
  const t = useTranslations("account.adminFacts");
  const language = useLocale();
  const { id, factIds, type, text, createdAt } = report;
  return (
    <li className="grid gap-2 border-t border-line pt-4">
      <p>
        <span className="font-semibold">{t(`types.${type}`)}</span> {text}
      </p>
      {factIds.length > 1 ? <p className="text-sm text-ink-soft">{t("rests", { count: factIds.length })}</p> : null}
      <ul className="grid gap-2">
        {factIds.map((factId) => (
          <li key={factId}>
            <FactLink factId={factId} textOf={textOf} />{" "}
            <Link href={`/admin/facts?fact=${factId}`} className="text-sm text-ink-soft underline underline-offset-3">
              {t("decide")}
            </Link>
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-soft">{writtenDay(createdAt, language, timeZone)}</p>
      <SavingForm
        id={`close-${id}`}
        action={closeReport}
        extra={{ id }}
        fields={[]}
        submit={t("close")}
        done={t("closed")}
        sentences={sentences}
        variant="secondary"
      />
    </li>
  );
}
