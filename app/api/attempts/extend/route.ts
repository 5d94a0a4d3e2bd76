import { z } from "zod";
import { now } from "@/server/clock";
import { extendOwnTest } from "@/server/data/sittings/hand-in";
import { handleJson, refuse, reply } from "@/server/http/guard";

const extendRequest = z.strictObject({ attemptId: z.uuid() });

/** Half of the time limit more, in a test of one's own. */
export async function POST(request: Request): Promise<Response> {
  return handleJson(request, "attempt.change", extendRequest, async (viewer, { attemptId }) => {
    const clock = await extendOwnTest(viewer, attemptId, now());
    return clock.ok ? reply(clock.value) : refuse(clock.error === "over" ? "conflict" : "not-found");
  });
}
