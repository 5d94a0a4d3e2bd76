import { altText } from "@/core/flashcards/own/draft";
import { findCard } from "@/server/data/own/cards";
import { describeImage, saveImage } from "@/server/data/own/images";
import { handleForm, refuse } from "@/server/http/guard";
import { isId } from "@/server/http/is-id";
import { MAX_UPLOAD_BYTES, makeWebp } from "@/server/images/make-webp";

/** What may be wrong with a picture: the page of the card has a sentence for each. */
type Outcome = "saved" | "alt-missing" | "not-a-picture" | "too-large" | "too-many";

/** Room for the description and the form around the picture. */
const AROUND = 64 * 1024;

/**
 * Puts a picture on a card, or says anew what its picture shows. A form posts to it, with or without scripts, and comes back
 * to the page of the card; a file is larger than what server actions take.
 */
export function POST(request: Request, context: RouteContext<"/api/own-images/[cardId]">) {
  return handleForm(request, "ownCard.change", MAX_UPLOAD_BYTES + AROUND, async (viewer, form) => {
    const { cardId } = await context.params;
    const card = isId(cardId) ? await findCard(viewer, cardId) : null;
    if (card === null) return refuse("not-found");
    const back = (outcome: Outcome) =>
      new Response(null, {
        status: 303,
        headers: { location: `/decks/${card.deckId}/cards/${cardId}?picture=${outcome}#picture` },
      });
    if (form === "too-large") return back("too-large");

    const alt = altText.safeParse(form.get("alt"));
    if (!alt.success) return back("alt-missing");
    const file = form.get("picture");
    if (!(file instanceof File) || file.size === 0) {
      return back((await describeImage(viewer, cardId, alt.data)) ? "saved" : "not-a-picture");
    }
    if (file.size > MAX_UPLOAD_BYTES) return back("too-large");
    const made = await makeWebp(new Uint8Array(await file.arrayBuffer()));
    if (!made.ok) return back(made.error.code);
    const saved = await saveImage(viewer, cardId, made.value, alt.data);
    if (saved.ok) return back("saved");
    return saved.error.code === "not-found" ? refuse("not-found") : back(saved.error.code);
  });
}
