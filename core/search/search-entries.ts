import { entitiesByName, sourcesInUse, written } from "@/core/browse/in-use";
import { spellingsOf } from "@/core/facts/about/spellings";
import type { Entity, Fact, FactBase, Language, Status } from "@/core/facts/model";
import { writtenDate, writtenWhen } from "@/core/questions/render/dates";
import { asSentence } from "@/core/questions/render/pattern";
import { nounOf } from "@/core/questions/render/text";
import { normalise } from "@/core/shared/normalise";

/** Raised whenever the shape of the entries changes: browsers keep an index for as long as its address stays. */
export const SEARCH_INDEX_VERSION = 2;

/**
 * What the search page loads: everything that has a page, with the words under which it may be looked for.
 * Short keys, as there are thousands of entries.
 */
export type SearchEntry =
  | {
      readonly k: "entity";
      readonly id: string;
      /** What is shown. */
      readonly t: string;
      /** Kind, in words; the date alone where the name tells of deaths or violence. */
      readonly d: string;
      /** 1 when it tells of deaths or violence: found by its words, but not shown in the list. */
      readonly h: 0 | 1;
      /** Further names: French, long, aliases, transliterations. */
      readonly n: readonly string[];
      /** One sentence about it. */
      readonly a: string;
      /** Number of facts about it. */
      readonly c: number;
    }
  | { readonly k: "topic"; readonly id: string; readonly t: string; readonly a: string; readonly c: number }
  | {
      readonly k: "fact";
      readonly id: string;
      readonly t: string;
      readonly d: string;
      readonly s: Status;
      /** 1 when it tells of deaths or violence: found by its words, but not shown in the list. */
      readonly h: 0 | 1;
      /** Places of its entities in the list of entries, whose names lead to it in every language. */
      readonly e: readonly number[];
    }
  | { readonly k: "source"; readonly id: string; readonly t: string; readonly d: string };

/** Entities first: facts name them by their place. */
export function searchEntries(base: FactBase, language: Language): readonly SearchEntry[] {
  const entities = entitiesByName(base, language);
  const places = new Map(entities.map(({ id }, index) => [id, index]));
  return [
    ...entities.map((entity) => entityEntry(base, entity, language)),
    ...base.topics.map(
      (topic): SearchEntry => ({
        k: "topic",
        id: topic.id,
        t: written(topic.name, language),
        a: written(topic.about, language),
        c: base.index.factsByTopic.get(topic.id)?.length ?? 0,
      }),
    ),
    ...[...base.facts.values()].map((fact) => factEntry(base, fact, places, language)),
    ...sourcesInUse(base).map(
      (source): SearchEntry => ({ k: "source", id: source.id, t: source.title, d: source.publisher }),
    ),
  ];
}

function entityEntry(base: FactBase, entity: Entity, language: Language): SearchEntry {
  const name = written(entity.name, language);
  const seen = new Set([normalise(name)]);
  const names = spellingsOf(entity).filter((spelling) => {
    const form = normalise(spelling);
    if (seen.has(form)) return false;
    seen.add(form);
    return true;
  });
  return {
    k: "entity",
    id: entity.id,
    t: name,
    d: entity.harm === null ? asSentence(nounOf(base, entity.type, language) ?? entity.type) : dateOf(entity, language),
    h: entity.harm === null ? 0 : 1,
    n: names,
    a: written(entity.about, language),
    c: base.index.factsToldOf.get(entity.id)?.length ?? 0,
  };
}

const dateOf = ({ life }: Entity, language: Language) => (life === null ? "" : asSentence(writtenDate(life, language)));

function factEntry(base: FactBase, fact: Fact, places: ReadonlyMap<string, number>, language: Language): SearchEntry {
  return {
    k: "fact",
    id: fact.id,
    t: written(fact.text, language),
    d: fact.when === null ? "" : asSentence(writtenWhen(fact, language)),
    s: fact.status,
    h: fact.harm === null ? 0 : 1,
    e: (base.index.entitiesToldOf.get(fact.id) ?? []).flatMap((id) => places.get(id) ?? []),
  };
}
