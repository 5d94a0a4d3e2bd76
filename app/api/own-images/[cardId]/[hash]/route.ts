import { now } from "@/server/clock";
import { findImage } from "@/server/data/own/images";
import { handleRead, refuse } from "@/server/http/guard";
import { isId } from "@/server/http/is-id";

/** The picture of a card. Its address changes with it, so a browser that has it never asks again. */
export function GET(request: Request, context: RouteContext<"/api/own-images/[cardId]/[hash]">) {
  return handleRead(request, "review.read", async (viewer) => {
    const { cardId, hash } = await context.params;
    const bytes = isId(cardId) && /^[0-9a-f]{64}$/.test(hash) ? await findImage(viewer, cardId, hash, now()) : null;
    if (bytes === null) return refuse("not-found");
    return new Response(bytes, {
      headers: {
        "content-type": "image/webp",
        "content-length": String(bytes.byteLength),
        "cache-control": "private, max-age=31536000, immutable",
        // Somebody else who signs in at this browser asks for themselves.
        vary: "cookie",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "content-disposition": "inline",
      },
    });
  });
}
