/** What the bench puts into its databases, and what it does there. */

export const LEARNERS = 1_000;
/** Cards of each learner, the same in all databases. */
export const CARDS = 100;
/** How many of them are due. */
export const DUE = 20;
/** Learners of a class; each class has an assignment to review, given so many days ago. */
export const CLASS_SIZE = 25;
export const ASSIGNED_DAYS_AGO = 3;

/** Events in the log: learners, cards and due cards are equal, only history grows. */
export const SIZES = [1_000, 100_000, 1_000_000] as const;
export type Size = (typeof SIZES)[number];

export const DAY_MS = 86_400_000;
/** History lies between these many days ago, evenly. */
export const HISTORY_FROM_DAYS = 730;
export const HISTORY_TO_DAYS = 10;

export const BATCH = 50;
/** In a round: single reviews, batches and queues of each kind, each of another learner. */
export const SINGLES = 60;
export const BATCHES = 8;
export const QUEUES = 40;
/** Reviews over which memory must stay flat. */
export const STEADY_REVIEWS = 100_000;
