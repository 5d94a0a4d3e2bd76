import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, type Located, problemAt } from "@/core/facts/content-document";
import type { FactBase } from "@/core/facts/model";
import type { RawChange } from "@/core/facts/schema";
import { endSpan, parseEdtf } from "@/core/shared/edtf";

const CHECK = "changelog";

/** Entries of changelog.yaml fit the facts as they are now, so that a release can be told from the one before. */
export function checkChangelog({ raw, base }: CheckContext): readonly Finding[] {
  const declared = new Set(raw.facts.map(({ value }) => value.id));
  const retracted = new Set(
    raw.changelog.flatMap(({ value }) => (value.kind === "retracted" ? [subjectOf(value)] : [])),
  );
  const replaced = new Set(raw.changelog.flatMap(({ value }) => value.replaces));
  return raw.changelog.flatMap((place): readonly Finding[] => {
    if (place.value.entity !== undefined) return ofEntity(place, place.value.entity, base, retracted);
    const { kind, replaces } = place.value;
    const fact = subjectOf(place.value);
    const findings: Finding[] = [];
    const report = (message: string, ...path: PropertyKey[]) =>
      findings.push(problemAt(place, CHECK, `${fact}: ${message}`, ...path));
    const moves = kind === "merged" || kind === "split";

    if (kind === "retracted" && declared.has(fact)) {
      report("it is retracted here and still stands in content/facts; take it out there.", "fact");
    } else if (kind !== "retracted" && !declared.has(fact) && !retracted.has(fact) && !replaced.has(fact)) {
      report("there is no such fact, and no entry says that it was retracted, merged or split.", "fact");
    }
    if (moves && replaces.length === 0) report(`say in "replaces" which facts it takes the place of.`, "kind");
    if (!moves && replaces.length > 0) report(`only "merged" and "split" have "replaces".`, "replaces");
    for (const [index, old] of replaces.entries()) {
      if (old === fact) report("it cannot replace itself.", "replaces", index);
      else if (declared.has(old)) {
        report(`"${old}" is replaced here and still stands in content/facts; take it out there.`, "replaces", index);
      }
    }
    if (kind === "superseded" && base.facts.has(fact) && !hasEnd(base.facts.get(fact)?.when ?? null)) {
      report(`a superseded fact says in "when" until when it held.`, "kind");
    }
    return findings;
  });
}

const subjectOf = ({ fact, entity }: RawChange): string => fact ?? entity ?? "";

/** No memory belongs to an entity: it changes or goes. */
function ofEntity(
  place: Located<RawChange>,
  id: string,
  base: FactBase,
  retracted: ReadonlySet<string>,
): readonly Finding[] {
  const { kind, replaces } = place.value;
  const there = base.entities.has(id);
  const wrong = [
    !["wording", "refinement", "retracted"].includes(kind) &&
      `an entity changes by "wording", "refinement" or "retracted".`,
    replaces.length > 0 && `only facts have "replaces".`,
    kind === "retracted" && there && "it is retracted here and still stands in content/entities; take it out there.",
    kind !== "retracted" &&
      !there &&
      !retracted.has(id) &&
      "there is no such entity, and no entry says that it was retracted.",
  ];
  return wrong.flatMap((message) =>
    message === false ? [] : [problemAt(place, CHECK, `${id}: ${message}`, "entity")],
  );
}

function hasEnd(when: string | null): boolean {
  const parsed = when === null ? null : parseEdtf(when);
  return parsed?.ok === true && Number.isFinite(endSpan(parsed.value).to);
}
