import { toCsv } from "@/core/exports/csv";
import { FORMULA_SIGNS } from "@/core/exports/formula-signs";
import type { OwnCard } from "@/core/flashcards/own/own-card";
import { writeTags } from "@/core/flashcards/own/tags";

/** The first line, by which an import knows the file: front, back, source, its address, what the picture shows, and tags. */
export const CARD_COLUMNS = ["Front", "Back", "Source", "Address", "Picture", "Tags"] as const;

/**
 * Own cards as CSV, gaps written as they were typed. Safe to open in a spreadsheet, and an import of it gives the same texts:
 * pictures stay behind, with their descriptions told.
 */
export function ownCardsCsv(
  cards: readonly Pick<OwnCard, "front" | "back" | "source" | "sourceUrl" | "image" | "tags">[],
): string {
  const rows = cards.map(({ front, back, source, sourceUrl, image, tags }) => [
    front,
    back,
    source,
    sourceUrl ?? "",
    image?.alt ?? "",
    writeTags(tags),
  ]);
  return toCsv([CARD_COLUMNS, ...rows.map((row) => row.map(guarded))]);
}

const PART_OF_FORMULA = `[^\\S\\t\\r\\n]*"*[${FORMULA_SIGNS}]`;
const GUARDED = new RegExp(`(^|[;\\t\\r\\n])(?='+${PART_OF_FORMULA})`, "g");
const GUARD = new RegExp(`(^|[;\\t\\r\\n])'(?='*${PART_OF_FORMULA})`, "g");

// toCsv puts an apostrophe before a formula. A text that has one there of its own gets another, so that just one can be taken away.
const guarded = (text: string): string => text.replace(GUARDED, "$1'").replace(/^(?='+[\t\r\n])/, "'");

/** A cell of the file as it was before it was made safe. */
export const unguarded = (cell: string): string => cell.replace(/^'(?='*[\t\r\n])/, "").replace(GUARD, "$1");

/** Whether a text begins as this export does: whatever stands in its cells, it is no table of another kind. */
export const isOwnCardsCsv = (text: string): boolean =>
  text.replace(/^\uFEFF/, "").startsWith(`${CARD_COLUMNS.slice(0, -1).join(",")},`);
