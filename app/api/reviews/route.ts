import { after } from "next/server";
import { z } from "zod";
import { ratings } from "@/core/memory/events";
import { MAX_NOTE } from "@/core/memory/marks";
import type { ReviewReply } from "@/core/memory/protocol";
import { readStudyChoice } from "@/core/memory/study-choice";
import { now } from "@/server/clock";
import { loadStudyQueue } from "@/server/data/cards/custom-study";
import { recordReviews } from "@/server/data/memory/reviews";
import { considerWeights, isLookDue } from "@/server/data/memory/weights";
import { handleJson, handleRead, refuse, reply } from "@/server/http/guard";

const YEAR_1900 = -2_208_988_800_000;
const YEAR_3000 = 32_503_680_000_000;

/**
 * Whatever a device's clock shows, as ms since 1970. A clock beyond what the log can hold is taken as its nearest
 * end: the review was done all the same, and its time is decided on receipt.
 */
const clock = z.number().transform((at) => Math.min(YEAR_3000, Math.max(YEAR_1900, Math.round(at))));
/** Nobody looks at one card for longer: what lies open over night is no time of studying. */
const MAX_ACTIVE_MS = 3_600_000;
const activeMs = z
  .int()
  .min(0)
  .transform((ms) => Math.min(ms, MAX_ACTIVE_MS));
const envelope = {
  id: z.uuid(),
  sequence: z.int().min(0).max(2_000_000_000),
  at: clock,
  targetId: z.string().min(1).max(200),
};

const reviewBatch = z.strictObject({
  account: z.uuid(),
  device: z.uuid(),
  sentAt: clock,
  events: z
    .array(
      z.discriminatedUnion("kind", [
        z.strictObject({
          ...envelope,
          kind: z.literal("reviewed"),
          rating: z.enum(ratings),
          face: z.enum(["typed", "map"]).exactOptional(),
          activeMs: activeMs.exactOptional(),
        }),
        z.strictObject({ ...envelope, kind: z.literal("buried") }),
        z.strictObject({ ...envelope, kind: z.literal("suspended"), on: z.boolean() }),
        z.strictObject({ ...envelope, kind: z.literal("reset") }),
        z.strictObject({ ...envelope, kind: z.literal("undone"), undoes: z.uuid() }),
        z.strictObject({ ...envelope, kind: z.literal("flagged"), on: z.boolean() }),
        z.strictObject({ ...envelope, kind: z.literal("noted"), text: z.string().max(MAX_NOTE) }),
      ]),
    )
    .min(1)
    .max(100),
});

/**
 * What was done to cards, in a batch; each counts once, by its id. It names whose they are: on a shared PC an open page may still
 * send when somebody else has signed in, and is told that its own person is signed out.
 */
export async function POST(request: Request): Promise<Response> {
  return handleJson(request, "review.create", reviewBatch, async (viewer, batch) => {
    if (batch.account !== viewer.userId) return refuse("signed-out");
    const recorded = await recordReviews(viewer, batch, now());
    if (isLookDue(viewer)) after(() => considerWeights(viewer, now()));
    return reply({ ...recorded, at: now().getTime() } satisfies ReviewReply);
  });
}

/** What to review now, for a page that says whose it is: what is due, or what the address asks for. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const choice = readStudyChoice((name) => asked.get(name));
  return handleRead(request, "review.read", async (viewer) => {
    if (asked.get("account") !== viewer.userId) return refuse("signed-out");
    return reply(await loadStudyQueue(viewer, choice, now()));
  });
}
