import type { SheetCell } from "@/core/exports/xlsx";
import type { CellState } from "@/core/gradebook/cell";
import { exactPercent } from "@/core/gradebook/grade-percent";
import { besideNumber } from "@/core/roster/learner-name";

export type GradebookTableWords = {
  readonly number: string;
  readonly learner: string;
  readonly mean: string;
  /** Head of the column that says how many grades the mean is of. */
  readonly counted: string;
  /** Heads of the two columns of an assignment. */
  readonly gradeOf: (title: string) => string;
  readonly stateOf: (title: string) => string;
  /** Head of a third one, where a teacher gave any of the grades; and what stands in it beside such a grade. */
  readonly changedOf: (title: string) => string;
  readonly changed: string;
  readonly states: Readonly<Record<CellState, string>>;
};

type Book = {
  readonly assignments: readonly { readonly id: string; readonly title: string }[];
  readonly rows: readonly {
    readonly name: string;
    readonly number: number | null;
    readonly mean: number | null;
    readonly cells: readonly {
      readonly assignmentId: string;
      readonly state: CellState;
      /** What goes into the mean, in [0, 1]; null for what does not count, or not yet. */
      readonly counted: number | null;
      /** Whether a teacher gave the grade. */
      readonly changed: boolean;
    }[];
  }[];
};

const isNumbered = (rows: Book["rows"]): boolean => rows.some(({ number }) => number !== null);

/** Of a gradebook's table so many columns, from the first, say whose a row is: the name, and the number before it where there is one. */
export const nameColumns = ({ rows }: Book): number => (isNumbered(rows) ? 2 : 1);

/** A number for whoever counts on with it, not the rounded one of the page. */
const percent = (share: number | null): number | null => (share === null ? null : exactPercent(share));

/**
 * A gradebook as rows of a table: a head, then a learner a row with grade and state of each assignment, and which grades were
 * changed by hand. A grade is what counts, so that the mean of a row is the mean that stands in it: 0 for what was not done in time,
 * and none for what is still going on.
 */
export function gradebookTable({ assignments, rows }: Book, words: GradebookTableWords): SheetCell[][] {
  const numbered = isNumbered(rows);
  const byHand = new Set(
    rows.flatMap(({ cells }) => cells.filter(({ changed }) => changed).map(({ assignmentId }) => assignmentId)),
  );
  const head = [
    ...(numbered ? [words.number] : []),
    words.learner,
    words.mean,
    words.counted,
    ...assignments.flatMap(({ id, title }) => [
      ...[words.gradeOf(title), words.stateOf(title)],
      ...(byHand.has(id) ? [words.changedOf(title)] : []),
    ]),
  ];
  const lines = rows.map(({ name, number, mean, cells }) => {
    const byId = new Map(cells.map((cell) => [cell.assignmentId, cell]));
    return [
      ...(numbered ? [number] : []),
      besideNumber(name, number),
      percent(mean),
      cells.filter(({ counted }) => counted !== null).length,
      ...assignments.flatMap(({ id }) => {
        const cell = byId.get(id);
        const given = cell === undefined ? [null, null] : [percent(cell.counted), words.states[cell.state]];
        return byHand.has(id) ? [...given, cell?.changed ? words.changed : null] : given;
      }),
    ];
  });
  return [head, ...lines];
}
