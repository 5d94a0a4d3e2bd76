import { now } from "@/server/clock";
import { listWorksToday } from "@/server/data/teaching/reviewing-today";
import { handleRead, refuse, reply } from "@/server/http/guard";

/** Whether today counts for what classes gave to review, for a page that says whose it is. */
export async function GET(request: Request): Promise<Response> {
  const account = new URL(request.url).searchParams.get("account");
  return handleRead(request, "review.read", async (viewer) =>
    account === viewer.userId ? reply(await listWorksToday(viewer, now())) : refuse("signed-out"),
  );
}
