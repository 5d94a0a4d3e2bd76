/** What the bench puts into its databases. Only the length of the log differs between them. */
export const SIZES = [1_000, 1_000_000] as const;
/** With `--quick`. */
export const QUICK_SIZES = [1_000, 20_000] as const;

/** Learners and assignments of the classes. */
export const CLASSES = [
  { learners: 35, assignments: 20 },
  { learners: 500, assignments: 40 },
] as const;
export type ClassSize = (typeof CLASSES)[number];

/** Questions of each quiz. */
export const QUESTIONS = 15;

/** Of a hundred learners so many have a result of an assignment. */
export const DONE_OF_HUNDRED = 85;

/** Pages that are loaded of each class in each database. */
export const TURNS = 60;
export const QUICK_TURNS = 10;
/** The first ones find nothing compiled and nothing planned. */
export const WARM_UP = 10;

/** Times that "What the class knows" is asked for, after a first one. */
export const KNOWLEDGE_TURNS = 7;
