import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, problemAt } from "@/core/facts/content-document";
import { edtf, mayOverlap } from "@/core/shared/edtf";

const CHECK = "lists";

/** A complete list has exactly the objects of the facts that it closes. */
export function checkLists({ raw, base }: CheckContext): readonly Finding[] {
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
