import { type CheckContext, placeOfFact } from "@/core/facts/checks/context";
import { violenceIn } from "@/core/facts/checks/words/violence";
import { type Finding, type Located, problemAt, warningAt } from "@/core/facts/content-document";
import type { Fact, FactBase } from "@/core/facts/model";
import type { RawEntity, RawFact } from "@/core/facts/schema";
import { typeFits, typePath } from "@/core/facts/type-tree";

const CHECK = "ethics";

/** Violence is marked, figures of it are attributed, and no community is made its author. */
export function checkEthics(context: CheckContext): readonly Finding[] {
  const inFacts = [...context.base.facts.values()].flatMap((fact) => {
    const place = placeOfFact(context, fact.id);
    const relation = context.base.relations.get(fact.triple?.r ?? "");
    if (relation?.sensitive !== "harm") return markedWords(fact, place, context.base);
    return [
      ...marked(fact, place),
      ...noCommunityAsAuthor(fact, place, context.base),
      ...attributedFigure(fact, place),
    ];
  });
  return [...inFacts, ...context.raw.entities.flatMap(warnedOf)];
}

/** An entity is named in lists and search, where nothing else would warn of what its words tell. */
function warnedOf(place: Located<RawEntity>): Finding[] {
  const { id, name, text, undated, deed, about, harm } = place.value;
  if (harm !== undefined) return [];
  return Object.entries({ name, text, undated, deed, about }).flatMap(([field, words]) => {
    const word = words === undefined ? null : violenceIn(`${words.en} ${words.fr ?? ""}`);
    if (word === null) return [];
    const message = `${id}: "${word}" tells of violence; say it without, or add \`harm: casualties\` or \`harm: violence\`, so that pages and lists warn before it.`;
    return [problemAt(place, CHECK, message, field)];
  });
}

function marked(fact: Fact, place: Located<RawFact>): Finding[] {
  if (fact.harm !== null) return [];
  const message = `${fact.id}: "${fact.triple?.r}" is about violence; say \`harm: casualties\` or \`harm: violence\`, so that the warning before it knows which.`;
  return [problemAt(place, CHECK, message, "r")];
}

/** Whatever the relation, and where there is none: what a fact's own words tell decides. */
function markedWords(fact: Fact, place: Located<RawFact>, base: FactBase): Finding[] {
  const { text, ask, answer, claim, noHarm, sources } = place.value;
  const notes = sources.map(({ note }) => ["note", note] as const);
  const own = [...Object.entries({ text, ask, answer, claim }), ...notes].flatMap(([field, words]) => {
    const word = words === undefined ? null : violenceIn(`${words.en} ${words.fr ?? ""}`);
    return word === null ? [] : [{ field, word }];
  });
  const found = [...own, ...violentEnds(fact, base)];
  const [first] = found;
  if (noHarm !== undefined) {
    if (first !== undefined && fact.harm === null) return [];
    const why = fact.harm === null ? "no word of it tells of violence" : "it is marked with `harm`";
    return [problemAt(place, CHECK, `${fact.id}: ${why}; take \`noHarm\` out.`, "noHarm")];
  }
  if (first === undefined || fact.harm !== null) return [];
  const message = `${fact.id}: "${first.word}" tells of violence; add \`harm: casualties\` or \`harm: violence\`, so that a warning stands before it, or say in \`noHarm\` why nobody is harmed here.`;
  return [problemAt(place, CHECK, message, first.field)];
}

/**
 * Questions name both ends of a triple, whatever the sentence says: an event that is marked is told of by its date alone, and so is
 * anything whose name tells of violence.
 */
function violentEnds({ triple }: Fact, base: FactBase): readonly { readonly field: string; readonly word: string }[] {
  if (triple === null) return [];
  const ends = [["s", triple.s] as const, ...(triple.o.kind === "entity" ? [["o", triple.o.id] as const] : [])];
  return ends.flatMap(([field, id]) => {
    const end = base.entities.get(id);
    if (end === undefined) return [];
    const isEvent = end.harm !== null && typeFits(base.types, end.type, "event");
    const { name, text, undated, deed } = end;
    const word = violenceIn(
      [name, text, undated, deed].map((words) => `${words?.en ?? ""}.${words?.fr ?? ""}`).join("."),
    );
    return isEvent || word !== null ? [{ field, word: word ?? end.name.en }] : [];
  });
}

/** items.md, H3 and H6: a people is not an armed group. */
function noCommunityAsAuthor(fact: Fact, place: Located<RawFact>, base: FactBase): Finding[] {
  const type = base.entities.get(fact.triple?.s ?? "")?.type ?? "";
  if (!typePath(base.types, type).includes("population")) return [];
  const message = `${fact.id}: a community is never the author of violence; name the armed group, or "armed men" in a descriptive fact, as the source does.`;
  return [problemAt(place, CHECK, message, "s")];
}

function attributedFigure(fact: Fact, place: Located<RawFact>): Finding[] {
  const o = fact.triple?.o;
  if (o?.kind !== "number" || fact.by.length > 0 || (!o.about && o.low === o.high)) return [];
  const message = `${fact.id}: a range or an "about" of victims is somebody's estimate; say whose with \`by\`.`;
  return [warningAt(place, CHECK, message, "o")];
}
