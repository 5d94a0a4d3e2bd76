import type { CompleteList, Fact, FactBase } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import type { Item } from "@/core/questions/contract";
import type { QuestionTypeName } from "@/core/questions/views";
import { OF_EVIDENCE } from "@/core/quizzes/type-mix";

/** Types that ask for one thing by the name of another. */
const OF_A_THING: ReadonlySet<QuestionTypeName> = new Set([
  "multiple-choice",
  "true-false",
  "cloze",
  "short-answer",
  "what-changed",
]);

/**
 * What items of one form have in common, so that a form says the same twice only where its facts give nothing else: the same asked
 * of two things with one answer ("to which rising did the fighting at Ménaka belong?", and that at Aguelhok), two of one complete
 * list, and two of one type about what is said of one place or event.
 */
export class Repeats {
  readonly #base: FactBase;
  readonly #seen = new Set<string>();

  constructor(base: FactBase) {
    this.#base = base;
  }

  /** Whether the item says again what one that was counted says. */
  has(item: Item): boolean {
    return this.#themesOf(item).some((theme) => this.#seen.has(theme));
  }

  /** Whether every item of this type that asks the fact does, which is known before one is drawn. */
  hasAnyOf(type: QuestionTypeName, fact: Fact): boolean {
    return themesOfFact(this.#base, type, fact).some((theme) => this.#seen.has(theme));
  }

  count(item: Item): void {
    for (const theme of this.#themesOf(item)) this.#seen.add(theme);
  }

  #themesOf(item: Item): readonly string[] {
    const facts = item.factIds.flatMap((id) => this.#base.facts.get(id) ?? []);
    return [
      ...facts.flatMap((fact) => themesOfFact(this.#base, item.type, fact)),
      ...(OF_A_THING.has(item.type) ? answersOf(item, facts) : []),
    ];
  }
}

/**
 * What any item of a type that asks the fact is about: the list on which it stands; or the places and events of which something is
 * said, since of one of them questions about evidence read much the same, whichever fact they ask.
 */
function themesOfFact(base: FactBase, type: QuestionTypeName, fact: Fact): readonly string[] {
  if (OF_EVIDENCE.has(type)) return placesAndEventsOf(base, fact).map((id) => `${type} ${id}`);
  const { triple } = fact;
  return triple !== null && isListed(base, triple) ? [`list ${triple.s} ${triple.r}`] : [];
}

/** What is asked, and the answer: the relation, its side and what stands there. */
function answersOf({ targetId }: Item, [fact]: readonly Fact[]): readonly string[] {
  const slot = /:([os])$/.exec(targetId)?.[1];
  if (fact?.triple == null || slot === undefined) return [];
  const { s, r, o } = fact.triple;
  const answer = slot === "s" ? s : o.kind === "entity" ? o.id : null;
  return answer === null ? [] : [`${r} ${slot} ${answer}`];
}

function placesAndEventsOf({ entities, types }: FactBase, { triple, about }: Fact): readonly string[] {
  const named = triple === null ? about : [triple.s, ...(triple.o.kind === "entity" ? [triple.o.id] : [])];
  return named.filter((id) => {
    const type = entities.get(id)?.type ?? "";
    return type !== "country" && ["place", "event"].some((branch) => typeFits(types, type, branch));
  });
}

const listed = new WeakMap<readonly CompleteList[], ReadonlySet<string>>();

/** Whether a complete list says who or what all have this relation to the subject. */
function isListed({ lists }: FactBase, { s, r }: { readonly s: string; readonly r: string }): boolean {
  const known = listed.get(lists) ?? new Set(lists.map((list) => `${list.s} ${list.r}`));
  listed.set(lists, known);
  return known.has(`${s} ${r}`);
}
