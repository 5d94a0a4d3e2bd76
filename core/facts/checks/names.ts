import { spellingsOf } from "@/core/facts/about/spellings";
import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, type Located, problemAt, warningAt } from "@/core/facts/content-document";
import type { Entity, FactBase } from "@/core/facts/model";
import type { RawEntity } from "@/core/facts/schema";
import { normalise } from "@/core/shared/normalise";

const CHECK = "names";
const YEAR = /\b(?:1[0-9]|20)\d{2}\b/;

/** Names lead to one entity, and do not give away what is asked. */
export function checkNames({ raw, base }: CheckContext): readonly Finding[] {
  const places = new Map(raw.entities.map((place) => [place.value.id, place]));
  return [
    ...sharedSpellings(base, places),
    ...sharedWords(base, places),
    ...tellingYears(base, places),
    ...acronyms(base, places),
  ];
}

function sharedSpellings(base: FactBase, places: ReadonlyMap<string, Located<RawEntity>>): Finding[] {
  const owners = new Map<string, Entity>();
  const found: Finding[] = [];
  for (const entity of base.entities.values()) {
    const place = places.get(entity.id);
    for (const spelling of new Set(spellingsOf(entity))) {
      const key = normalise(spelling);
      const owner = owners.get(key);
      if (place !== undefined && key === "") {
        found.push(problemAt(place, CHECK, `${entity.id}: "${spelling}" has no letter or digit in it.`, "id"));
      } else if (owner === undefined) {
        owners.set(key, entity);
      } else if (owner.id !== entity.id && place !== undefined) {
        found.push(sharedSpelling(place, spelling, entity, owner));
      }
    }
  }
  return found;
}

/** A word that is typed for one thing of a kind, in full or for half, must not be a name of another, nor typed for it. */
function sharedWords(base: FactBase, places: ReadonlyMap<string, Located<RawEntity>>): Finding[] {
  return [...base.entities.values()].flatMap((entity) => {
    const place = places.get(entity.id);
    if (place === undefined) return [];
    const others = (base.index.entitiesByType.get(entity.type) ?? []).filter((other) => other !== entity);
    return (["typed", "broader"] as const).flatMap((field) =>
      entity[field].flatMap((word) => {
        const owner = others.find((other) => wordsFor(other, field).has(normalise(word)));
        const own = new Set(spellingsOf(entity).map(normalise)).has(normalise(word));
        if (own)
          return [problemAt(place, CHECK, `${entity.id}: "${word}" is a name of it already; drop it here.`, field)];
        if (owner === undefined) return [];
        const message = `${entity.id}: "${word}" also means "${owner.id}", so a typed answer would be ambiguous; drop it from one.`;
        return [problemAt(place, CHECK, message, field)];
      }),
    );
  });
}

/** What one thing must leave to another of its kind: its names, and for a word that is right what is typed for it. Two may lie in one broader thing. */
const wordsFor = (entity: Entity, field: "typed" | "broader"): ReadonlySet<string> =>
  new Set(
    [...spellingsOf(entity), ...(field === "typed" ? [...entity.typed, ...entity.broader] : entity.typed)].map(
      normalise,
    ),
  );

/** A question says which type it asks for ("which river"), so only namesakes of one type are ambiguous. */
function sharedSpelling(place: Located<RawEntity>, spelling: string, entity: Entity, owner: Entity): Finding {
  const same = `${entity.id}: "${spelling}" is also a name of "${owner.id}"`;
  return entity.type === owner.type
    ? problemAt(place, CHECK, `${same}, so a typed answer would be ambiguous; drop it from one.`, "aliases")
    : warningAt(place, CHECK, `${same}; fine when both really bear it, as the question names the type.`, "aliases");
}

/** An entity whose date is asked, or that stands in an ordering, must have a name without its year. */
function tellingYears(base: FactBase, places: ReadonlyMap<string, Located<RawEntity>>): Finding[] {
  const asked = new Set<string>();
  for (const { triple } of base.facts.values()) {
    if (triple === null) continue;
    const patterns = base.relations.get(triple.r)?.patterns.en;
    if (patterns === undefined || (patterns.askWhen === null && patterns.headline === null)) continue;
    asked.add(triple.s);
    if (triple.o.kind === "entity") asked.add(triple.o.id);
  }
  return [...asked].flatMap((id) => {
    const entity = base.entities.get(id);
    const place = places.get(id);
    if (entity === undefined || place === undefined) return [];
    const words = [entity.undated.en, entity.deed?.en ?? ""].find((each) => YEAR.test(each));
    if (words === undefined) return [];
    const message = `${id}: its date is asked, but "${words}" tells a year; add \`undated: { en: … }\`, a noun phrase without it, and keep it out of \`deed\`.`;
    return [problemAt(place, CHECK, message, "name")];
  });
}

function acronyms(base: FactBase, places: ReadonlyMap<string, Located<RawEntity>>): Finding[] {
  return [...base.entities.values()].flatMap((entity) => {
    const place = places.get(entity.id);
    if (place === undefined || entity.acronym || !/^[A-Z][A-Z0-9-]{2,}$/.test(entity.name.en)) return [];
    const message = `${entity.id}: "${entity.name.en}" looks like an acronym; say \`acronym: true\`, so that it is compared exactly.`;
    return [warningAt(place, CHECK, message, "name")];
  });
}
