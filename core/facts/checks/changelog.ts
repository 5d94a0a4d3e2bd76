import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, problemAt } from "@/core/facts/content-document";
import { endSpan, parseEdtf } from "@/core/shared/edtf";

const CHECK = "changelog";

/** Entries of changelog.yaml fit the facts as they are now, so that a release can be told from the one before. */
export function checkChangelog({ raw, base }: CheckContext): readonly Finding[] {
  const declared = new Set(raw.facts.map(({ value }) => value.id));
  const retracted = new Set(raw.changelog.flatMap(({ value }) => (value.kind === "retracted" ? [value.fact] : [])));
  const replaced = new Set(raw.changelog.flatMap(({ value }) => value.replaces));
  return raw.changelog.flatMap((place): Finding[] => {
    const { fact, kind, replaces } = place.value;
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

function hasEnd(when: string | null): boolean {
  const parsed = when === null ? null : parseEdtf(when);
  return parsed?.ok === true && Number.isFinite(endSpan(parsed.value).to);
}
