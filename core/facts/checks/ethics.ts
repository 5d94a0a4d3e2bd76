import { type CheckContext, placeOfFact } from "@/core/facts/checks/context";
import { type Finding, type Located, problemAt, warningAt } from "@/core/facts/content-document";
import type { Fact, FactBase } from "@/core/facts/model";
import type { RawFact } from "@/core/facts/schema";
import { typePath } from "@/core/facts/type-tree";

const CHECK = "ethics";

/** Violence is marked, figures of it are attributed, and no community is made its author. */
export function checkEthics(context: CheckContext): readonly Finding[] {
  return [...context.base.facts.values()].flatMap((fact) => {
    const place = placeOfFact(context, fact.id);
    const relation = context.base.relations.get(fact.triple?.r ?? "");
    if (relation?.sensitive !== "harm") return [];
    return [
      ...marked(fact, place),
      ...noCommunityAsAuthor(fact, place, context.base),
      ...attributedFigure(fact, place),
    ];
  });
}

function marked(fact: Fact, place: Located<RawFact>): Finding[] {
  if (fact.harm !== null) return [];
  const message = `${fact.id}: "${fact.triple?.r}" is about violence; say \`harm: casualties\` or \`harm: violence\`, so that the warning before it knows which.`;
  return [problemAt(place, CHECK, message, "r")];
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
