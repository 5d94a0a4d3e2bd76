import { questionTypeNames } from "@/core/questions/type-names";
import type { QuestionTypeName } from "@/core/questions/views";
import type { Random } from "@/core/shared/random";

/**
 * Shares of the types in a mix. Recall before recognition, true/false sparingly (items.md §5 and §10).
 * They are shares of what fits: a type that a topic cannot give leaves its share to the others.
 */
const MIX: Readonly<Record<QuestionTypeName, number>> = {
  "multiple-choice": 0.28,
  "short-answer": 0.16,
  cloze: 0.13,
  date: 0.12,
  "true-false": 0.1,
  ordering: 0.08,
  "who-says-so": 0.07,
  status: 0.06,
  map: 0.07,
  "what-changed": 0.06,
  "which-wording": 0.03,
  "multiple-response": 0.07,
  matching: 0.07,
  number: 0.05,
};

/** With two choices a blind guess is right half of the time: such a question comes after others, three for each but the first. */
const OTHERS_PER_WORDING = 3;
/** What a form of such questions alone is filled up with: the same skill, asked otherwise. */
const COMPANIONS: readonly QuestionTypeName[] = ["who-says-so", "status"];
/** Types about what is said and how sure it is. They ask one skill of whatever fact, so they are the salt of a form and not its bread. */
export const OF_EVIDENCE: ReadonlySet<QuestionTypeName> = new Set(["status", "which-wording", "who-says-so"]);
/** Of so many questions one may be about evidence while the facts give others. */
const EVIDENCE_ONE_IN = 3;
/** How much chance may outweigh a type's arrears, in items. */
const NEED_JITTER = 0.8;

/** Which types a growing form is to ask next. */
export class TypeMix {
  readonly #wanted: readonly QuestionTypeName[];
  /** Whether nothing was asked for but wordings. */
  readonly #alone: boolean;
  readonly #random: Random;
  readonly #counts = new Map<QuestionTypeName, number>();
  #asked = 0;

  /** @param types those that may be asked; all where it is empty */
  constructor(types: readonly QuestionTypeName[], random: Random) {
    const chosen = types.length === 0 ? questionTypeNames : types;
    this.#alone = chosen.every((type) => type === "which-wording");
    this.#wanted = this.#alone ? [...chosen, ...COMPANIONS] : chosen;
    this.#random = random;
  }

  count(type: QuestionTypeName): void {
    this.#asked += 1;
    this.#counts.set(type, (this.#counts.get(type) ?? 0) + 1);
  }

  /** Types that are behind their share come first, with some chance, so that forms do not all look alike. */
  byNeed(): readonly QuestionTypeName[] {
    const total = this.#wanted.reduce((sum, type) => sum + MIX[type], 0);
    const due = this.#asked + 1;
    const need = (type: QuestionTypeName) => (MIX[type] / total) * due - (this.#counts.get(type) ?? 0);
    const order = new Map(this.#wanted.map((type) => [type, need(type) + this.#random() * NEED_JITTER]));
    // Where nothing else was asked for, such a question comes as soon as it may.
    if (this.#alone) order.set("which-wording", Number.POSITIVE_INFINITY);
    return this.#wanted
      .filter((type) => this.#mayComeNow(type))
      .sort((a, b) => (order.get(b) ?? 0) - (order.get(a) ?? 0));
  }

  /** Whether one more of the type leaves questions about evidence a third of the form; of other types always. */
  isWithinShare(type: QuestionTypeName): boolean {
    if (!OF_EVIDENCE.has(type)) return true;
    const evidence = [...OF_EVIDENCE].reduce((sum, each) => sum + (this.#counts.get(each) ?? 0), 0);
    return evidence * EVIDENCE_ONE_IN <= this.#asked;
  }

  /** A wording question never stands alone, and never makes up more than a third of a form. */
  #mayComeNow(type: QuestionTypeName): boolean {
    if (type !== "which-wording") return true;
    const wordings = this.#counts.get(type) ?? 0;
    return this.#asked - wordings > OTHERS_PER_WORDING * wordings;
  }
}
