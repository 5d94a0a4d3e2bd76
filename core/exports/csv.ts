import { FORMULA_SIGNS } from "@/core/exports/formula-signs";

/**
 * Rows as RFC 4180 CSV with a byte-order mark, so that spreadsheets read accents.
 *
 * A cell that a spreadsheet would take for a formula (beginning with = + - @, in full width or not, a tab or a carriage return) gets an
 * apostrophe in front: names are typed by pupils, and the file is opened by teachers. Where semicolons part cells a part of a
 * text becomes a cell, so what would begin one gets an apostrophe, too. Numbers stay numbers.
 *
 * Source: RFC 4180; OWASP, "CSV injection"
 */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(toCell).join(",")).join("\r\n")}\r\n`;
}

function toCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = value.replace(CELL_OF_FORMULA, "$1'").replace(/^(?=[\t\r\n])/, "'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Where a text, or a part of it in a spreadsheet that parts cells at semicolons, tabs or lines, begins as a formula does. */
const CELL_OF_FORMULA = new RegExp(`(^|[;\\t\\r\\n])(?=[^\\S\\t\\r\\n]*"*[${FORMULA_SIGNS}])`, "g");
