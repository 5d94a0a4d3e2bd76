import type { Item } from "@/core/questions/contract";

/**
 * Where a key stands among its possible places: which choice, or which verdict. Places are compared among questions with as
 * many of them; a row of one place is noticed among all of the family.
 */
export type KeyClass = { readonly family: string; readonly place: number; readonly places: number };

/** Null for typed answers, dates, orders, points of the map and the fixed scale of a status question: there is no place to balance. */
export function keyClassOf({ view, key }: Item): KeyClass | null {
  if (
    view.type === "multiple-choice" ||
    view.type === "who-says-so" ||
    view.type === "what-changed" ||
    view.type === "which-wording"
  ) {
    const { correctChoiceId } = key as { readonly correctChoiceId: string };
    const place = view.choices.findIndex(({ id }) => id === correctChoiceId);
    return { family: "choice", place, places: view.choices.length };
  }
  if (view.type === "true-false") {
    const { isTrue } = key as { readonly isTrue: boolean };
    return { family: "verdict", place: isTrue ? 0 : 1, places: 2 };
  }
  return null;
}

/**
 * How evenly the places are to be filled. "even": a place is used again when all others have been used as often. "fair": as
 * far apart as the rule of a form lets them be (items.md, Q24), for facts that cannot give the place that is due: options
 * with numbers stand in the order of their numbers.
 */
export type Evenness = "even" | "fair";

/** Longest run of one place among the choice questions of a form. */
const LONGEST_RUN = { even: 2, fair: 3 } as const;
/** In so many questions the places may come apart by one. */
const QUESTIONS_PER_STEP = 4;

/** Keeps the places of keys even while a form grows, so that a place tells nothing (items.md, Q24 and Q26). */
export class KeyBalance {
  readonly #counts = new Map<string, number>();
  readonly #last = new Map<string, readonly number[]>();

  /** Whether one more key at this place keeps the places as even as asked. */
  allows(keyClass: KeyClass | null, evenness: Evenness): boolean {
    if (keyClass === null) return true;
    const { family, place, places } = keyClass;
    const counts = Array.from({ length: places }, (_, each) => this.#count({ family, place: each, places }));
    const others = Math.min(...counts.filter((_, each) => each !== place));
    const questions = counts.reduce((sum, count) => sum + count, 1);
    const apart = evenness === "even" ? 1 : Math.max(1, Math.ceil(questions / QUESTIONS_PER_STEP));
    if (this.#count(keyClass) + 1 - others > apart) return false;
    const run = (this.#last.get(family) ?? []).slice(-LONGEST_RUN[evenness]);
    return run.length < LONGEST_RUN[evenness] || run.some((each) => each !== place);
  }

  count(keyClass: KeyClass | null): void {
    if (keyClass === null) return;
    const { family, place } = keyClass;
    this.#counts.set(nameOf(keyClass), this.#count(keyClass) + 1);
    this.#last.set(family, [...(this.#last.get(family) ?? []), place].slice(-LONGEST_RUN.fair));
  }

  #count(keyClass: KeyClass): number {
    return this.#counts.get(nameOf(keyClass)) ?? 0;
  }
}

const nameOf = ({ family, place, places }: KeyClass): string => `${family} ${place} of ${places}`;
