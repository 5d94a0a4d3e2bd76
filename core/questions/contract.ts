import type { z } from "zod";
import type { CompleteList, Fact, FactBase, FalsityProof, Language, Status, TruthOracle } from "@/core/facts/model";
import { listKey } from "@/core/facts/revisions";
import type { QuestionTypeName, QuestionView } from "@/core/questions/views";
import type { Random } from "@/core/shared/random";
import { err, type Result } from "@/core/shared/result";

/** Raised whenever the same seed would give another item; stored with every item. */
export const GENERATOR_VERSION = 12;

/** What memory belongs to (items.md §6); stable for ever. */
export type TargetId = string;
export type Slot = "o" | "s" | "when" | "card";
export const factTarget = (factId: string, slot: Slot): TargetId => `fact:${factId}:${slot}`;
/** For a question to which every member of a complete list is a right answer: one memory for the whole list. */
export const listTarget = (list: CompleteList): TargetId => `list:${listKey(list)}`;
export const skillTarget = (rule: "status" | "attribution"): TargetId => `skill:${rule}`;

/** What the grader decided about one well-formed answer. */
export type Grade =
  | { readonly kind: "correct"; readonly note: GradeNote | null }
  | { readonly kind: "partial"; readonly earned: number; readonly possible: number; readonly note: GradeNote | null }
  | { readonly kind: "incorrect" };
/** Something to tell a learner whose answer counted: a typo or a name of another time was accepted, or a broader answer was given. */
export type GradeNote = { readonly code: "spelling" | "more-precise" | "other-time"; readonly expected: string };

/** Not a wrong answer: the learner is asked again and nothing is recorded. */
export type Ungradable =
  | { readonly kind: "blank" }
  | { readonly kind: "malformed"; readonly reason: string }
  /** An entity of ours for which the sources decide neither way: not scored, logged for the editors. */
  | { readonly kind: "not-in-sources"; readonly given: string };

/** Score in [0, 1]. */
export function creditFor(grade: Grade): number {
  switch (grade.kind) {
    case "correct":
      return 1;
    case "partial":
      return grade.earned / grade.possible;
    case "incorrect":
      return 0;
  }
}

/** Source line of a feedback: enough to find the passage. */
export type SourceLine = {
  /** Null where it tells of violence and the facts do not (ADR 0064): then publisher and date stand for it. */
  readonly title: string | null;
  readonly publisher: string;
  readonly date: string | null;
  readonly url: string | null;
  readonly at: string;
  readonly note: string;
};

/** Told only after the answer is in. */
/** One of several facts on which an answer rests, with how sure it is and as of when. */
export type FactLine = {
  readonly id: string;
  readonly text: string;
  readonly status: Status;
  readonly asOf: string;
};

export type Feedback = {
  /** The right answer in words. */
  readonly answer: string;
  /** Why: the fact in full, as published. */
  readonly because: string;
  /** For each wrong option or part that the learner can choose: why it is wrong. */
  readonly whyWrong: Readonly<Record<string, string>>;
  /** Where several options are right: for each of them, why. Absent for other types, and in what was stored before they were. */
  readonly whyRight?: Readonly<Record<string, string>>;
  /** Where the answer rests on several facts: each of them, in the order of `because`. Absent of one, and in what was stored before. */
  readonly facts?: readonly FactLine[];
  /** Null where no fact stands behind it: a teacher wrote it, and its reason and source are in their words. */
  readonly status: Status | null;
  readonly statusReason: string;
  /** EDTF day for which the sources vouch; "" without a fact. */
  readonly asOf: string;
  readonly sources: readonly SourceLine[];
  readonly factIds: readonly string[];
  readonly harm: "casualties" | "violence" | null;
  /** Where a place that was to be found on the map is; absent from every other feedback. */
  readonly spot?: AnswerSpot;
};

/** Parts of the drawing: of its width for x and the radius of full credit, of its height for y. */
export type AnswerSpot = { readonly x: number; readonly y: number; readonly radius: number; readonly label: string };

/** A generated item. View and key are built apart, so that there is nothing to strip from a view. */
export type Item = {
  readonly type: QuestionTypeName;
  readonly targetId: TargetId;
  readonly factIds: readonly string[];
  readonly topic: string;
  readonly seed: string;
  readonly generatorVersion: number;
  readonly language: Language;
  readonly view: QuestionView;
  readonly key: unknown;
  readonly feedback: Feedback;
  /** Proof of falsity by option or part id. */
  readonly proofs: Readonly<Record<string, FalsityProof>>;
  /** Probability that a blind guess is right, in [0, 1]. */
  readonly guess: number;
  /** Estimated before any answer, as the negative logit of a right one: higher is harder (core/questions/difficulty.ts). */
  readonly difficulty: number;
};

/** What one answer tells about one of the several targets of an item; `right` is null when it tells nothing. */
export type MemberResult = { readonly targetId: TargetId; readonly right: boolean | null };

/** What a correction of the fact puts in the place of what was stored of an item; its view stays as it was shown. */
export type Keyed = Pick<Item, "key" | "feedback" | "proofs">;

/** Why a type makes no item of a fact; counted in the audit. */
export type Rejection = { readonly code: string };

export type GenerationContext = {
  readonly base: FactBase;
  readonly oracle: TruthOracle;
  readonly language: Language;
};

/** One way of asking one fact: a type may offer several slots of a fact. */
export type Ask = { readonly fact: Fact; readonly slot: Slot };

export type QuestionType<Key, Answer> = {
  readonly name: QuestionTypeName;
  readonly keySchema: z.ZodType<Key>;
  readonly answerSchema: z.ZodType<Answer>;
  /** The slots of this fact that the type may ask; empty when it cannot. */
  slots(context: GenerationContext, fact: Fact): readonly Slot[];
  /** Pure and deterministic in (base, ask, seed). */
  generate(context: GenerationContext, ask: Ask, seed: string, random: Random): Result<Item, Rejection>;
  grade(key: Key, answer: Answer): Result<Grade, Ungradable>;
  /** For a type that asks several targets at once: each with its own result. A null answer is "I don't know". */
  members?(key: Key, answer: Answer | null): readonly MemberResult[];
  /**
   * For a type whose options are drawn: what the corrected fact makes of an item whose options are already out. Null where an
   * option would be neither right nor proved wrong. Without it, only an item that is made again with the very same view gets
   * another key.
   *
   * @param fresh the item that the fact gives now
   */
  ontoStored?(context: GenerationContext, fact: Fact, stored: StoredQuestion<Key>, fresh: Item): Keyed | null;
};

/** An item as it was shown and keyed. */
export type StoredQuestion<Key> = { readonly view: QuestionView; readonly key: Key };

/** A question type behind one face: stored key and received answer are parsed before the grader sees them. */
export type AnyQuestionType = {
  readonly name: QuestionTypeName;
  slots(context: GenerationContext, fact: Fact): readonly Slot[];
  generate(context: GenerationContext, ask: Ask, seed: string, random: Random): Result<Item, Rejection>;
  /** @throws when the stored key does not fit the type: a bug, never a learner's fault */
  gradeJson(key: unknown, answer: unknown): Result<Grade, Ungradable>;
  /**
   * The results of the item's several targets; null for a type that asks one.
   *
   * @param answer one that was graded, or null for "I don't know"
   * @throws when the stored key or the answer does not fit the type: a bug, as it was graded before
   */
  membersJson(key: unknown, answer: unknown): readonly MemberResult[] | null;
  /** See QuestionType. @throws when the stored key does not fit the type: a bug */
  ontoStoredJson(context: GenerationContext, fact: Fact, stored: StoredQuestion<unknown>, fresh: Item): Keyed | null;
};

export function defineQuestionType<Key, Answer>(type: QuestionType<Key, Answer>): AnyQuestionType {
  return {
    name: type.name,
    slots: (context, fact) => type.slots(context, fact),
    generate: (context, ask, seed, random) => type.generate(context, ask, seed, random),
    gradeJson(key, answer) {
      const parsed = type.answerSchema.safeParse(answer);
      if (!parsed.success) {
        return err({ kind: "malformed", reason: parsed.error.issues[0]?.message ?? "not an answer" });
      }
      return type.grade(type.keySchema.parse(key), parsed.data);
    },
    membersJson(key, answer) {
      if (type.members === undefined) return null;
      return type.members(type.keySchema.parse(key), answer === null ? null : type.answerSchema.parse(answer));
    },
    ontoStoredJson(context, fact, { view, key }, fresh) {
      return type.ontoStored?.(context, fact, { view, key: type.keySchema.parse(key) }, fresh) ?? null;
    },
  };
}
