import type { Subject } from "@/core/quality/check";
import { stemOf } from "@/core/quality/item-parts";
import { creditFor } from "@/core/questions/contract";

/** A name of more words than these is not looked for. */
const LONGEST_PHRASE = 8;
const GAP = "…";

/** Q23, Q15: every phrase of the question, typed as the answer, is graded and earns nothing. */
export function copyingFaults({ item, grader }: Subject): readonly string[] {
  if (item.view.type !== "short-answer" && item.view.type !== "cloze") return [];
  return phrasesOf(stemOf(item.view)).flatMap((text) => {
    const grade = grader(item, { text });
    if (!grade.ok) return grade.error.kind === "blank" ? [] : [`“${text}” stands in the question and is not graded`];
    return creditFor(grade.value) > 0 ? [`“${text}” stands in the question and earns something`] : [];
  });
}

/** Every run of words as it stands there, on either side of the gap. */
function phrasesOf(stem: string): readonly string[] {
  const phrases = stem.split(GAP).flatMap((side) => {
    const words = side.split(/\s+/).filter((word) => word !== "");
    return words.flatMap((_, from) =>
      Array.from({ length: Math.min(LONGEST_PHRASE, words.length - from) }, (__, more) =>
        words.slice(from, from + more + 1).join(" "),
      ),
    );
  });
  return [...new Set(phrases)];
}
