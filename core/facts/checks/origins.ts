import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, problemAt, warningAt } from "@/core/facts/content-document";
import { independentOrigins } from "@/core/facts/status";
import { normalise } from "@/core/shared/normalise";

const CHECK = "origins";
/** Portals that mostly print what others wrote; the name of the paper or agency stands at the head or foot of the page. */
const PORTALS = [
  "allafrica",
  "reliefweb",
  "bamada",
  "abamako",
  "maliweb",
  "malijet",
  "maliactu",
  "news abamako",
  "koulouba",
];

/** No fact rests on what its publisher has withdrawn. */
export function checkRetractedSources({ raw, base }: CheckContext): readonly Finding[] {
  return raw.sources.flatMap((place) => {
    const { id, retracted } = place.value;
    const facts = retracted === undefined ? [] : (base.index.factsBySource.get(id) ?? []);
    const message = `${id} was withdrawn by its publisher on ${retracted}, and these facts still rest on it: ${facts.map((fact) => fact.id).join(", ")}.`;
    return facts.length === 0 ? [] : [problemAt(place, CHECK, message, "retracted")];
  });
}

/** A fact that is established only because a portal counts as an origin may rest on one voice twice. */
export function checkOrigins({ raw, base }: CheckContext): readonly Finding[] {
  const sourceOf = (id: string) => base.sources.get(id) ?? null;
  const carriedBy = new Map<string, string[]>();
  for (const fact of base.facts.values()) {
    if (fact.statusRule !== "two-origins") continue;
    const own = fact.evidence.filter(({ origin }) => !isPortal(origin));
    if (independentOrigins(own, { sourceOf }).length >= 2) continue;
    for (const { sourceId, origin } of fact.evidence) {
      if (isPortal(origin)) carriedBy.set(sourceId, [...(carriedBy.get(sourceId) ?? []), fact.id]);
    }
  }
  return raw.sources.flatMap((place) => {
    const facts = carriedBy.get(place.value.id);
    if (facts === undefined) return [];
    const message = `${place.value.id}: "${base.sources.get(place.value.id)?.origin}" mostly reprints; name the paper or agency behind it as \`origin\`, since it makes these established: ${facts.join(", ")}.`;
    return [warningAt(place, CHECK, message, "publisher")];
  });
}

/** "Maliweb" or "Bamada.net", but not "aBamako / Nouvel Horizon", which names the paper. */
function isPortal(origin: string): boolean {
  return PORTALS.includes(normalise(origin.replace(/\.(?:com|net)$/, "")));
}
