import { bannedWords } from "@/core/facts/checks/words/wording";
import type { Lexicon, Text } from "@/core/facts/model";
import type { WrittenCard } from "@/core/flashcards/own/own-card";

/** A word that takes a side, with what could stand in its place; null where nothing is put forward. */
export type LoadedWord = { readonly word: string; readonly instead: Text | null; readonly because: Text | null };

/**
 * Words of our lexicon in what somebody wrote, outside quotation marks, in whichever of our languages: on people's own cards
 * the lexicon warns and does not refuse (items.md, H1). Each once.
 */
export function loadedWordsIn({ banned, properNames }: Lexicon, texts: readonly string[]): readonly LoadedWord[] {
  const found = texts.flatMap((text) =>
    (["en", "fr"] as const).flatMap((language) => bannedWords(text, language, banned, properNames)),
  );
  const words = new Map(
    found.map(({ word, entry }) => [word, { word, instead: entry.useInstead, because: entry.because }]),
  );
  return [...words.values()];
}

/** The same of all that a card says. */
export const loadedWordsOf = (
  lexicon: Lexicon,
  { front, back, wrong, accepted, remark }: Pick<WrittenCard, "front" | "back" | "wrong" | "accepted" | "remark">,
): readonly LoadedWord[] => loadedWordsIn(lexicon, [front, back, ...wrong, ...accepted, remark]);
