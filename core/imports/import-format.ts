import type { ImportRow } from "@/core/imports/separated-values";

/** What a format makes of a line: the parts of a card, as they were written. */
export type ImportedCard = {
  readonly line: number;
  readonly front: string;
  readonly back: string;
  readonly source: string;
  readonly sourceUrl: string;
  /** Listed with commas. */
  readonly tags: string;
};

/** A way in which cards come as text. */
export type ImportFormat = {
  readonly name: "anki" | "tabs" | "csv";
  /** Whether the text is of this format; the last format of the list takes whatever is left. */
  readonly fits: (text: string) => boolean;
  readonly read: (text: string) => readonly ImportedCard[];
};

/**
 * The usual order of columns: front, back, source, address. What stands in further columns is no part of a card.
 *
 * @param tagsAt the column that holds the tags, from 0, wherever it stands; null for none
 */
export const cardOfRow = ({ line, cells }: ImportRow, tagsAt: number | null): ImportedCard => {
  const [front = "", back = "", source = "", sourceUrl = ""] = cells.filter((_, index) => index !== tagsAt);
  return { line, front, back, source, sourceUrl, tags: tagsAt === null ? "" : (cells[tagsAt] ?? "") };
};
