/** One page of a long list. */
export type Part<T> = {
  readonly shown: readonly T[];
  /** Number of the page and of all pages, from 1. */
  readonly page: number;
  readonly pages: number;
  /** Place of the first that is shown, from 1, and how many there are. */
  readonly from: number;
  readonly total: number;
};

/**
 * A page of a list.
 *
 * @param wanted number of the page as it stands in an address; what is no such page gives the nearest, or the first
 * @param size   how many stand on a page, at least 1
 */
export function partOf<T>(all: readonly T[], wanted: unknown, size: number): Part<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const asked = typeof wanted === "string" && /^\d{1,6}$/.test(wanted) ? Number(wanted) : 1;
  const page = Math.min(pages, Math.max(1, asked));
  const start = (page - 1) * size;
  return { shown: all.slice(start, start + size), page, pages, from: start + 1, total: all.length };
}
