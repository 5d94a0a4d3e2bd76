import { getTranslations } from "next-intl/server";
import { BarPlot } from "@/components/charts/plots/bar-plot";
import { TableBehind } from "@/components/charts/plots/table-behind";
import { StudyCalendar } from "@/components/charts/study-calendar";
import { ProgressHead, progressTitle } from "@/components/progress/progress-head";
import { ThisWeek } from "@/components/progress/this-week";
import { Section } from "@/components/ui/card";
import { calendarGrid, strengthOf } from "@/core/charts/plots/calendar-grid";
import { valueScale } from "@/core/charts/plots/value-scale";
import { studyDay } from "@/core/memory/study-day";
import { type StudiedDay, type StudiedWeek, studiedWeeks } from "@/core/statistics/study-days";
import { requireViewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { CALENDAR_WEEKS, findStudyDays } from "@/server/data/progress/study-days";

export const generateMetadata = () => progressTitle("time");

const TIME_WEEKS = 26;
const written = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const whole = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" });
const monthName = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });
const weekdayName = new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: "UTC" });
const at = (day: string) => new Date(`${day}T00:00:00Z`);
const minutesOf = (ms: number) => Math.round(ms / 60_000);

export default async function TimePage() {
  const viewer = await requireViewer("/progress/time");
  const at = now();
  const today = studyDay(at.getTime(), viewer);
  const days = await findStudyDays(viewer, at);
  const weeks = studiedWeeks(days, today, TIME_WEEKS);
  return (
    <>
      <ProgressHead current="time" />
      <Days days={days} today={today} wish={viewer.daysPerWeek} thisWeek={weeks.at(-1)?.days ?? 0} />
      <Minutes weeks={weeks} />
    </>
  );
}

async function Days({
  days,
  today,
  wish,
  thisWeek,
}: {
  readonly days: readonly StudiedDay[];
  readonly today: string;
  readonly wish: number | null;
  readonly thisWeek: number;
}) {
  const t = await getTranslations("progress.days");
  const grid = calendarGrid(today, CALENDAR_WEEKS);
  const found = new Map(days.map((day) => [day.day, day]));
  return (
    <Section id="days" title={t("title")} lead={t("summary", { count: days.length })}>
      <StudyCalendar
        days={grid.days.map((day) => {
          const done = found.get(day);
          return {
            strength: strengthOf(done === undefined ? 0 : done.reviews + done.answers),
            told:
              done === undefined
                ? t("nothing", { day: whole.format(at(day)) })
                : t("done", { ...done, day: whole.format(at(day)) }),
          };
        })}
        months={grid.months.map(({ column, month }) => ({ column, name: monthName.format(Date.UTC(2024, month - 1)) }))}
        words={{
          label: t("label"),
          less: t("less"),
          more: t("more"),
          keys: t("keys"),
          // The first of January 2024 was a Monday.
          weekdays: Array.from({ length: 7 }, (_, day) => weekdayName.format(Date.UTC(2024, 0, 1 + day))),
        }}
      />
      {days.length > 0 ? (
        <TableBehind
          summary={(await getTranslations("progress"))("table")}
          caption={t("title")}
          columns={[
            { key: "day", label: t("day") },
            { key: "reviews", label: t("reviews"), numeric: true },
            { key: "answers", label: t("answers"), numeric: true },
            { key: "minutes", label: t("minutes"), numeric: true },
          ]}
          rows={[...days].reverse().map(({ day, reviews, answers, activeMs }) => ({
            key: day,
            cells: { day: written.format(at(day)), reviews, answers, minutes: String(minutesOf(activeMs)) },
          }))}
        />
      ) : null}
      <ThisWeek wish={wish} days={thisWeek} />
    </Section>
  );
}

async function Minutes({ weeks }: { readonly weeks: readonly StudiedWeek[] }) {
  const t = await getTranslations("progress.time");
  const minutes = weeks.map(({ activeMs }) => minutesOf(activeMs));
  const total = minutesOf(weeks.reduce((sum, { activeMs }) => sum + activeMs, 0));
  const days = weeks.reduce((sum, week) => sum + week.days, 0);
  if (weeks.every(({ activeMs }) => activeMs === 0)) {
    return (
      <Section id="minutes" title={t("title")}>
        <p>{t("none")}</p>
      </Section>
    );
  }
  const most = Math.max(...minutes);
  return (
    <Section id="minutes" title={t("title")} lead={t("lead")}>
      <p className="mb-4 font-semibold">{t("sum", { minutes: total, each: Math.round(total / Math.max(1, days)) })}</p>
      <BarPlot
        label={t("chart", { total, now: minutes.at(-1) ?? 0, most })}
        scale={valueScale(most)}
        bars={weeks.map(({ monday }, index) => ({
          key: monday,
          value: minutes[index] ?? 0,
          name: index % 4 === 2 ? { text: short.format(at(monday)), minor: index % 8 !== 2 } : null,
          title: `${written.format(at(monday))}: ${minutes[index] ?? 0}`,
        }))}
      />
      <TableBehind
        summary={(await getTranslations("progress"))("table")}
        caption={t("title")}
        columns={[
          { key: "week", label: t("week") },
          { key: "minutes", label: t("minutes"), numeric: true },
          { key: "days", label: t("days"), numeric: true },
        ]}
        rows={weeks
          .map(({ monday, days }, index) => ({
            key: monday,
            cells: { week: written.format(at(monday)), minutes: String(minutes[index] ?? 0), days: String(days) },
          }))
          .reverse()}
      />
    </Section>
  );
}
