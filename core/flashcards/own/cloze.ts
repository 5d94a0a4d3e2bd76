/** Texts with gaps, as Anki writes them: "{{c1::Bamako}} lies on the {{c2::Niger::a river}}". */

type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "gap"; readonly gap: number; readonly answer: string; readonly hint: string | null };

const GAP = /\{\{c([1-9]\d?)::((?:(?!\}\}|::|\{\{).)+)(?:::((?:(?!\}\}|\{\{).)*))?\}\}/gsu;

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(GAP)) {
    const [whole, gap = "", answer = "", hint = ""] = match;
    if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
    parts.push({ kind: "gap", gap: Number(gap), answer: answer.trim(), hint: hint.trim() || null });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}

/** The numbers of the gaps of a text, ascending, 1 to 99; empty where there is none that hides anything. */
export function gapsOf(text: string): readonly number[] {
  const gaps = partsOf(text).flatMap((part) => (part.kind === "gap" && part.answer !== "" ? [part.gap] : []));
  return [...new Set(gaps)].sort((a, b) => a - b);
}

export type ClozeSides = {
  /** The text with this gap open, and the others filled. */
  readonly front: string;
  /** What belongs into it; several places with one number are asked together. */
  readonly answer: string;
  readonly whole: string;
};

/** The card of one gap, or null when the text has no such gap. */
export function clozeSides(text: string, gap: number): ClozeSides | null {
  if (!gapsOf(text).includes(gap)) return null;
  const parts = partsOf(text);
  const answers = parts.flatMap((part) => (part.kind === "gap" && part.gap === gap ? [part.answer] : []));
  return {
    front: parts
      .map((part) => {
        if (part.kind === "text") return part.text;
        return part.gap === gap ? `[${part.hint ?? "…"}]` : part.answer;
      })
      .join(""),
    answer: [...new Set(answers)].join(", "),
    whole: parts.map((part) => (part.kind === "text" ? part.text : part.answer)).join(""),
  };
}
