import { creditOf } from "@/core/memory/answer-ratings";
import type { TargetId } from "@/core/questions/contract";
import { questionTypes } from "@/core/questions/registry";
import type { QuestionTypeName } from "@/core/questions/views";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";

/** A question and the answer to it, as far as it is told what was missed. */
export type GradedQuestion = {
  readonly type: QuestionTypeName;
  readonly targetId: TargetId;
  readonly factIds: readonly string[];
  readonly key: unknown;
  readonly given: Given;
  readonly grade: StoredGrade;
};

/** How an answer did on one thing: a fact by its id, or the skill of applying a rule by its target ("skill:status"). */
export type ThingGraded = { readonly thing: string; readonly missed: boolean };

/** Below half of its credit an answer missed what it was about. */
export const MISSED_BELOW = 0.5;

/**
 * What an answer tells a teacher of each thing that its question was about, each as it was graded itself. A question that cannot
 * tell which of its facts was missed (an order, a name that any of several facts makes right) tells of none. Questions that ask for
 * a rule show their fact: what they test is the rule.
 *
 * server/data/gradebook/graded-things-sql.ts says the same in the database's language; a test compares the two.
 */
export function gradedThings(question: GradedQuestion): readonly ThingGraded[] {
  const { type, targetId, factIds, key, given, grade } = question;
  if (grade.kind === "skipped" || grade.kind === "undecided" || type === "ordering") return [];
  const members = questionTypes[type].membersJson(key, "answer" in given ? given.answer : null);
  const results = members ?? [{ targetId, right: creditOf(grade) >= MISSED_BELOW }];
  return results.flatMap((result) => {
    const thing = thingOf(result.targetId, factIds);
    return thing === null || result.right === null ? [] : [{ thing, missed: !result.right }];
  });
}

function thingOf(targetId: TargetId, factIds: readonly string[]): string | null {
  const [kind, id = ""] = targetId.split(":");
  if (kind === "fact") return id;
  if (kind === "skill") return targetId;
  // Of a list it is told where the question was about one fact of it.
  return kind === "list" && factIds.length === 1 ? (factIds[0] ?? null) : null;
}
