import { type CheckContext, placeOfFact } from "@/core/facts/checks/context";
import { type Finding, problemAt, warningAt } from "@/core/facts/content-document";
import { edtf, mayOverlap } from "@/core/shared/edtf";

const CHECK = "lists";

/** A complete list has exactly the objects of the facts that it closes. */
export function checkLists(context: CheckContext): readonly Finding[] {
  return [...listFindings(context), ...missingLists(context)];
}

/** Facts of a relation with many objects make a choice question only under a complete list. */
function missingLists(context: CheckContext): Finding[] {
  const { base } = context;
  return [...base.index.factsBySubjectRelation].flatMap(([key, facts]) => {
    const [first, ...others] = facts.filter(({ status, denies }) => status === "established" && !denies);
    const relation = base.relations.get(first?.triple?.r ?? "");
    if (first === undefined || relation === undefined || others.length === 0) return [];
    const askable = !relation.functional && relation.patterns.en.ask !== null && relation.sensitive === "none";
    if (!askable || base.index.listBySubjectRelation.has(key)) return [];
    const message = `${first.id}: ${others.length + 1} established facts say "${key} …", but no list in lists.yaml closes them; where a source prints the whole list, add it, so that wrong options can be proved.`;
    return [warningAt(placeOfFact(context, first.id), CHECK, message, "r")];
  });
}

function listFindings({ raw, base }: CheckContext): Finding[] {
  return raw.lists.flatMap((place) => {
    const { id, s, r, when, members, sources } = place.value;
    const covered = (base.index.factsBySubjectRelation.get(`${s} ${r}`) ?? []).filter(
      (fact) => !fact.denies && (when === undefined || fact.when === null || mayOverlap(edtf(when), edtf(fact.when))),
    );
    const symmetric = base.relations.get(r)?.symmetric
      ? (base.index.factsByRelationObject.get(`${r} ${s}`) ?? []).flatMap(({ triple }) => triple?.s ?? [])
      : [];
    const objects = new Set([
      ...covered.flatMap(({ triple }) => (triple?.o.kind === "entity" ? [triple.o.id] : [])),
      ...symmetric,
    ]);
    const missingFacts = members.filter((member) => !objects.has(member));
    const missingMembers = [...objects].filter((object) => !members.includes(object));
    const unknown = sources.filter((evidence) => !base.sources.has(evidence.id));
    return [
      ...missingFacts.map((member) =>
        problemAt(
          place,
          CHECK,
          `${id}: no fact says "${s} ${r} ${member}"; write it, or leave the list out.`,
          "members",
        ),
      ),
      ...missingMembers.map((object) =>
        problemAt(place, CHECK, `${id}: a fact says "${s} ${r} ${object}", but the list does not have it.`, "members"),
      ),
      ...unknown.map((evidence) => problemAt(place, CHECK, `${id}: there is no source "${evidence.id}".`, "sources")),
    ];
  });
}
