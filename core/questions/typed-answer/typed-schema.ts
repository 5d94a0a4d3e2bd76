import { z } from "zod";
import type { TypedKey } from "@/core/questions/typed-answer/grade-typed";

/** A stored key of a typed answer. Apart from the grader, which browsers have too, without zod. */
export const typedKeySchema: z.ZodType<TypedKey> = z.strictObject({
  expected: z.string(),
  accept: z.array(
    z.strictObject({
      text: z.string(),
      exact: z.boolean(),
      acronym: z.literal(true).optional(),
      label: z.string().optional(),
      otherTime: z.literal(true).optional(),
    }),
  ),
  short: z.array(z.string()).optional(),
  fuller: z.array(z.string()).optional(),
  kinds: z.array(z.string()).optional(),
  families: z.array(z.string()).optional(),
  around: z.array(z.string()).optional(),
  broader: z.array(z.string()),
  shortOf: z.record(z.string(), z.string()).optional(),
  told: z.array(z.string()).optional(),
  others: z.array(z.strictObject({ text: z.string(), open: z.boolean() })),
  asked: z.array(z.string()).optional(),
  slot: z.enum(["s", "o"]),
  when: z.string().nullable(),
});

export const typedAnswerSchema = z.strictObject({ text: z.string().max(200) });
