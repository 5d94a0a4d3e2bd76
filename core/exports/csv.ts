/**
 * Rows as RFC 4180 CSV with a byte-order mark, so that spreadsheets read accents.
 *
 * A cell that a spreadsheet would take for a formula (beginning with = + - @, a tab or a carriage return) gets an
 * apostrophe in front: names are typed by pupils, and the file is opened by teachers. Numbers stay numbers.
 *
 * Source: RFC 4180; OWASP, "CSV injection"
 */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(toCell).join(",")).join("\r\n")}\r\n`;
}

function toCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
