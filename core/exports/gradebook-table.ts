import type { SheetCell } from "@/core/exports/xlsx";
import type { CellState } from "@/core/gradebook/cell";
import { besideNumber } from "@/core/roster/learner-name";

export type GradebookTableWords = {
  readonly number: string;
  readonly learner: string;
  readonly mean: string;
  /** Heads of the two columns of an assignment. */
  readonly gradeOf: (title: string) => string;
  readonly stateOf: (title: string) => string;
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
      readonly share: number | null;
    }[];
  }[];
};

/** Per cent to two decimals: a number for whoever counts on with it, not the rounded one of the page. */
const percent = (share: number | null): number | null => (share === null ? null : Math.round(10_000 * share) / 100);

/** A gradebook as rows of a table: a head, then a learner a row with grade and state of each assignment. */
export function gradebookTable({ assignments, rows }: Book, words: GradebookTableWords): SheetCell[][] {
  const numbered = rows.some(({ number }) => number !== null);
  const head = [
    ...(numbered ? [words.number] : []),
    words.learner,
    words.mean,
    ...assignments.flatMap(({ title }) => [words.gradeOf(title), words.stateOf(title)]),
  ];
  const lines = rows.map(({ name, number, mean, cells }) => {
    const byId = new Map(cells.map((cell) => [cell.assignmentId, cell]));
    return [
      ...(numbered ? [number] : []),
      besideNumber(name, number),
      percent(mean),
      ...assignments.flatMap(({ id }) => {
        const cell = byId.get(id);
        return cell === undefined ? [null, null] : [percent(cell.share), words.states[cell.state]];
      }),
    ];
  });
  return [head, ...lines];
}
