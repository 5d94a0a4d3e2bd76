import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { GridKeys } from "@/app/(teach)/classes/[classroomId]/gradebook/_components/grid-keys";
import { classes } from "@/components/class-names";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-sprite";
import { type CellState, countsForNothing } from "@/core/gradebook/cell";
import { wholePercent } from "@/core/gradebook/grade-percent";
import { addressOf, type GradebookQuery, sortedBy } from "@/core/gradebook/query";
import { leadingNumber } from "@/core/roster/learner-name";

type Cell = {
  readonly assignmentId: string;
  readonly state: CellState;
  readonly share: number | null;
  /** What goes into the mean. */
  readonly counted: number | null;
  readonly changed: boolean;
  readonly commented: boolean;
};
type Props = {
  readonly path: string;
  readonly query: GradebookQuery;
  readonly viewer: { readonly language: string; readonly timeZone: string };
  readonly book: {
    readonly className: string;
    readonly assignments: readonly { readonly id: string; readonly title: string; readonly dueAt: Date }[];
    readonly rows: readonly {
      readonly learnerId: string;
      readonly name: string;
      readonly number: number | null;
      readonly mean: number | null;
      readonly cells: readonly Cell[];
    }[];
  };
};

const signs: Partial<Record<CellState, IconName>> = {
  going: "partial",
  "done-late": "clock",
  discarded: "cross",
  missed: "alert",
};

/** What stands in a cell without a grade, where that is more than that there is none yet. */
export const shortNames = ["excused", "nothing", "not-theirs", "joined-later"] as const;
const isShort = (name: string): name is (typeof shortNames)[number] => shortNames.some((short) => short === name);

/** Learners × assignments: heads stay in view while the rest scrolls, and every cell leads to what is behind it. */
export function GradebookTable({ path, query, book, viewer }: Props) {
  const t = useTranslations("gradebook");
  const due = new Intl.DateTimeFormat(viewer.language === "en" ? "en-GB" : viewer.language, {
    day: "numeric",
    month: "short",
    timeZone: viewer.timeZone,
  });
  const head = (sort: string, label: ReactNode, what: string) => {
    const sorted = query.sort === sort;
    return (
      <Link
        href={`${path}${addressOf(sortedBy(query, sort))}`}
        prefetch={false}
        scroll={false}
        title={t("sortBy", { what })}
        className="inline-flex min-h-11 max-w-full items-center gap-1 font-semibold text-ink hover:underline"
      >
        <span className="line-clamp-3 min-w-0 break-words">{label}</span>
        {sorted ? (
          <span aria-hidden="true" className="text-ochre-ink">
            {query.descending ? "▼" : "▲"}
          </span>
        ) : null}
      </Link>
    );
  };
  const order = (sort: string) =>
    query.sort !== sort ? undefined : query.descending ? ("descending" as const) : ("ascending" as const);
  // Where the number is all of the name, or its beginning, there are not two ways to sort.
  const numbered = query.sort === "name" || book.rows.some(({ name, number }) => isBesideName(name, number));
  const corner = "sticky left-0 z-10 bg-surface";
  return (
    <GridKeys className="wide relative max-h-[75dvh] overflow-auto rounded-2xl border border-line bg-surface print:max-h-none print:overflow-visible print:border-0">
      <table className="w-full print:text-xs border-separate print:[&_tr]:break-inside-avoid border-spacing-0 text-left text-sm [&_td]:border-t [&_td]:border-line [&_td]:whitespace-nowrap [&_tbody_th]:border-t [&_tbody_th]:border-line">
        <caption className="sr-only">{t("caption", { name: book.className })}</caption>
        <thead className="[&_th]:sticky [&_th]:top-0 [&_th]:z-10 [&_th]:bg-surface [&_th]:px-3 [&_th]:py-2 [&_th]:align-bottom [&_th]:shadow-[inset_0_-1.5px_var(--line-strong)] print:[&_th]:static print:[&_th]:w-auto print:[&_th]:min-w-0">
          <tr>
            <th
              scope="col"
              aria-sort={order("list") ?? order("name")}
              className="left-0 z-20! w-28 min-w-28 sm:w-52 sm:min-w-44"
            >
              {numbered ? (
                <span className="flex flex-wrap gap-x-4">
                  {head("list", t("number"), t("byNumber"))}
                  {head("name", t("learner"), t("learner"))}
                </span>
              ) : (
                head("list", t("learner"), t("learner"))
              )}
            </th>
            <th scope="col" aria-sort={order("mean")} className="min-w-24">
              {head("mean", t("mean"), t("mean"))}
            </th>
            {book.assignments.map(({ id, title, dueAt }) => (
              <th key={id} scope="col" aria-sort={order(id)} className="w-36 min-w-28 max-w-40">
                {head(id, title, title)}
                <span className="block text-xs font-normal whitespace-nowrap text-ink-soft">
                  {t("due", { date: due.format(dueAt) })}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&_a]:flex [&_a]:min-h-11 [&_a]:items-center [&_a]:gap-1.5 [&_a]:px-3 [&_a]:tabular-nums [&_a:hover]:bg-indigo-tint print:[&_a]:min-h-7">
          {book.rows.map(({ learnerId, name, number, mean, cells }) => (
            <tr key={learnerId}>
              <th
                scope="row"
                className={classes(corner, "px-3 py-2 font-medium [overflow-wrap:anywhere] print:min-w-36 print:py-1")}
              >
                {isBesideName(name, number) ? t("numbered", { number, name }) : name}
              </th>
              <td className="px-3 font-semibold tabular-nums">
                {mean === null ? t("noGrade") : t("percent", { value: wholePercent(mean) })}
              </td>
              {cells.map((cell) => (
                <td key={cell.assignmentId}>
                  <OneCell cell={cell} href={`${path}/${cell.assignmentId}/${learnerId}${addressOf(query)}`} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </GridKeys>
  );
}

const isBesideName = (name: string, number: number | null): number is number =>
  number !== null && leadingNumber(name) !== number;

function OneCell({ cell, href }: { readonly cell: Cell; readonly href: string }) {
  const t = useTranslations("gradebook");
  const { state, share, changed, commented } = cell;
  const sign = signs[state];
  const nothing = countsForNothing(cell);
  const short = nothing ? "nothing" : state;
  const shown =
    share !== null && state !== "excused"
      ? t("percent", { value: wholePercent(share) })
      : isShort(short)
        ? t(`shortOf.${short}`)
        : t("noGrade");
  const words = [
    share === null || state === "excused" ? null : shown,
    t(`states.${state}`),
    nothing ? t("nothingCounts") : null,
    changed ? t("changed") : null,
    commented ? t("commented") : null,
  ];
  return (
    // A plain link: hundreds of them stand on a page, and each of the app's own would be a piece of script.
    <a href={href} aria-label={words.filter((word) => word !== null).join(", ")}>
      <span className={share === null ? "text-ink-soft" : undefined}>{shown}</span>
      {sign === undefined ? null : <Icon name={sign} className={sign === "alert" ? "size-4 text-wrong" : "size-4"} />}
      {changed ? <Icon name="pencil" className="size-3.5" /> : null}
      {commented ? <Icon name="document" className="size-3.5" /> : null}
    </a>
  );
}
