export type Phase = "new" | "learning" | "review" | "relearning";

/** What is remembered of one target: a cache of replaying its events. Times are milliseconds since 1970 (UTC). */
export type MemoryState = {
  readonly phase: Phase;
  /** Days after which recall has fallen to 90 %; 0 while new. */
  readonly stability: number;
  /** 1 to 10; 0 while new. */
  readonly difficulty: number;
  /** Index of the learning or relearning step. */
  readonly step: number;
  readonly reps: number;
  readonly lapses: number;
  readonly lastAt: number | null;
  /** Day of studying of the last counted review, YYYY-MM-DD. */
  readonly lastDay: string | null;
  readonly dueAt: number | null;
  /** Frozen by the learner, or because the fact was withdrawn or superseded. */
  readonly suspended: boolean;
  /** Day of studying for which it is put aside. */
  readonly buriedOn: string | null;
};

export const newState: MemoryState = {
  phase: "new",
  stability: 0,
  difficulty: 0,
  step: 0,
  reps: 0,
  lapses: 0,
  lastAt: null,
  lastDay: null,
  dueAt: null,
  suspended: false,
  buriedOn: null,
};

/** What scheduling depends on besides the state; changed only by events. */
export type SchedulerSettings = {
  /** Probability of recall aimed at when a card falls due, 0.80 to 0.95. */
  readonly desiredRetention: number;
  readonly maximumIntervalDays: number;
  /** 21 weights of FSRS-6, or null for the published ones. */
  readonly weights: readonly number[] | null;
  /** Weekdays on which less is to fall due, 0 (Sunday) to 6. */
  readonly easyDays: readonly number[];
};

export const defaultSettings: SchedulerSettings = {
  desiredRetention: 0.9,
  maximumIntervalDays: 365,
  weights: null,
  easyDays: [],
};
