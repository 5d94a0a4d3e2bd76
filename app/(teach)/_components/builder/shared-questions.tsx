"use client";

import { PreviewItems } from "@/app/(teach)/_components/builder/preview-items";
import type { BuilderWords } from "@/app/(teach)/_components/builder/words";
import type { Item } from "@/core/questions/contract";

/** The questions of a set of somebody else: to be read, not to be changed. */
export function SharedQuestions({ items, words }: { readonly items: readonly Item[]; readonly words: BuilderWords }) {
  return <PreviewItems items={items} pins={[]} words={words} onChange={null} onPin={() => undefined} />;
}
