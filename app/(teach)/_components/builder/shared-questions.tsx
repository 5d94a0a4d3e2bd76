"use client";

import { PreviewItems } from "@/app/(teach)/_components/builder/preview-items";
import type { BuilderWords } from "@/app/(teach)/_components/builder/words";
import type { Item } from "@/core/questions/contract";
import type { Explanation } from "@/core/questions/explain";

type Props = {
  readonly items: readonly Item[];
  readonly explanations: readonly Explanation[];
  readonly words: BuilderWords;
};

/** The questions of a set of somebody else: to be read, not to be changed. */
export function SharedQuestions(props: Props) {
  return <PreviewItems {...props} pins={[]} onChange={null} onPin={() => undefined} />;
}
