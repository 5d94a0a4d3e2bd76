import { normalise } from "@/core/shared/normalise";

export type Figure = { readonly low: number; readonly high: number; readonly about: boolean };

/** Figures that are rounded in the fact may be given exactly in a note. */
const ROUNDING = 0.05;
const EXACT = 1e-4;

/** One end of the figure, in digits or words. */
export function namesFigure(note: string, { low, high, about }: Figure): boolean {
  const given = figuresIn(note);
  return [low, high].some((value) =>
    given.some((each) => Math.abs(each - value) <= (about ? ROUNDING : EXACT) * Math.abs(value)),
  );
}

const WORDS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, hectares: 0.01 };

/** Every figure of a text, in digits or words, with "million" and the like worked in; hectares also as square kilometres. */
function figuresIn(text: string): readonly number[] {
  const digits = [...text.matchAll(/(\d[\d,]*(?:\.\d+)?)\s*(\p{L}+)?/gu)].flatMap(([, figure = "", word = ""]) => {
    const value = Number(figure.replaceAll(",", ""));
    return [value, value * (SCALES[word] ?? 1)];
  });
  const words = normalise(text)
    .split(" ")
    .flatMap((word) => (WORDS.includes(word) ? [WORDS.indexOf(word)] : []));
  return [...digits, ...words];
}

/** Whether a text tells one end of a figure, in digits, in words or with "million". */
export function tellsFigure(text: string, { low, high }: Pick<Figure, "low" | "high">): boolean {
  return namesFigure(text, { low, high, about: false });
}
