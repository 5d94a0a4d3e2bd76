import type { CellState } from "@/core/gradebook/cell";

/** What becomes of sittings that go on when the rules are changed. */
export type KeptDeadlines = {
  readonly going: number;
  /** Of these, how many would have ended sooner by what holds now, and keep the time that they had. */
  readonly kept: number;
};

/** What a change brings about for the learners of the class. */
export type ChangeEffects = KeptDeadlines & {
  readonly moved: readonly { readonly from: CellState; readonly to: CellState; readonly learners: number }[];
  /** Learners whose result changes. */
  readonly regraded: number;
  /** Learners who have it now and had it not, and the other way round. */
  readonly added: number;
  readonly removed: number;
};

type Row = {
  readonly learnerId: string;
  readonly state: CellState;
  readonly credit: number;
  readonly possible: number;
};

/** The difference between everybody's results before and after a change. */
export function effectsOf(before: readonly Row[], after: readonly Row[]): Omit<ChangeEffects, keyof KeptDeadlines> {
  const was = new Map(before.map((row) => [row.learnerId, row]));
  const is = new Set(after.map(({ learnerId }) => learnerId));
  const both = after.flatMap((now) => {
    const old = was.get(now.learnerId);
    return old === undefined ? [] : [{ old, now }];
  });
  const moved = new Map<string, ChangeEffects["moved"][number]>();
  for (const { old, now } of both) {
    if (old.state === now.state) continue;
    const key = `${old.state} ${now.state}`;
    moved.set(key, { from: old.state, to: now.state, learners: (moved.get(key)?.learners ?? 0) + 1 });
  }
  return {
    moved: [...moved.values()],
    regraded: both.filter(({ old, now }) => old.credit !== now.credit || old.possible !== now.possible).length,
    added: after.length - both.length,
    removed: before.filter(({ learnerId }) => !is.has(learnerId)).length,
  };
}
