import { cardOfRow, type ImportFormat } from "@/core/imports/import-format";
import { textOfHtml } from "@/core/imports/plain-text";
import { readSeparated } from "@/core/imports/separated-values";

const SEPARATORS: Readonly<Record<string, string>> = {
  tab: "\t",
  comma: ",",
  semicolon: ";",
  space: " ",
  pipe: "|",
  colon: ":",
};

/** What a column may hold beside the fields of a note. */
const OTHER_COLUMNS = ["tags", "deck", "notetype", "guid"] as const;

/**
 * Anki's "Notes in Plain Text": lines such as "#separator:tab" and "#html:true" first, then a note a line. Columns that the
 * head names as deck, notetype or guid are no part of a card, that of the tags has its tags; the first two others are front and
 * back.
 *
 * Source: Anki manual, "Text files", "File headers"
 */
export const ankiFormat: ImportFormat = {
  name: "anki",
  fits: (text) => /^\uFEFF?#(separator|html|columns|notetype|deck|tags|guid)\b[^:\r\n]{0,20}:/i.test(text),
  read: (text) => {
    const { heads, body, lines } = splitHead(text);
    const separator = separatorOf(heads.get("separator"));
    const html = heads.get("html")?.toLowerCase() !== "false";
    const other = new Set(OTHER_COLUMNS.map((name) => columnOf(heads, name)));
    const tagsAt = columnOf(heads, "tags");
    return readSeparated(body, separator).map(({ line, cells }) => {
      const fields = cells.filter((_, index) => !other.has(index)).map(html ? textOfHtml : asItIs);
      const [front = "", back = ""] = fields;
      // Anki writes a tag without spaces, and spaces between tags.
      const tags = tagsAt === null ? "" : (cells[tagsAt] ?? "").trim().replace(/\s+/g, ",");
      return { ...cardOfRow({ line: line + lines, cells: [front, back] }, null), tags };
    });
  },
};

const asItIs = (text: string): string => text;

/** The column, from 0, that the head names so; null where it names none. */
function columnOf(heads: Head["heads"], name: (typeof OTHER_COLUMNS)[number]): number | null {
  const column = heads.get(`${name} column`);
  return column === undefined ? null : Number(column) - 1;
}

type Head = { readonly heads: ReadonlyMap<string, string>; readonly body: string; readonly lines: number };

function splitHead(text: string): Head {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const first = lines.findIndex((line) => !line.startsWith("#"));
  const count = first === -1 ? lines.length : first;
  const heads = lines.slice(0, count).flatMap((line): [string, string][] => {
    const colon = line.indexOf(":");
    return colon === -1 ? [] : [[line.slice(1, colon).trim().toLowerCase(), line.slice(colon + 1)]];
  });
  return { heads: new Map(heads), body: lines.slice(count).join("\n"), lines: count };
}

/** By its name or itself; a tab where the head does not say. */
function separatorOf(said: string | undefined): string {
  if (said === undefined) return "\t";
  return SEPARATORS[said.trim().toLowerCase()] ?? (said.slice(0, 1) || "\t");
}
