import { CARD_COLUMNS, unguarded } from "@/core/exports/own-cards-csv";
import { cardOfRow, type ImportFormat } from "@/core/imports/import-format";
import { type ImportRow, readSeparated, withoutHead } from "@/core/imports/separated-values";

/**
 * Comma- or semicolon-separated values, as spreadsheets write them in English and in French. The separator is the one that
 * splits more of the first lines. What our own export made safe for spreadsheets is taken back.
 *
 * Source: RFC 4180
 */
export const csvFormat: ImportFormat = {
  name: "csv",
  fits: () => true,
  read: (text) => {
    const [comma, semicolon] = [readSeparated(text, ","), readSeparated(text, ";")];
    const rows = splitsBetter(semicolon, comma) ? semicolon : comma;
    const ours = rows[0] !== undefined && isOwnHead(rows[0]);
    const table = withoutHead(rows);
    return table.rows.map(({ line, cells }) =>
      cardOfRow({ line, cells: ours ? cells.map(unguarded) : cells }, table.tagsAt),
    );
  },
};

const LOOKED_AT = 20;

function splitsBetter(rows: readonly ImportRow[], others: readonly ImportRow[]): boolean {
  const score = (all: readonly ImportRow[]) =>
    all.slice(0, LOOKED_AT).filter(({ cells }) => cells.length > 1).length /
    Math.max(1, Math.min(LOOKED_AT, all.length));
  return score(rows) > score(others);
}

/** Whether our own export wrote it; a file from before there were tags has no column of them. */
const isOwnHead = ({ cells }: ImportRow): boolean =>
  CARD_COLUMNS.every((name, index) => name === "Tags" || cells[index]?.trim().toLowerCase() === name.toLowerCase());
