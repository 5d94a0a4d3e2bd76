import { after } from "next/server";
import { z } from "zod";
import { now } from "@/server/clock";
import { considerWeights } from "@/server/data/memory/weights";
import { handIn } from "@/server/data/sittings/hand-in";
import { handleJson, refuse, reply } from "@/server/http/guard";

/** A page that was opened before an update of the app does not say who hands in. */
const handInRequest = z.strictObject({ attemptId: z.uuid(), by: z.enum(["learner", "clock"]).default("learner") });

/** Hands in a test; the same message sent twice is one handing in. By the page's clock alone it may go on. */
export async function POST(request: Request): Promise<Response> {
  return handleJson(request, "attempt.change", handInRequest, async (viewer, { attemptId, by }) => {
    const done = await handIn(viewer, attemptId, now(), by);
    if (!done.ok) return refuse(done.error);
    if (done.value !== null) return reply(done.value);
    // A whole test of grades may have come with it, and the next message is far.
    after(() => considerWeights(viewer, now()));
    return reply({ over: true });
  });
}
