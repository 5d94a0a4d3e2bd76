import type { Evidence, Source, Status, StatusRule } from "@/core/facts/model";
import { normalise } from "@/core/shared/normalise";

/** What the status of one fact depends on. */
export type StatusInput = {
  readonly evidence: readonly Evidence[];
  /** Entity ids, or the single word "unnamed". */
  readonly by: readonly string[];
};

export type StatusWorld = {
  readonly sourceOf: (id: string) => Source | null;
  /** Whether this entity is of a type whose statements are claims of a party. */
  readonly isParty: (entityId: string) => boolean;
  /** Whether an origin, written as in sources, is an entity whose statements are claims of a party. */
  readonly originIsParty: (origin: string) => boolean;
};

export type StatusDecision = { readonly status: Status; readonly rule: StatusRule };

export const UNNAMED = "unnamed";

/** From the strongest to the weakest; an editor may only go down. */
export const STATUS_ORDER: readonly Status[] = ["established", "reported", "claimed", "disputed"];

/**
 * The published rule without regard to other facts (content/README.md, "Status is computed").
 * An act or a measurement speaks for itself whoever it quotes; next comes who is speaking; then how many independent origins there are.
 */
export function ownStatus(input: StatusInput, world: StatusWorld): StatusDecision {
  if (input.evidence.some(({ as }) => as === "act")) return { status: "established", rule: "act" };
  if (input.evidence.some(({ as }) => as === "measure")) return { status: "established", rule: "measure" };
  if (input.by.includes(UNNAMED)) return { status: "claimed", rule: "unnamed-speaker" };
  if (input.by.some(world.isParty)) return { status: "claimed", rule: "party-speaks" };
  if (input.by.length > 0) return { status: "reported", rule: "observer-speaks" };

  const origins = independentOrigins(input.evidence, world);
  const observers = origins.filter((origin) => !world.originIsParty(origin));
  if (observers.length >= 2) return { status: "established", rule: "two-origins" };
  if (origins.length > 0 && observers.length === 0) return { status: "claimed", rule: "party-speaks" };
  return { status: "reported", rule: "one-origin" };
}

/**
 * Distinct origins, tertiary copies left out: they never count as somebody who said it first.
 * Of names that may mean one house ("BBC" and "BBC Afrique", "Anadolu" and "Anadolu Agency") one counts.
 */
export function independentOrigins(
  evidence: readonly Evidence[],
  world: Pick<StatusWorld, "sourceOf">,
): readonly string[] {
  const origins: string[] = [];
  for (const { sourceId, origin } of evidence) {
    if (world.sourceOf(sourceId)?.kind === "tertiary") continue;
    if (!origins.some((known) => sameHouse(known, origin))) origins.push(origin);
  }
  return origins;
}

/** Whether one name begins with the words of the other; what follows a comma, a bracket or "via" is no part of it. */
function sameHouse(a: string, b: string): boolean {
  const first = houseWords(a);
  const second = houseWords(b);
  const shorter = Math.min(first.length, second.length);
  return first.slice(0, shorter).join(" ") === second.slice(0, shorter).join(" ");
}

/** One form for all spellings of a house in lists: "MaliActu" and "Maliactu", "Sahelien" and "Sahelien.com", "The BBC". */
export const houseOf = (origin: string): string =>
  normalise(origin.replace(/\.(?:com|net|org)$/, "")).replace(/^the (?=.)/, "");

function houseWords(origin: string): readonly string[] {
  const name = origin.replace(/ ?[(,].*$| via .*$/, "");
  const words = normalise(name.replace(/\.(?:com|net|org)$/, "")).split(" ");
  return words[0] === "the" && words.length > 1 ? words.slice(1) : words;
}

/** Facts of equal rank that contradict each other are both disputed; one voice does not shake an established fact. */
export function rankOf(status: Status): number {
  return status === "established" ? 2 : 1;
}

/**
 * The final status: contradiction and lowering applied to what the fact's own evidence gives.
 *
 * @param own          decision of `ownStatus`
 * @param contradicted own decisions of the facts that it contradicts or that contradict it
 */
export function finalStatus(
  own: StatusDecision,
  contradicted: readonly StatusDecision[],
  lowerTo: Status | null,
): StatusDecision {
  const shaken = contradicted.some((other) => rankOf(other.status) === rankOf(own.status));
  const computed: StatusDecision = shaken ? { status: "disputed", rule: "contradicted" } : own;
  return lowerTo !== null && isLower(lowerTo, computed.status) ? { status: lowerTo, rule: "lowered" } : computed;
}

export function isLower(status: Status, than: Status): boolean {
  return STATUS_ORDER.indexOf(status) > STATUS_ORDER.indexOf(than);
}
