import { useFormatter, useTranslations } from "next-intl";
import { writtenMoment } from "@/components/dates";
import { type Cell, countsForNothing } from "@/core/gradebook/cell";
import { gradePercent } from "@/core/gradebook/grade-percent";

type Props = {
  readonly viewer: { readonly language: string; readonly timeZone: string };
  readonly cell: Cell & {
    readonly kind: "quiz" | "reviewing";
    readonly dueAt: Date;
    readonly credit: number;
    readonly possible: number;
    readonly note: { readonly excused: boolean; readonly share: number | null; readonly reason: string };
  };
};

/** Where the learner stands: state, date, what the answers come to, and what a teacher put in its place. */
export function StandingList({ cell, viewer }: Props) {
  const t = useTranslations("gradebook");
  const format = useFormatter();
  const { state, kind, dueAt, credit, possible, note } = cell;
  const number = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const nothing = () => {
    if (countsForNothing(cell)) return t("nothingCounts");
    return t(state === "missed" ? "cell.nothingInTime" : "cell.nothing");
  };
  const answers =
    possible === 0
      ? nothing()
      : t(kind === "quiz" ? "cell.points" : "cell.days", { credit: number(credit), possible: number(possible) });
  const given = note.excused
    ? t("cell.excused")
    : note.share === null
      ? null
      : t("cell.given", { percent: number(gradePercent(note.share)) });
  const lines = [
    [t("cell.state"), t(`states.${state}`)],
    [t("cell.due"), writtenMoment(dueAt, viewer.language, viewer.timeZone)],
    [t("cell.answers"), answers],
    ...(given === null
      ? []
      : [
          [t("cell.grade"), given],
          [t("cell.reason"), note.reason],
        ]),
  ] as const;
  return (
    <dl className="grid max-w-2xl gap-x-8 gap-y-2 sm:grid-cols-[auto_1fr]">
      {lines.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="mb-2 font-medium [overflow-wrap:anywhere] sm:mb-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
