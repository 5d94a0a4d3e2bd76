import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { writtenMoment } from "@/components/dates";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-sprite";
import { Table } from "@/components/ui/table";
import type { CellState } from "@/core/gradebook/cell";
import { wholePercent } from "@/core/gradebook/grade-percent";

const signs = {
  "not-begun": "missed",
  going: "partial",
  done: "right",
  "done-late": "clock",
  discarded: "cross",
  missed: "alert",
  excused: "missed",
  "not-theirs": "missed",
  "joined-later": "missed",
  "nothing-asked": "missed",
} satisfies Record<CellState, IconName>;

type Row = {
  readonly learnerId: string;
  readonly name: string;
  readonly state: CellState;
  readonly credit: number;
  readonly possible: number;
  readonly answered: number;
  readonly daysReviewed: number;
  /** In [0, 1]; null where there is no grade. */
  readonly share: number | null;
  readonly byHand: boolean;
  readonly finishedAt: Date | null;
};

type Props = {
  readonly assignmentId: string;
  readonly of: {
    readonly kind: "quiz" | "reviewing";
    readonly title: string;
    readonly classroomId: string;
    readonly daysWanted: number;
  };
  /** Those of one page. */
  readonly rows: readonly Row[];
  readonly viewer: { readonly language: string; readonly timeZone: string };
};

/** Where each learner stands; each name leads to what that learner did. */
export function LearnerResults({ assignmentId, of: { kind, title, classroomId, daysWanted }, rows, viewer }: Props) {
  const t = useTranslations("teach.results");
  const states = useTranslations("gradebook.states");
  const format = useFormatter();
  if (rows.length === 0) return <EmptyState title={t("none")}>{t("noneText")}</EmptyState>;
  const quiz = kind === "quiz";
  const points = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const resultOf = ({ credit, possible, daysReviewed }: Row) => {
    if (!quiz) return t("ofDays", { days: daysReviewed, wanted: daysWanted });
    return possible > 0 ? t("score", { credit: points(credit), possible: points(possible) }) : "–";
  };
  const gradeOf = ({ share, byHand }: Row) =>
    share === null ? "–" : t(byHand ? "gradeByHand" : "gradeComputed", { percent: wholePercent(share) });
  return (
    <Table
      caption={t("caption", { title })}
      hideCaption
      cards
      columns={[
        { key: "name", label: t("learner") },
        { key: "state", label: t("state") },
        { key: "result", label: quiz ? t("result") : t("days"), numeric: true },
        { key: "answered", label: quiz ? t("answered") : t("cards"), numeric: true },
        { key: "grade", label: t("grade"), numeric: true },
        { key: "finished", label: t("finished") },
      ]}
      rows={rows.map((row) => ({
        key: row.learnerId,
        cells: {
          name: (
            <Link
              href={`/classes/${classroomId}/gradebook/${assignmentId}/${row.learnerId}`}
              prefetch={false}
              className="text-indigo underline underline-offset-4"
            >
              {row.name}
            </Link>
          ),
          state: (
            <span className="inline-flex items-center gap-2">
              <Icon name={signs[row.state]} className="size-4.5" />
              {states(row.state)}
            </span>
          ),
          result: resultOf(row),
          answered: row.answered,
          grade: gradeOf(row),
          finished: row.finishedAt ? writtenMoment(row.finishedAt, viewer.language, viewer.timeZone) : "–",
        },
      }))}
    />
  );
}
