import type { GenerationContext, Item } from "@/core/questions/contract";
import { speaksOf, speaksOfDated } from "@/core/quizzes/clues";
import { type Aftermath, type Asked, aftermathOf, type Exposure, exposureOf, padded } from "@/core/quizzes/exposure";
import { jaccard, trigramsOf } from "@/core/shared/trigrams";

/** An item, and what of it the form as it stands tells. */
type Looked = { readonly item: Item; readonly exposure: Exposure; readonly told: () => Set<number> };

/** What the items of a growing form tell of each other's answers. */
export class Giveaways {
  readonly #context: GenerationContext;
  /** What stands over the form, as `padded`. */
  readonly #headings: readonly string[];
  readonly #exposures: Exposure[] = [];
  readonly #aftermaths: Aftermath[] = [];
  /** Of each item the things asked for that others tell. */
  readonly #told: Set<number>[] = [];
  /** The item that was looked at last: mostly the one that is put in next. */
  #looked: Looked | null = null;

  /** @param headings what stands over the form all the time, such as the topic it is named after */
  constructor(context: GenerationContext, headings: readonly string[] = []) {
    this.#context = context;
    this.#headings = headings.map(padded);
  }

  /** Whether what stands in the form gives this item's answer away, or the other way round; what is told later tells nothing now. */
  wouldTell(item: Item): boolean {
    const { exposure, told } = this.#lookAt(item);
    return (
      this.#exposures.some((other) => nearlyTheSame(other, exposure)) ||
      told().size >= exposure.telling ||
      this.#exposures.some((other, at) => {
        const parts = partsTold(other, exposure);
        return parts.length > 0 && new Set([...(this.#told[at] ?? []), ...parts]).size >= other.telling;
      })
    );
  }

  /** Puts an item at the end of the form, whatever it tells. */
  add(item: Item): void {
    const { exposure, told } = this.#lookAt(item);
    this.#exposures.forEach((other, at) => {
      for (const part of partsTold(other, exposure)) this.#told[at]?.add(part);
    });
    this.#told.push(told());
    this.#looked = null;
    this.#exposures.push(exposure);
    this.#aftermaths.push(aftermathOf(this.#context, item));
  }

  #lookAt(item: Item): Looked {
    if (this.#looked?.item === item) return this.#looked;
    const exposure = exposureOf(this.#context, item);
    let told: Set<number> | null = null;
    this.#looked = { item, exposure, told: () => (told ??= this.#toldOf(exposure)) };
    return this.#looked;
  }

  /** What of it the form tells: of an order two questions may each tell one date. */
  #toldOf(exposure: Exposure): Set<number> {
    return new Set([
      ...this.#headings.flatMap((heading) => partsToldByHeading(exposure, heading)),
      ...this.#exposures.flatMap((other) => partsTold(exposure, other)),
      ...this.#aftermaths.flatMap((earlier) => partsToldLater(earlier, exposure)),
    ]);
  }
}

/** Which of the things that an item asks for another tells while both stand in a form: their places in `asked`. */
function partsTold(asked: Exposure, other: Exposure): readonly number[] {
  return partsOf(asked, (one) => {
    const { answers, subjects, named, about } = one;
    if (!mentions(other.shown, answers)) return false;
    if (asked.recallsName && (mentions(other.told, answers) || asksAlike(asked, other))) return true;
    if (tellsAsked(other.sentences, asked, one)) return true;
    if (other.sentences.some((sentence) => mentions(sentence, answers) && mentions(sentence, named))) return true;
    if (other.options.some((option) => mentions(option, answers) && mentions(option, subjects))) return true;
    if (!mentions(asked.typed ? other.shown : other.told, answers)) return false;
    return mentions(other.shown, subjects) || (asked.asksDate && overlaps(about, other.about));
  });
}

/** Whether two items ask for the same relation: the options of one are what may be an answer to the other. */
const asksAlike = ({ relations }: Exposure, other: Exposure): boolean => overlaps(relations, other.relations);

/** The same of what stands over the form: it names a thing that has to be recalled, the one option that is right, or both ends of a fact. */
function partsToldByHeading(asked: Exposure, heading: string): readonly number[] {
  return partsOf(asked, ({ answers, subjects }) => {
    if (!mentions(heading, answers)) return false;
    // What happened in one year is put in order by something else than the year.
    if (asked.asksDate) return asked.telling === 1;
    if (asked.recallsName || mentions(heading, subjects)) return true;
    return asked.chooses && asked.options.filter((option) => heading.includes(option)).length === 1;
  });
}

/** The same of what an earlier item tells once it is answered. */
function partsToldLater({ solution, remarks, words, sentences, about }: Aftermath, later: Exposure): readonly number[] {
  return partsOf(later, (one) => {
    const { answers, subjects, about: own } = one;
    if (!answers.some((answer) => words.has(firstWordOf(answer)))) return false;
    if (tellsAsked(sentences, later, one)) return true;
    const tells = (text: string) => mentions(text, answers) && mentions(text, subjects);
    if (tells(solution) || remarks.some(tells)) return true;
    return later.asksDate && mentions(solution, answers) && overlaps(own, about);
  });
}

/** Whether a sentence has the answer and speaks of what is asked, though it may call it something else. */
function tellsAsked(sentences: readonly string[], { asksDate }: Exposure, { answers, clues }: Asked): boolean {
  const [year] = answers;
  return sentences.some(
    (sentence) =>
      mentions(sentence, answers) &&
      (asksDate && year !== undefined ? speaksOfDated(sentence, year.trim(), clues) : speaksOf(sentence, clues)),
  );
}

/** From this similarity of their stems on, two questions with one answer are the same question to a reader: Q28 of items.md. */
const TOO_ALIKE = 0.9;

/** Whether two items read the same, or with one answer nearly the same, so that one gives the other away. */
function nearlyTheSame(left: Exposure, right: Exposure): boolean {
  if (left.stem === right.stem) return true;
  return left.answer === right.answer && jaccard(trigramsOf(left.stem), trigramsOf(right.stem)) >= TOO_ALIKE;
}

function partsOf({ asked }: Exposure, isTold: (one: Asked) => boolean): readonly number[] {
  return asked.flatMap((one, at) => (isTold(one) ? [at] : []));
}

const firstWordOf = (padded: string): string => padded.slice(1, padded.indexOf(" ", 1));
const mentions = (text: string, spellings: readonly string[]): boolean =>
  spellings.some((spelling) => text.includes(spelling));

function overlaps(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  for (const id of left) if (right.has(id)) return true;
  return false;
}
