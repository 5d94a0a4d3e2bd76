import type { Fact, Status } from "@/core/facts/model";
import { STATUSES } from "@/core/questions/render/status";
import { seededRandom, shuffled } from "@/core/shared/random";

/** Keeps the keys of a form's status questions even: most facts are established, and a form is not to say so. */
export class StatusTurns {
  /** Which status the first, the second … status question is to have. */
  readonly #order: readonly Status[];
  readonly #counts = new Map<Status, number>();

  constructor(seed: string) {
    this.#order = shuffled(STATUSES, seededRandom(`statuses ${seed}`));
  }

  count(status: Status): void {
    this.#counts.set(status, (this.#counts.get(status) ?? 0) + 1);
  }

  /** Whether it is the turn of a fact's status: the first of those asked least often. */
  isDue({ status }: Fact): boolean {
    const asked = this.#order.map((each) => this.#counts.get(each) ?? 0);
    return status === this.#order[asked.indexOf(Math.min(...asked))];
  }

  /** The statuses stand in the order of the rule, so it is the facts that keep them even: those of the rarest so far come first. */
  rarestFirst(facts: readonly Fact[]): readonly Fact[] {
    const asked = ({ status }: Fact) => this.#counts.get(status) ?? 0;
    return [...facts].sort((a, b) => asked(a) - asked(b));
  }
}
