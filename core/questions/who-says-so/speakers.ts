import { mayStandBeside, mayStandBesideHarm } from "@/core/distractors/beside-harm";
import type { ProvedOption } from "@/core/distractors/candidates";
import { existedAt } from "@/core/distractors/existence";
import { clearlyDifferent, sameForm } from "@/core/distractors/form";
import { similarity } from "@/core/distractors/similarity";
import { activeNear } from "@/core/distractors/timely";
import { fitTurns, type Turns } from "@/core/distractors/turns";
import { overlapping } from "@/core/facts/about/overlap";
import type { Entity, Fact, FactBase, Language } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { isHarmful } from "@/core/questions/frame";
import { entityOf } from "@/core/questions/render/text";
import { type Claim, claimOf, isPublisher, isTold, names, speakerLabel } from "@/core/questions/who-says-so/claim";
import { shareClass, shareSide, speakerClassesOf, speaksAmong } from "@/core/questions/who-says-so/speaker-classes";
import { isTiedAlone, tellsSide, tiesOf } from "@/core/questions/who-says-so/ties";
import { boundedPart } from "@/core/shared/bounded-part";
import { edtf, mayOverlap, outerSpan } from "@/core/shared/edtf";
import type { Random } from "@/core/shared/random";

/**
 * Up to three others who could have said it and did not. They are drawn so that of those who stand together everybody is right
 * as often as the others (docs/adr/0013).
 */
export function otherSpeakers(context: GenerationContext, claim: Claim, random: Random): readonly ProvedOption[] {
  const { turns, sets } = tablesOf(context);
  const own = sets.get(claim.fact.id) ?? setsOf(context, claim);
  const shares = turns.get(claim.fact.id);
  return drawn(
    own.map((set, at) => ({ set, weight: shares?.[at] ?? 1 })),
    random,
  );
}

/**
 * Whether a claim is asked about. Who says more than one in four of what can stand together would be the answer too often,
 * whatever is set beside it: of its claims a part is asked.
 */
export function isAskedOf(context: GenerationContext, { fact }: Claim): boolean {
  return tablesOf(context).turns.has(fact.id);
}

type Sets = readonly (readonly ProvedOption[])[];
type Tables = { readonly turns: Turns; readonly sets: ReadonlyMap<string, Sets> };

const tables = new WeakMap<FactBase, Map<Language, Tables>>();

/** What follows from all claims of the base together: for each the sets that may stand beside its speaker, and their odds. */
function tablesOf(context: GenerationContext): Tables {
  const known = tables.get(context.base) ?? new Map<Language, Tables>();
  tables.set(context.base, known);
  const found = known.get(context.language) ?? workedOut(context);
  known.set(context.language, found);
  return found;
}

function workedOut(context: GenerationContext): Tables {
  const claims = claimsOf(context).all.map((claim) => ({ claim, sets: setsOf(context, claim) }));
  const turns = fitTurns(
    claims.map(({ claim, sets }) => ({ id: claim.fact.id, answer: claim.speaker.id, sets: sets.map(idsOf) })),
  );
  const asked = claims.filter(({ claim }) => turns.has(claim.fact.id));
  return { turns, sets: new Map(asked.map(({ claim, sets }) => [claim.fact.id, sets])) };
}

const idsOf = (set: readonly ProvedOption[]): readonly string[] => set.map(({ entity }) => entity.id);

/** Enough to choose from, however many speak: those who say most about the time. */
const MOST_SPEAKERS = 12;
/** No more of a kind are looked at. */
const MOST_LOOKED_AT = 96;
/** What is said within so many years counts in full, all else a little: who speaks changes with the times. */
const YEARS_TOGETHER = 3;
const FAR_SHARE = 0.2;

/**
 * Those who may stand beside the speaker of a claim: of a class with it, and known for saying things themselves, since who
 * never says anything in these sources is soon known for a wrong option.
 */
function company(context: GenerationContext, claim: Claim): readonly ProvedOption[] {
  const { byClass, daysOf } = claimsOf(context);
  const speakers = [...new Set(speakerClassesOf(claim.speaker).flatMap((name) => byClass.get(name) ?? []))];
  const day = middleOf(claim.fact);
  const reach = YEARS_TOGETHER * DAYS_PER_YEAR;
  const said = ({ entity }: ProvedOption) =>
    (daysOf.get(entity.id) ?? []).reduce((sum, other) => sum + (Math.abs(other - day) <= reach ? 1 : FAR_SHARE), 0);
  return fitting(context, claim, speakers)
    .map((candidate) => ({ candidate, said: said(candidate) }))
    .sort((a, b) => b.said - a.said || (a.candidate.entity.id < b.candidate.entity.id ? -1 : 1))
    .slice(0, MOST_SPEAKERS)
    .map(({ candidate }) => candidate);
}

/** Who could have said it and did not: there at the time, and not named by the statement. */
function fitting(context: GenerationContext, claim: Claim, entities: readonly Entity[]): readonly ProvedOption[] {
  const { base, language } = context;
  const { fact, speaker, label } = claim;
  const when = fact.when ?? fact.asOf;
  const proof = { code: "F1-functional", factIds: [fact.id], listId: null } as const;
  return [...boundedPart(entities, MOST_LOOKED_AT, fact.id)].flatMap((entity) => {
    const other = speakerLabel(base, entity, language);
    if (other === null || entity.id === speaker.id) return [];
    if (!mayBeShown(context, claim, entity)) return [];
    if (mayStandBehind(context, claim, entity) || !spokeAbout(base, entity, when)) return [];
    if (!sameForm(label, other) || !clearlyDifferent(label, other) || isTold(context, claim, entity, other)) return [];
    return [{ entity, label: other, proof, similarity: similarity(base, speaker, entity), lure: 1 }];
  });
}

/**
 * Nobody who bears no arms is set beside an act of violence or an armed actor, even as its possible reporter (items.md §8, H3).
 * Those who watch and count stand among their like alone, where no option can be taken for the one who did it.
 */
export function mayBeShown(
  context: GenerationContext,
  { fact, speaker }: { readonly fact: Fact; readonly speaker: Entity | null },
  other: Entity,
): boolean {
  const { base } = context;
  if (speaker !== null && speaksAmong("observing", speaker) && speaksAmong("observing", other)) return true;
  if (isHarmful(context, fact) && !mayStandBesideHarm(base, other)) return false;
  return fact.about.every((id) => {
    const entity = base.entities.get(id);
    return entity === undefined || id === other.id || mayStandBeside(base, other, entity, null, null);
  });
}

/** Whether somebody else than the speaker says it too, belongs to the speaker or is its ally, or is named by the evidence. */
export function mayStandBehind(
  context: GenerationContext,
  { fact, speaker }: Pick<Claim, "fact" | "speaker">,
  other: Entity,
): boolean {
  const { base } = context;
  return (
    maySay(context, fact, other) || isAkin(base, other, speaker) || isAlly(base, other, speaker, fact.when ?? fact.asOf)
  );
}

/** Whether the sources have somebody say what a fact tells, or name them beside it. */
export function maySay(context: GenerationContext, fact: Fact, entity: Entity): boolean {
  return (
    factsSayingTheSame(context, fact).some(({ by }) => by.includes(entity.id)) ||
    fact.evidence.some((evidence) => names(context, evidence, entity) || isPublisher(context, evidence, entity))
  );
}

/** All claims whose words do not give their speakers away. */
type Claims = {
  readonly all: readonly Claim[];
  readonly byClass: ReadonlyMap<string, readonly Entity[]>;
  /** When each speaker says things. */
  readonly daysOf: ReadonlyMap<string, readonly number[]>;
};

const claimTables = new WeakMap<FactBase, Map<Language, Claims>>();

function claimsOf(context: GenerationContext): Claims {
  const { base, language } = context;
  const known = claimTables.get(base) ?? new Map<Language, Claims>();
  claimTables.set(base, known);
  const claims = known.get(language) ?? gatheredClaims(context);
  known.set(language, claims);
  return claims;
}

function gatheredClaims(context: GenerationContext): Claims {
  const all = [...context.base.facts.values()].flatMap((fact) => {
    const claim = claimOf(context, fact);
    return claim.ok ? [claim.value] : [];
  });
  const byClass = new Map<string, Entity[]>();
  const daysOf = new Map<string, number[]>();
  for (const { fact, speaker } of all) {
    const days = daysOf.get(speaker.id) ?? [];
    daysOf.set(speaker.id, days);
    days.push(middleOf(fact));
    if (days.length > 1) continue;
    for (const name of speakerClassesOf(speaker)) {
      const speakers = byClass.get(name) ?? [];
      byClass.set(name, speakers);
      speakers.push(speaker);
    }
  }
  return { all, byClass, daysOf };
}

function middleOf(fact: Fact): number {
  const { from, to } = outerSpan(edtf(fact.when ?? fact.asOf));
  const ends = [from, to].filter(Number.isFinite);
  return ends.reduce((sum, end) => sum + end, 0) / Math.max(1, ends.length);
}

/**
 * Every set of three and of two in which nobody is akin to another or easily mistaken for it, all speak in one class, and
 * one could have said it as well as the speaker.
 * Sets of two are needed: what an army says in a year has only so many sides.
 */
function setsOf(context: GenerationContext, claim: Claim): Sets {
  const { base } = context;
  const candidates = company(context, claim);
  const isGivenAway = giveawayIn(context, claim);
  const fit = candidates.map((left) =>
    candidates.map((right) => !isAkin(base, left.entity, right.entity) && clearlyDifferent(left.label, right.label)),
  );
  const grown = (sets: readonly (readonly number[])[]) =>
    sets.flatMap((rows) =>
      candidates.flatMap((_, row) =>
        row > (rows.at(-1) ?? -1) && rows.every((other) => fit[other]?.[row] === true) ? [[...rows, row]] : [],
      ),
    );
  const two = grown(grown([[]]));
  return [...grown(two), ...two]
    .map((rows) => rows.flatMap((row) => candidates[row] ?? []))
    .filter((set) => shareClass([claim.speaker, ...set.map(({ entity }) => entity)]))
    .filter((set) => !isGivenAway(set.map(({ entity }) => entity)));
}

/** Whether of a speaker and others only the speaker can have said it, as far as the words of the statement tell. */
function giveawayIn({ base, language }: GenerationContext, { speaker, proposition }: Claim) {
  const ties = tiesOf(base, language, proposition);
  const sided = tellsSide(base, language, proposition);
  return (others: readonly Entity[]): boolean =>
    isTiedAlone(base, ties, speaker, others) || (sided && !others.some((other) => shareSide(speaker, other)));
}

/** One of the sets, in the measure of their weights; empty where there is none. */
function drawn(
  sets: readonly { readonly set: readonly ProvedOption[]; readonly weight: number }[],
  random: Random,
): readonly ProvedOption[] {
  let left = random() * sets.reduce((sum, { weight }) => sum + weight, 0);
  for (const { set, weight } of sets) {
    left -= weight;
    if (left < 0) return set;
  }
  return sets.at(-1)?.set ?? [];
}

const DAYS_PER_YEAR = 365.25;

/**
 * Whether one contains the other or is easily taken for it, over any number of steps, or both are parts of one whole: what one
 * UN body finds another publishes, and of two movements in a coalition either may speak for it.
 */
export function isAkin(base: FactBase, left: Entity, right: Entity): boolean {
  const [ofLeft, ofRight] = [wholesOf(base, left), wholesOf(base, right)];
  return ofLeft.has(right.id) || ofRight.has(left.id) || [...ofLeft].some((id) => ofRight.has(id));
}

/** Whether any fact has the two allied at a time that may be the claim's: the one may have spoken for the other. */
function isAlly({ index }: FactBase, left: Entity, right: Entity, when: string): boolean {
  const asked = edtf(when);
  return [left, right].some((one) =>
    (index.factsBySubjectRelation.get(`${one.id} allied-with`) ?? []).some(
      ({ triple, denies, when: allied }) =>
        !denies &&
        triple?.o.kind === "entity" &&
        triple.o.id === (one === left ? right : left).id &&
        (allied === null || mayOverlap(edtf(allied), asked)),
    ),
  );
}

function wholesOf(base: FactBase, entity: Entity, found: Set<string> = new Set()): ReadonlySet<string> {
  for (const id of overlapping(entity)) {
    if (!found.has(id)) wholesOf(base, entityOf(base, id), found.add(id));
  }
  return found;
}

/** Whoever has no known lifespan is taken to be there within so many years of what the base documents. */
const YEARS_AROUND = 3;
/** Forces come and go, ministers change, and other states look away: of them something is documented within so many years. */
const COMING_AND_GOING = ["fighting", "states", "inOffice"] as const;
/** Of these nothing is told before they come: whoever takes an office may have spoken before. */
const NOT_BEFORE = ["fighting", "states"] as const;
const YEARS_AT_WORK = 1;

/** Whether an entity was there to speak: at work then, or within its life, or near its documented deeds where that is unknown. */
export function spokeAbout(base: FactBase, entity: Entity, when: string): boolean {
  if (!existedAt(base, entity, when) || !activeNear(base, entity, when)) return false;
  if (COMING_AND_GOING.some((name) => speaksAmong(name, entity)))
    return isDocumented(base, entity, when, {
      before: YEARS_AT_WORK,
      after: NOT_BEFORE.some((name) => speaksAmong(name, entity)) ? 0 : YEARS_AT_WORK,
    });
  return entity.life !== null || isDocumented(base, entity, when, { before: YEARS_AROUND, after: YEARS_AROUND });
}

/** Whether a fact tells of it then, or so many years before or after. */
function isDocumented(
  base: FactBase,
  entity: Entity,
  when: string,
  years: { readonly before: number; readonly after: number },
): boolean {
  const asked = outerSpan(edtf(when));
  return (base.index.factsByEntity.get(entity.id) ?? []).some((fact) => {
    const { from, to } = outerSpan(edtf(fact.when ?? fact.asOf));
    return from - years.after * DAYS_PER_YEAR <= asked.to && asked.from <= to + years.before * DAYS_PER_YEAR;
  });
}

/** The fact itself and others with its structured form: all who say that. */
function factsSayingTheSame({ base }: GenerationContext, fact: Fact): readonly Fact[] {
  const { triple } = fact;
  if (triple === null) return [fact];
  const same = base.index.factsBySubjectRelation.get(`${triple.s} ${triple.r}`) ?? [];
  return [fact, ...same.filter((other) => JSON.stringify(other.triple?.o) === JSON.stringify(triple.o))];
}
