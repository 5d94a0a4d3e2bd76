import { isOwnCardsCsv } from "@/core/exports/own-cards-csv";
import { cardOfRow, type ImportFormat } from "@/core/imports/import-format";
import { readSeparated, withoutHead } from "@/core/imports/separated-values";

/**
 * A card a line, a tab between front and back: what Quizlet exports ("term TAB definition"), and what a copied range of a
 * spreadsheet is. Quizlet quotes nothing; a spreadsheet quotes cells with line breaks, which are told by beginning and ending
 * with a quote.
 */
export const tabsFormat: ImportFormat = {
  name: "tabs",
  fits: (text) => {
    const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
    return !isOwnCardsCsv(text) && lines.filter((line) => line.includes("\t")).length * 2 > lines.length;
  },
  read: (text) => {
    const { rows, tagsAt } = withoutHead(readSeparated(text, "\t"));
    return rows.map((row) => cardOfRow(row, tagsAt));
  },
};
