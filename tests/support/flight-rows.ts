/** A script of a page that carries a piece of the data beside its markup, as a string of JSON. */
const PIECE = /<script[^>]*>self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)<\/script>/g;

/**
 * A page's markup, and after it the rows of the data beside it in the order of their text. Which row is sent first, and
 * between which parts of the markup, is the server's clock's doing and nothing that the page says: a server with much to do
 * sends the same rows in another order.
 *
 * @param body the text of a page
 */
export function pageInOrder(body: string): string {
  const data = [...body.matchAll(PIECE)].map(([, piece]) => String(JSON.parse(piece ?? '""'))).join("");
  return `${body.replaceAll(PIECE, "")}\n${rowsInOrder(data)}`;
}

/**
 * The rows of a page's data in the order of their text.
 *
 * @param data rows of the framework's wire format: a number in hexadecimal digits, a colon and a line; a long text (`T`)
 *   says its length in bytes instead and ends without a line break
 */
export function rowsInOrder(data: string): string {
  const rows: string[] = [];
  let rest = Buffer.from(data);
  while (rest.length > 0) {
    const end = endOfRow(rest);
    rows.push(rest.toString("utf8", 0, end).trimEnd());
    rest = rest.subarray(end);
  }
  return rows.sort().join("\n");
}

function endOfRow(rows: Buffer): number {
  const text = /^[0-9a-f]*:T([0-9a-f]+),/.exec(rows.toString("latin1", 0, 40));
  if (text?.[1] !== undefined) return text[0].length + Number.parseInt(text[1], 16);
  const line = rows.indexOf("\n");
  return line === -1 ? rows.length : line + 1;
}
