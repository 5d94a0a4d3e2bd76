import { z } from "zod";
import { findCardMade } from "@/server/data/cards/card-made";
import { handleRead, refuse, reply } from "@/server/http/guard";

const wanted = z.object({
  target: z.string().min(1).max(300),
  asked: z.string().min(1).max(40).optional(),
  turn: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

/** How one of the viewer's cards was made: `?target=` names it, `&asked=&turn=` the question in whose place it came. */
export async function GET(request: Request): Promise<Response> {
  const query = wanted.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  return handleRead(request, "review.read", async (viewer) => {
    if (!query.success) return refuse("invalid");
    const { target, asked, turn } = query.data;
    const made = await findCardMade(viewer, target, asked === undefined ? null : { type: asked, turn });
    return made === null ? refuse("not-found") : reply(made);
  });
}
