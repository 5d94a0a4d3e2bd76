import { z } from "zod";
import { questionTypeNames } from "@/core/questions/type-names";
import { type Blueprint, blueprintSchema, difficultyClasses } from "@/core/quizzes/blueprint";
import { err, ok, type Result } from "@/core/shared/result";

/** Questions before a topic is begun: enough to be curious, too few to be tired. */
const PRETEST_LENGTH = 5;

/** What somebody chooses for a quiz of their own; no topics or no types mean all of them. */
export const ownQuizInput = z.strictObject({
  mode: z.enum(["practice", "test", "pretest"]),
  topics: z.array(z.string().min(1).max(60)).max(50),
  types: z.array(z.enum(questionTypeNames as [string, ...string[]])).max(20),
  length: z.coerce.number().int(),
  difficulty: z.enum(["any", ...difficultyClasses]),
});

export type OwnQuizInput = z.infer<typeof ownQuizInput>;

/**
 * What such a quiz is drawn from; before a topic is begun, length, kinds and difficulty are not chosen.
 *
 * @returns "no-topic" for a pretest of nothing in particular: there is nothing to read after it
 */
export function ownQuizBlueprint({
  mode,
  topics,
  types,
  length,
  difficulty,
}: OwnQuizInput): Result<Blueprint, { readonly code: "invalid" | "no-topic" }> {
  const pretest = mode === "pretest";
  if (pretest && topics.length === 0) return err({ code: "no-topic" });
  const parsed = blueprintSchema.safeParse({
    topics,
    types: pretest ? [] : types,
    length: pretest ? PRETEST_LENGTH : length,
    includeHarm: false,
    difficulty: pretest || difficulty === "any" ? null : difficulty,
  });
  return parsed.success ? ok(parsed.data) : err({ code: "invalid" });
}
