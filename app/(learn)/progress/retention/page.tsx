import { getTranslations } from "next-intl/server";
import { ProgressHead, progressTitle } from "@/components/progress/progress-head";
import { HourPlot, IntervalPlot } from "@/components/progress/retention-plots";
import { RetentionTable } from "@/components/progress/retention-table";
import { Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { studyDay } from "@/core/memory/study-day";
import { dayNumberOf } from "@/core/statistics/knowledge";
import { retentionByHour, retentionByInterval, retentionTable } from "@/core/statistics/retention";
import { requireViewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { findRecallLog } from "@/server/data/progress/recall-log";

export const generateMetadata = () => progressTitle("retention");

const YEAR_DAYS = 365;

export default async function RetentionPage() {
  const viewer = await requireViewer("/progress/retention");
  const t = await getTranslations("progress.retention");
  const today = dayNumberOf(studyDay(now().getTime(), viewer));
  const { traces } = await findRecallLog(viewer);
  const recalls = traces.flatMap((trace) => trace.recalls.filter(({ day }) => day > today - YEAR_DAYS));
  const lead = t("lead", { percent: Math.round(viewer.desiredRetention * 100) });
  return (
    <>
      <ProgressHead current="retention" />
      {recalls.length === 0 ? (
        <Section id="retention" title={t("title")}>
          <EmptyState title={t("title")}>{t("none")}</EmptyState>
        </Section>
      ) : (
        <>
          <Section id="retention" title={t("title")} lead={lead}>
            <RetentionTable rows={retentionTable(recalls, today)} />
            <p className="mt-3 max-w-3xl text-sm text-ink-soft">{t("note")}</p>
          </Section>
          <IntervalPlot rows={retentionByInterval(recalls)} />
          <HourPlot rows={retentionByHour(recalls)} />
        </>
      )}
    </>
  );
}
