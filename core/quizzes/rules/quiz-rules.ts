import { z } from "zod";

/** What a learner may see of a sitting, each level with what the former show. */
export const reviewLevels = ["nothing", "score", "marks", "everything"] as const;
/**
 * "score": the points; "marks": also which questions were right; "everything": also the right answers, why, and the
 * sources.
 */
export type ReviewLevel = (typeof reviewLevels)[number];

export const reaches = (level: ReviewLevel, wanted: ReviewLevel): boolean =>
  reviewLevels.indexOf(level) >= reviewLevels.indexOf(wanted);

/** Whether learners are asked how sure they are: "free": they may say so; "always": they must before an answer is told. */
export const confidenceRules = ["free", "always", "never"] as const;
export type ConfidenceRule = (typeof confidenceRules)[number];

/**
 * Whether cards of assigned reviewing are answered before they are turned over, by typing or on the map: "free": as each learner
 * likes; "always": wherever a card can be answered; "never": they are only turned over.
 */
export const typingRules = ["free", "always", "never"] as const;
export type TypingRule = (typeof typingRules)[number];

/** Longest time limit, in seconds: what is longer is homework, and has a date instead. */
export const MAX_TIME_LIMIT_S = 4 * 3600;

/**
 * Rules of a quiz, chosen by whoever gives it. Stored with assignments and attempts, so fields are only ever added, and
 * only with a default. The names are Moodle's where Moodle has the thing.
 */
export const quizRulesSchema = z
  .strictObject({
    /** "practice": feedback at once, an answer is final. "test": answers can be changed until it is handed in. */
    mode: z.enum(["practice", "test"]).default("practice"),
    /** Seconds from the start of a sitting; null for no limit. */
    timeLimitS: z.int().min(30).max(MAX_TIME_LIMIT_S).nullable().default(null),
    /** Seconds after the deadline in which an answer is still taken: slow lines are not the learner's fault. */
    graceS: z.int().min(0).max(600).default(15),
    /** What becomes of a sitting that was not handed in: "submit" grades what is there, "discard" counts none of it. */
    overdue: z.enum(["submit", "discard"]).default("submit"),
    /** How many sittings a learner has; null for as many as they like. */
    attemptLimit: z.int().min(1).max(20).nullable().default(null),
    /** Which sitting counts. */
    counts: z.enum(["best", "mean", "first", "last"]).default("best"),
    /** Everyone gets the questions in an order of their own. */
    shuffle: z.boolean().default(false),
    /** Test: what is shown once a sitting is over, while others may still sit. */
    reviewAfter: z.enum(reviewLevels).default("everything"),
    /** Test: what is shown once nobody can sit any more. */
    reviewClosed: z.enum(reviewLevels).default("everything"),
    /** Nobody can turn it off, or on, for themselves. */
    confidence: z.enum(confidenceRules).default("free"),
    /** Reviewing only, likewise. */
    typed: z.enum(typingRules).default("free"),
  })
  .refine((rules) => reaches(rules.reviewClosed, rules.reviewAfter), { path: ["reviewClosed"] })
  // An answer of a test is kept as it is given: none is held back because something else is missing.
  .refine(({ mode, confidence }) => mode === "practice" || confidence !== "always", { path: ["confidence"] });

export type QuizRules = z.infer<typeof quizRulesSchema>;
export type QuizMode = QuizRules["mode"];

/** Feedback at once, no limits: a quiz of one's own. */
export const practiceRules: QuizRules = quizRulesSchema.parse({});

/** Whether each sitting has an order of its own. In practice the feedback of one question may tell of another: the order is the form's. */
export const isShuffled = ({ mode, shuffle }: QuizRules): boolean => shuffle && mode === "test";
