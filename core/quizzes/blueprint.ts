import { z } from "zod";
import { questionTypeNames } from "@/core/questions/type-names";
import type { QuestionTypeName } from "@/core/questions/views";

/** Least and greatest number of questions in a quiz. */
export const MIN_LENGTH = 3;
export const MAX_LENGTH = 40;

export const difficultyClasses = ["easy", "medium", "hard"] as const;
export type DifficultyClass = (typeof difficultyClasses)[number];

/**
 * What a quiz or a set of cards is drawn from. Stored with sets, assignments and attempts, so fields are only
 * ever added, and only with a default.
 */
export const blueprintSchema = z.strictObject({
  /** Topic ids; empty means all topics. */
  topics: z.array(z.string().min(1).max(60)).max(50),
  /** Question types to draw from; empty means a mix of all that fit. */
  types: z.array(z.enum(questionTypeNames as [QuestionTypeName, ...QuestionTypeName[]])).max(20),
  /** Number of questions. */
  length: z.number().int().min(MIN_LENGTH).max(MAX_LENGTH),
  /** Facts about violence and casualties: off unless somebody turned them on. */
  includeHarm: z.boolean(),
  /** Only these facts ("another quiz on the same facts"); null for no such limit. */
  factIds: z.array(z.string().min(1).max(120)).max(400).nullable().default(null),
  /** Only items of this third of the bank; null for all. */
  difficulty: z.enum(difficultyClasses).nullable().default(null),
});

export type Blueprint = z.infer<typeof blueprintSchema>;
