"use client";

import { PreviewItems } from "@/app/(teach)/_components/builder/preview-items";
import type { BuilderWords } from "@/app/(teach)/_components/builder/words";
import type { Item } from "@/core/questions/contract";
import type { Explanation } from "@/core/questions/explain";
import type { Pin } from "@/core/quizzes/blueprint";

type Props = {
  readonly items: readonly Item[];
  readonly explanations: readonly Explanation[];
  /** Which of them are pinned, in the same order; none where nobody needs to know. */
  readonly pins?: readonly Pin[];
  readonly words: BuilderWords;
};

/** The questions of a set of somebody else, or of an earlier version: to be read, not to be changed. */
export function SharedQuestions({ pins = [], ...rest }: Props) {
  return <PreviewItems {...rest} pins={pins} onChange={null} onPin={() => undefined} />;
}
