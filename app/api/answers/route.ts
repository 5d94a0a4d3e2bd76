import { after } from "next/server";
import { z } from "zod";
import type { AnswerRequest } from "@/core/quizzes/protocol";
import { now } from "@/server/clock";
import { considerWeights, isLookDue } from "@/server/data/memory/weights";
import { recordAnswerTo } from "@/server/data/sittings/answers";
import { type AskedItem, findViewerAndItem } from "@/server/data/sittings/asked-item";
import { replyText } from "@/server/data/sittings/told";
import { handleJson, refuse, replyJson } from "@/server/http/guard";

const given = z.union([
  z.strictObject({ answer: z.record(z.string().max(20), z.unknown()) }),
  z.strictObject({ dontKnow: z.literal(true) }),
  z.strictObject({ skip: z.literal(true) }),
]);

const answerRequest = z.strictObject({
  id: z.uuid(),
  attemptId: z.uuid(),
  index: z.int().min(0).max(200),
  given,
  /** A page that was opened before an update of the app sends none. */
  sequence: z.int().min(1).max(10_000).default(1),
  confidence: z.enum(["guess", "fairly", "sure"]).nullable(),
  /** A page may lie open for days: that is no reason to refuse the answer. */
  activeMs: z
    .int()
    .min(0)
    .transform((ms) => Math.min(ms, 86_400_000))
    .nullable(),
});

/** Largest answer: a typed text, or an order of a few ids. */
const MAX_BYTES = 8 * 1024;

/** One answer to one question; the same message sent twice gets the same reply. */
export async function POST(request: Request): Promise<Response> {
  const at = now();
  return handleJson(
    request,
    "attempt.change",
    answerRequest,
    async (viewer, input, asked: AskedItem | null) => {
      // The question type's own schema parses what is inside `answer`.
      const result = await recordAnswerTo(asked, viewer, input as AnswerRequest, at);
      if (result.ok) {
        // Answers are grades, too: a learner who only takes quizzes has a memory to fit.
        if (isLookDue(viewer)) after(() => considerWeights(viewer, at));
        return replyJson(replyText(result.value));
      }
      return refuse(result.error === "malformed" ? "invalid" : result.error);
    },
    { limit: MAX_BYTES, find: (token, input) => findViewerAndItem(token, input, at) },
  );
}
