import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, type Located, problemAt } from "@/core/facts/content-document";

const CHECK = "quotes";
/** An apostrophe or quotation mark as a typewriter has it, with the word at which it stands. */
const STRAIGHT = /[\p{L}\p{N}]*['"][\p{L}\p{N}]*/u;
/** An address is no text. */
const UNREAD = ["url"];

/**
 * Apostrophes and quotation marks are curly wherever people read them: two forms side by side look like carelessness, and a
 * search for the one misses the other. What people type is compared without either.
 */
export function checkQuotes({ raw }: CheckContext): readonly Finding[] {
  const places: readonly (Located<unknown> | null)[] = Object.values(raw).flat();
  return places.flatMap((place) =>
    place === null
      ? []
      : textsIn(place.value, []).flatMap(({ text, path }) => {
          const found = STRAIGHT.exec(text)?.[0];
          if (found === undefined) return [];
          const message = `${found} has a straight apostrophe or quotation mark; write ’ or “ ”.`;
          return [problemAt(place, CHECK, message, ...path)];
        }),
  );
}

type Found = { readonly text: string; readonly path: readonly PropertyKey[] };

/** Every text of an entry, with the way to it. */
function textsIn(value: unknown, path: readonly PropertyKey[]): readonly Found[] {
  if (typeof value === "string") return [{ text: value, path }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (UNREAD.includes(key) ? [] : textsIn(inner, [...path, key])));
}
