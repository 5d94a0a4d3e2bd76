import { FORMULA_SIGNS } from "@/core/exports/formula-signs";
import { type ZipEntry, zipOf } from "@/core/exports/zip";

/** A cell: text, a number, or nothing. */
export type SheetCell = string | number | null;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Styles by number: plain, the bold of the head, and text that must never be read as anything else. */
const [PLAIN, BOLD, QUOTED] = [0, 1, 2] as const;

/**
 * Rows as an Excel workbook with one sheet; the first row is its head and stays in view, and so do the columns that head a row.
 *
 * Text is written as text (an inline string), so that nothing of it is a formula, whatever it begins with. What would become one
 * when somebody edits the cell, or saves the sheet as CSV and opens that, also has the mark of quoted text.
 *
 * @param heads of each row so many columns, from the first, say whose it is: at least 1
 *
 * Source: ECMA-376, parts 1 and 2; OWASP, "CSV injection"
 */
export function toXlsx(sheet: string, rows: readonly (readonly SheetCell[])[], heads: number): Uint8Array<ArrayBuffer> {
  const part = (name: string, kind: string) => `<Override PartName="${name}" ContentType="${KIND}.${kind}+xml"/>`;
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const entries: ZipEntry[] = [
    {
      path: "[Content_Types].xml",
      text: `<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("/xl/workbook.xml", "sheet.main")}${part("/xl/worksheets/sheet1.xml", "worksheet")}${part("/xl/styles.xml", "styles")}</Types>`,
    },
    {
      path: "_rels/.rels",
      text: `<Relationships xmlns="${RELATIONS}">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    },
    {
      path: "xl/workbook.xml",
      text: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheetName(sheet))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      path: "xl/_rels/workbook.xml.rels",
      text: `<Relationships xmlns="${RELATIONS}">${relation("rId1", "worksheet", "worksheets/sheet1.xml")}${relation("rId2", "styles", "styles.xml")}</Relationships>`,
    },
    { path: "xl/styles.xml", text: styles },
    { path: "xl/worksheets/sheet1.xml", text: worksheet(rows, heads) },
  ];
  return zipOf(entries.map(({ path, text }) => ({ path, text: HEAD + text })));
}

const font = (bold: string) => `<font>${bold}<sz val="11"/><name val="Calibri"/></font>`;
const styles = `<styleSheet xmlns="${MAIN}"><fonts count="2">${font("")}${font("<b/>")}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function worksheet(rows: readonly (readonly SheetCell[])[], heads: number): string {
  const pane = `<pane xSplit="${heads}" ySplit="1" topLeftCell="${columnName(heads)}2" activePane="bottomRight" state="frozen"/>`;
  const view = `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
  const lines = rows.map((cells, row) => {
    const written = cells.map((cell, column) => cellOf(cell, `${columnName(column)}${row + 1}`, row === 0));
    return `<row r="${row + 1}">${written.join("")}</row>`;
  });
  return `<worksheet xmlns="${MAIN}">${view}<sheetData>${lines.join("")}</sheetData></worksheet>`;
}

function cellOf(cell: SheetCell, place: string, head: boolean): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? `<c r="${place}"><v>${cell}</v></c>` : "";
  const style = head ? BOLD : looksLikeFormula(cell) ? QUOTED : PLAIN;
  return `<c r="${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

const FORMULA = new RegExp(`^[${FORMULA_SIGNS}\\t\\r\\n]`);
const looksLikeFormula = (text: string): boolean => FORMULA.test(text);

/** A, B … Z, AA …; from 0. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** What Excel takes for the name of a sheet: at most 31 characters, and none of []:*?/\ in it. */
function sheetName(text: string): string {
  const name = text
    .replace(/[[\]:*?/\\]/g, " ")
    .trim()
    .slice(0, 31)
    .trim();
  return name.replace(/^'+|'+$/g, "") || "1";
}

/** XML without the characters that it cannot have at all: a pupil's name must not make the file unreadable. */
function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}
