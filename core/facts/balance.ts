import type { Evidence, Fact, FactBase, Perspective, Source, Voice } from "@/core/facts/model";
import { houseOf } from "@/core/facts/status";
import { perspectiveOf, voiceTeller } from "@/core/facts/voices";

/** Above this share of a set's facts, one origin shapes what is told: the set is flagged (items.md, H7). */
export const FLAGGED_SHARE = 0.5;

export type OriginShare = {
  readonly origin: string;
  /** Facts that rest on it, alone or with others. */
  readonly facts: number;
  /** Facts that rest on nothing else. */
  readonly alone: number;
  /** facts ÷ all facts of the set, in [0, 1]. */
  readonly share: number;
  /** More than half of a set rests on it; never in a set too small to speak of balance. */
  readonly flagged: boolean;
};

export type Count = { readonly key: string; readonly facts: number; readonly share: number };

/** In how many facts of the set a kind of actor stands in each role; one fact may count in several. */
export type Roles = {
  readonly perspective: Perspective;
  readonly appears: number;
  /** Is named as the one who says so. */
  readonly speaks: number;
  /** Is what the statement is about grammatically: who did or was something. */
  readonly acts: number;
  /** To whom or with whom it was done. */
  readonly actedOn: number;
  /** In facts that tell of deaths or violence, in whatever part. */
  readonly inHarm: number;
  /** Facts by the kind of voice on which they rest, by its id. */
  readonly byVoice: Readonly<Record<string, number>>;
};

export type Balance = {
  readonly facts: number;
  readonly origins: readonly OriginShare[];
  readonly outlets: readonly Count[];
  readonly languages: readonly Count[];
  /** By kind of voice, all of them in the order of content/voices.yaml. */
  readonly voices: readonly (Count & { readonly voice: Voice })[];
  readonly roles: readonly Roles[];
};

/** Whose claims, which outlets and languages, who appears in which role: over any set of facts. Most frequent first. */
export function balanceOf(base: FactBase, facts: readonly Fact[]): Balance {
  const tell = voiceTeller(base);
  const sourcesOf = (fact: Fact) => fact.evidence.flatMap(({ sourceId }) => base.sources.get(sourceId) ?? []);
  return {
    facts: facts.length,
    origins: originShares(facts),
    outlets: countBy(facts, (fact) => sourcesOf(fact).map(outletOf)),
    languages: countBy(facts, (fact) => sourcesOf(fact).map(({ lang }) => lang)),
    voices: voicesOf(base, facts, tell),
    roles: base.perspectives.map((perspective) => rolesOf(base, perspective, facts, tell)),
  };
}

/** A set of fewer facts is too small to speak of balance. */
const FEWEST_FOR_A_FLAG = 4;

function originShares(facts: readonly Fact[]): readonly OriginShare[] {
  const nameOf = houseNames(facts);
  const housesOf = ({ evidence }: Fact) => evidence.map(({ origin }) => nameOf(origin));
  const counts = countBy(facts, housesOf);
  const alone = new Map<string, number>();
  for (const fact of facts) {
    const [first, ...others] = new Set(housesOf(fact));
    if (first !== undefined && others.length === 0) alone.set(first, (alone.get(first) ?? 0) + 1);
  }
  return counts.map(({ key, ...count }) => ({
    origin: key,
    ...count,
    alone: alone.get(key) ?? 0,
    flagged: facts.length >= FEWEST_FOR_A_FLAG && count.share > FLAGGED_SHARE,
  }));
}

/** The spelling of a house that stands first among those of the facts: "MaliActu" and "Maliactu" are one. */
function houseNames(facts: readonly Fact[]): (origin: string) => string {
  const names = new Map<string, string>();
  for (const { evidence } of facts) {
    for (const { origin } of evidence) if (!names.has(houseOf(origin))) names.set(houseOf(origin), origin);
  }
  return (origin) => names.get(houseOf(origin)) ?? origin;
}

/** "AFP, reprinted by GlobalPost" was read in GlobalPost. */
function outletOf({ publisher }: Source): string {
  return /, (?:reprinted|published|carried) (?:by|in) (.+)$/.exec(publisher)?.[1] ?? publisher;
}

/** Facts per key; a key that a fact bears twice counts once. */
function countBy(facts: readonly Fact[], keysOf: (fact: Fact) => readonly string[]): readonly Count[] {
  const counts = new Map<string, number>();
  for (const fact of facts) for (const key of new Set(keysOf(fact))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .map(([key, count]) => ({ key, facts: count, share: count / facts.length }))
    .sort((a, b) => b.facts - a.facts || (a.key < b.key ? -1 : 1));
}

type Tell = (evidence: Evidence) => Voice | null;

const voiceIds = (fact: Fact, tell: Tell) => fact.evidence.flatMap((evidence) => tell(evidence)?.id ?? []);

function voicesOf(base: FactBase, facts: readonly Fact[], tell: Tell): Balance["voices"] {
  const counts = new Map(countBy(facts, (fact) => voiceIds(fact, tell)).map((count) => [count.key, count]));
  return base.voices.map((voice) => ({
    ...(counts.get(voice.id) ?? { key: voice.id, facts: 0, share: 0 }),
    voice,
  }));
}

function rolesOf(base: FactBase, perspective: Perspective, facts: readonly Fact[], tell: Tell): Roles {
  const belongs = (id: string) => perspectiveOf(base, id)?.id === perspective.id;
  const own = facts.filter(({ about, by }) => [...about, ...by].some(belongs));
  const count = (holds: (fact: Fact) => boolean) => own.filter(holds).length;
  const voices = countBy(own, (fact) => voiceIds(fact, tell));
  return {
    perspective,
    appears: own.length,
    speaks: count(({ by }) => by.some(belongs)),
    acts: count(({ triple }) => triple !== null && belongs(triple.s)),
    actedOn: count(({ triple }) => triple !== null && triple.o.kind === "entity" && belongs(triple.o.id)),
    inHarm: count(({ harm }) => harm !== null),
    byVoice: Object.fromEntries(voices.map(({ key, facts: number }) => [key, number])),
  };
}
