import { FLAGGED_SHARE } from "@/core/facts/balance";
import type { Fact, FactBase, Text } from "@/core/facts/model";
import { houseOf } from "@/core/facts/status";
import { perspectiveOf } from "@/core/facts/voices";
import type { Item } from "@/core/questions/contract";

/** How much comes from one alone, as a share of facts in [0, 1], and the questions that ask it, by their numbers from 1. */
type Alone = { readonly share: number; readonly numbers: readonly number[] };

export type OneSided =
  /** Most of the facts rest on this house and on no other. */
  | ({ readonly kind: "one-origin"; readonly origin: string } & Alone)
  /** Of the facts that tell what somebody says, most tell what parties of this kind say and nobody else. */
  | ({ readonly kind: "one-side-speaks"; readonly side: Text } & Alone);

/** Fewer facts are too few to speak of balance. */
const FEWEST = 4;

/**
 * In what questions are so one-sided that whoever gives them should ask others, or tell the class: more than half of their facts
 * (items.md, H7) rest on one house alone, or have one kind of party alone as the one who says so. A party is a kind of actor with a type
 * whose statements are claims (`party` in content/types.yaml): the state, armed groups, other states.
 *
 * What others say as well needs no mending, and neither do the kinds of voice that have no part in it: that more than half of the facts
 * rest, alone or with others, on outlets elsewhere, research or the United Nations held of 98 of 100 sets as the builder makes them (10
 * questions on one topic, ten draws of each topic of the base of November 2026), and said nothing to whoever read it. What stands here held
 * of 2 of 100 of them, and of 14 of 100 on one thing of which twelve facts or more tell: one outlet, say, or the armed forces.
 */
export function oneSided(base: FactBase, items: readonly Pick<Item, "factIds">[]): readonly OneSided[] {
  const ids = new Set(items.flatMap(({ factIds }) => factIds));
  const facts = [...ids].flatMap((id) => base.facts.get(id) ?? []);
  const origins = facts.flatMap(({ evidence }) => evidence.map(({ origin }) => origin));
  const house = mostAlone(facts, ({ evidence }) => evidence.map(({ origin }) => houseOf(origin)));
  const spoken = facts.filter(({ by }) => by.length > 0);
  const speaker = mostAlone(spoken, ({ by }) => by.map((id) => perspectiveOf(base, id)?.id ?? ""));
  const side = base.perspectives.find(({ id }) => id === speaker?.key);
  const isParty = side?.types.some((type) => base.types.get(type)?.party === true) === true;
  const told = ({ share, factIds }: Most): Alone => ({
    share,
    numbers: items.flatMap((item, at) => (item.factIds.some((id) => factIds.has(id)) ? [at + 1] : [])),
  });
  return [
    ...(house === null
      ? []
      : [
          {
            kind: "one-origin" as const,
            origin: origins.find((origin) => houseOf(origin) === house.key) ?? house.key,
            ...told(house),
          },
        ]),
    ...(speaker === null || side === undefined || !isParty
      ? []
      : [{ kind: "one-side-speaks" as const, side: side.name, ...told(speaker) }]),
  ];
}

type Most = { readonly key: string; readonly share: number; readonly factIds: ReadonlySet<string> };

/** The key that more than half of the facts have without another beside it; null where there is none or the facts are too few. */
function mostAlone(facts: readonly Fact[], keysOf: (fact: Fact) => readonly string[]): Most | null {
  if (facts.length < FEWEST) return null;
  const alone = new Map<string, Set<string>>();
  for (const fact of facts) {
    const [key, ...others] = new Set(keysOf(fact));
    if (key !== undefined && others.length === 0) alone.set(key, (alone.get(key) ?? new Set()).add(fact.id));
  }
  for (const [key, factIds] of alone) {
    const share = factIds.size / facts.length;
    if (share > FLAGGED_SHARE) return { key, share, factIds };
  }
  return null;
}
