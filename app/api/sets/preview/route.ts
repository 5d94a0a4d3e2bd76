import { z } from "zod";
import { blueprintSchema, MAX_LENGTH } from "@/core/quizzes/blueprint";
import { previewSet } from "@/server/data/sets/preview";
import { handleJson, reply } from "@/server/http/guard";

const index = z
  .int()
  .min(0)
  .max(MAX_LENGTH - 1);

const wanted = z.strictObject({
  blueprint: blueprintSchema,
  asCards: z.boolean().optional(),
  change: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.enum(["draw", "show"]) }),
    z.strictObject({ kind: z.enum(["reword", "replace", "exclude"]), index }),
  ]),
});

/**
 * The questions that a set gives, with their keys, and its flashcards if they are wanted: for teachers, of whatever they have put
 * together so far.
 */
export async function POST(request: Request): Promise<Response> {
  return handleJson(request, "set.create", wanted, async (viewer, { blueprint, change, asCards }) =>
    reply(await previewSet(viewer, blueprint, change, asCards)),
  );
}
