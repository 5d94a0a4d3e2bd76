import { type ResultState, resultState, type StoredState } from "@/core/quizzes/result-state";

/**
 * Where a learner stands with an assignment, for the gradebook and for every other page, file and feed. Beside the states of a
 * result: "excused" by a teacher, "not-theirs" for work that was given to others, and "joined-later" for what was due before the
 * learner came, and "nothing-asked" for what can ask whoever has not begun it nothing.
 */
export const cellStates = [
  "not-begun",
  "going",
  "done",
  "done-late",
  "discarded",
  "missed",
  "excused",
  "not-theirs",
  "joined-later",
  "nothing-asked",
] as const satisfies readonly (ResultState | "excused" | "not-theirs" | "joined-later" | "nothing-asked")[];
export type CellState = (typeof cellStates)[number];
/** Where whoever has the assignment stands. */
export type OwnState = Exclude<CellState, "not-theirs">;
/** Nothing is to be done any more. */
export const isDone = (state: CellState): boolean => state === "done" || state === "done-late";

/** States of those from whom nothing is expected: they are not counted among how many of whom are done. */
export const unexpectedStates = [
  "excused",
  "not-theirs",
  "joined-later",
  "nothing-asked",
] as const satisfies readonly CellState[];
export const isExpected = (state: CellState): boolean => !unexpectedStates.some((each) => each === state);

/** States by which a gradebook is filtered; "late" is what was done late or not at all in time. */
export const stateFilters = ["not-begun", "going", "late", "done", "excused"] as const;
export type StateFilter = (typeof stateFilters)[number];

export const statesOf: Readonly<Record<StateFilter, readonly CellState[]>> = {
  "not-begun": ["not-begun"],
  going: ["going"],
  late: ["done-late", "missed"],
  done: ["done", "done-late"],
  excused: ["excused"],
};

/**
 * What a first sitting of an assignment would have: questions that earn points, none that does, or no question at all, as violence
 * is off in the class or the facts were withdrawn. Known without anybody's sitting, so that whoever is absent has no grade either
 * where nobody could earn one. Reviewing is graded.
 */
export type Asks = "graded" | "ungraded" | "nothing";

/** What is stored of one learner's work on one assignment; times in ms since 1970. */
export type StoredCell = {
  readonly rollup: {
    readonly state: StoredState;
    readonly finishedAt: number | null;
    readonly credit: number;
    readonly possible: number;
  } | null;
  readonly note: { readonly excused: boolean; readonly share: number | null } | null;
  /** By the learner's own date where they have one. */
  readonly dueAt: number;
  readonly joinedAt: number;
  readonly theirs: boolean;
  readonly asks: Asks;
};

export type Cell<State extends CellState = CellState> = {
  readonly state: State;
  /**
   * The grade in [0, 1]: the teacher's, else what the answers come to, 0 where it is over and nothing was answered; null where there is
   * none (yet).
   */
  readonly share: number | null;
  /** What goes into the learner's mean; null for what does not count (yet). */
  readonly counted: number | null;
};

/**
 * A cell of the gradebook. server/data/gradebook/cell-sql.ts says the same in the database's language, and a test compares.
 *
 * Into the mean goes what is over: done, late, or not done in time, the last with what was answered by then, so that whoever
 * leaves out half of the work has not the mean of the other half. What goes on, is excused, or was due before the learner
 * joined stays out,
 * and so does work of which no question counts.
 *
 * @param now ms since 1970
 */
export function cellOf(stored: StoredCell, now: number): Cell {
  const { rollup, note, theirs } = stored;
  if (!theirs && rollup === null && note?.share == null) return { state: "not-theirs", share: null, counted: null };
  return ownCellOf(stored, now);
}

/** Work that is over and of which no question counts, each being on violence, dropped or passed over. */
export const countsForNothing = ({ state, share, counted }: Cell): boolean =>
  share === null &&
  counted === null &&
  (state === "done" || state === "done-late" || state === "discarded" || state === "missed");

/** The same of somebody who has the assignment. */
export function ownCellOf(stored: Omit<StoredCell, "theirs">, now: number): Cell<OwnState> {
  const { rollup, note, dueAt, joinedAt, asks } = stored;
  const given = note?.share ?? null;
  const answers = rollup !== null && rollup.possible > 0 ? rollup.credit / rollup.possible : null;
  if (note?.excused) return { state: "excused", share: null, counted: null };
  const state = stateOf();
  const over = state === "done" || state === "done-late" || state === "discarded" || state === "missed";
  // What counts for nothing is nobody's failure.
  const nothingCounts = rollup === null ? asks !== "graded" : rollup.possible === 0;
  const share = given ?? answers ?? (over && !nothingCounts ? 0 : null);
  return { state, share, counted: given ?? (over ? share : null) };

  function stateOf(): OwnState {
    if (rollup === null && asks === "nothing") return "nothing-asked";
    const result = resultState(rollup, dueAt, now);
    return result === "missed" && rollup === null && joinedAt > dueAt ? "joined-later" : result;
  }
}
