import { isRecent } from "@/core/facts/about/caution";
import { type Namer, namer } from "@/core/facts/about/named-entities";
import { type CheckContext, placeOfFact } from "@/core/facts/checks/context";
import { type Finding, type Located, problemAt } from "@/core/facts/content-document";
import type { FactBase, Text } from "@/core/facts/model";

const CHECK = "places";
/** Leaves of places that are finer than a cercle. */
const FINE = new Set(["town", "village", "base", "monument"]);
/** "in the cercles of Kita and Nioro", "the region of Kayes": the name is that of the area. */
const AREA = /\b(?:region|cercle|district)s? of \p{Lu}[\p{L}’'-]*(?:(?:, | and |, and )\p{Lu}[\p{L}’'-]*)*/gu;

/**
 * What happened within a year of the release is told with the cercle at finest (items.md §8, H5): nobody shall learn from
 * us where people are now. Exempt are capitals (Bamako is a district of its own; in the others states meet) and what lies
 * in a country that has no border in our base: neither Mali nor a neighbour.
 */
export function checkPlaces(context: CheckContext): readonly Finding[] {
  const { base, raw } = context;
  const names = namer([...base.entities.values()], base.types);
  const exempt = exemptFrom(base);
  const tooFine = (id: string) => FINE.has(base.entities.get(id)?.type ?? "") && !exempt(id);
  const facts = [...base.facts.values()].flatMap((fact): Finding[] => {
    if (fact.when === null || !isRecent(fact.when, base.release.asOf)) return [];
    const place = placeOfFact(context, fact.id);
    const { text, ask, answer, claim, sources } = place.value;
    const written = { text, ask, answer, claim };
    return [
      ...fact.about.filter(tooFine).map((id) => tooNear(place, fact.when ?? "", id, "about")),
      ...Object.entries(written).flatMap(([field, words]) =>
        namedIn(words, names)
          .filter(tooFine)
          .map((id) => tooNear(place, fact.when ?? "", id, field)),
      ),
      ...sources.flatMap(({ note }, index) =>
        namedIn(note, names)
          .filter(tooFine)
          .map((id) => tooNear(place, fact.when ?? "", id, "sources", index, "note")),
      ),
    ];
  });
  const events = raw.entities.flatMap((place): Finding[] => {
    const { life, type, name, text, undated, deed, about } = place.value;
    const leaf = base.types.get(type)?.parent;
    if (life === undefined || leaf !== "event" || !isRecent(life, base.release.asOf)) return [];
    return Object.entries({ name, text, undated, deed, about }).flatMap(([field, words]) =>
      namedIn(words, names)
        .filter(tooFine)
        .map((id) => tooNear(place, life, id, field)),
    );
  });
  return [...facts, ...events];
}

function tooNear(place: Located<{ readonly id: string }>, when: string, id: string, ...path: PropertyKey[]): Finding {
  const message = `${place.value.id}: it is of the last twelve months (${when}) and names "${id}"; say its cercle or region instead.`;
  return problemAt(place, CHECK, message, ...path);
}

function namedIn(text: Text | undefined, names: Namer): readonly string[] {
  return text === undefined ? [] : [...names(text.en.replace(AREA, " "))];
}

function exemptFrom(base: FactBase): (id: string) => boolean {
  const objects = (relation: string) =>
    (base.index.factsByRelation.get(relation) ?? []).flatMap(({ triple }) =>
      triple?.o.kind === "entity" ? [triple.o.id] : [],
    );
  const capitals = new Set(objects("capital"));
  const near = new Set([
    ...objects("borders"),
    ...(base.index.factsByRelation.get("borders") ?? []).flatMap(({ triple }) => triple?.s ?? []),
  ]);
  const isFar = (id: string) => base.entities.get(id)?.type === "country" && !near.has(id);
  return (id) => capitals.has(id) || (base.entities.get(id)?.within ?? []).some(isFar);
}
