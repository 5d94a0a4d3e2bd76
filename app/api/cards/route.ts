import { now } from "@/server/clock";
import { findCardInfo } from "@/server/data/cards/card-info";
import { handleRead, refuse, reply } from "@/server/http/guard";

/** What the log says of one of the viewer's cards: `?target=` names it. */
export async function GET(request: Request): Promise<Response> {
  const targetId = new URL(request.url).searchParams.get("target") ?? "";
  return handleRead(request, "review.read", async (viewer) => {
    const info = await findCardInfo(viewer, targetId, now());
    return info === null ? refuse("not-found") : reply(info);
  });
}
