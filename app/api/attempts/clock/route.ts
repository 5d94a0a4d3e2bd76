import { now } from "@/server/clock";
import { readClock } from "@/server/data/sittings/hand-in";
import { handleRead, refuse, reply } from "@/server/http/guard";
import { isId } from "@/server/http/is-id";

/** The server's clock and the end of a sitting, so that a page shows extra time when it is given. */
export async function GET(request: Request): Promise<Response> {
  return handleRead(request, "attempt.read", async (viewer) => {
    const attemptId = new URL(request.url).searchParams.get("attemptId") ?? "";
    const clock = isId(attemptId) ? await readClock(viewer, attemptId, now()) : null;
    return clock ? reply(clock) : refuse("not-found");
  });
}
