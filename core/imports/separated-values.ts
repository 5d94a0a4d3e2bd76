/** A record of a file: where it begins, and its cells. */
export type ImportRow = {
  /** From 1. */
  readonly line: number;
  readonly cells: readonly string[];
};

/**
 * Reads separated values as RFC 4180 has them: cells between quotes may hold separators, line breaks and doubled quotes; lines
 * end with LF, CRLF or CR; a byte-order mark is passed over, and so are empty lines. A quote that is never closed is no reason
 * to lose the rest: its record is taken as it stands, line by line.
 *
 * @param separator one character
 * @param quotes    whether quotes mean anything: in text that was never quoted, an inch stays an inch
 */
export function readSeparated(text: string, separator: string, quotes = true): readonly ImportRow[] {
  const source = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const rows: ImportRow[] = [];
  let line = 1;
  let at = 0;
  while (at < source.length) {
    const record = (quotes ? quotedRecord(source, at, separator) : null) ?? plainRecord(source, at, separator);
    if (record.cells.some((cell) => cell.trim() !== "")) rows.push({ line, cells: record.cells });
    for (let i = at; i < record.end; i++) if (source[i] === "\n") line++;
    at = record.end;
  }
  return rows;
}

type ReadRecord = { readonly cells: readonly string[] /** After its line break. */; readonly end: number };

function plainRecord(source: string, from: number, separator: string): ReadRecord {
  const stop = source.indexOf("\n", from);
  const end = stop === -1 ? source.length : stop;
  return { cells: source.slice(from, end).split(separator), end: stop === -1 ? end : end + 1 };
}

/** Null when a quote is not closed, or stands in the midst of a cell as in no quoted file. */
function quotedRecord(source: string, from: number, separator: string): ReadRecord | null {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const cell = source[at] === '"' ? quotedCell(source, at) : bareCell(source, at, separator);
    if (cell === null) return null;
    cells.push(cell.text);
    const next = source[cell.end];
    if (next === separator) {
      at = cell.end + 1;
      continue;
    }
    if (next === undefined) return { cells, end: cell.end };
    return next === "\n" ? { cells, end: cell.end + 1 } : null;
  }
}

type ReadCell = { readonly text: string; readonly end: number };

function bareCell(source: string, from: number, separator: string): ReadCell {
  let end = from;
  while (end < source.length && source[end] !== separator && source[end] !== "\n") end++;
  return { text: source.slice(from, end), end };
}

function quotedCell(source: string, from: number): ReadCell | null {
  let at = from + 1;
  for (;;) {
    const quote = source.indexOf('"', at);
    if (quote === -1) return null;
    if (source[quote + 1] !== '"') return { text: source.slice(from + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    at = quote + 2;
  }
}

/** What people call the columns of a list of cards, in their first line. */
const HEADS: ReadonlySet<string> = new Set([
  ...[
    "front",
    "back",
    "source",
    "question",
    "answer",
    "term",
    "definition",
    "word",
    "meaning",
    "translation",
    "hint",
    "url",
    "address",
    "picture",
  ],
  ...["recto", "verso", "terme", "définition", "réponse", "mot", "traduction", "indice", "adresse", "image"],
]);

const TAG_HEADS: ReadonlySet<string> = new Set(["tags", "tag", "étiquettes", "étiquette", "mots-clés"]);

export type Table = {
  readonly rows: readonly ImportRow[];
  /** The column that the first line names as tags, from 0; null where none is. */
  readonly tagsAt: number | null;
};

/** The rows without a first one that only names the columns. */
export function withoutHead(rows: readonly ImportRow[]): Table {
  const [head, ...rest] = rows;
  const names = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const said = names.filter((name) => name !== "");
  const isHead = said.length > 1 && said.every((name) => HEADS.has(name) || TAG_HEADS.has(name));
  if (!isHead) return { rows, tagsAt: null };
  const tagsAt = names.findIndex((name) => TAG_HEADS.has(name));
  return { rows: rest, tagsAt: tagsAt === -1 ? null : tagsAt };
}
