import { ownCardsCsv } from "@/core/exports/own-cards-csv";
import { listCards } from "@/server/data/own/cards";
import { findDeck } from "@/server/data/own/decks";
import { handleRead, refuse } from "@/server/http/guard";
import { isId } from "@/server/http/is-id";

/** The cards of a deck as a spreadsheet, which an import reads again. */
export function GET(request: Request, context: RouteContext<"/api/own-decks/[deckId]/csv">) {
  return handleRead(request, "ownCard.read", async (viewer) => {
    const { deckId } = await context.params;
    const deck = isId(deckId) ? await findDeck(viewer, deckId) : null;
    if (deck === null) return refuse("not-found");
    return new Response(ownCardsCsv(await listCards(viewer, deckId)), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="cards-${deckId.slice(0, 8)}.csv"`,
        "cache-control": "no-store",
      },
    });
  });
}
