import { clearlyDifferent } from "@/core/distractors/form";
import { overlap } from "@/core/facts/about/overlap";
import type { Entity, Fact, FactBase, Language, Status } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { phraseOf } from "@/core/questions/render/text";
import { heardOn } from "@/core/questions/which-wording/heard";
import { isOutlet, type Worded, wordedOf } from "@/core/questions/which-wording/worded";
import { isTold } from "@/core/questions/who-says-so/claim";
import { isAkin, mayBeShown, maySay, mayStandBehind, spokeAbout } from "@/core/questions/who-says-so/speakers";
import { isTiedAlone, tiesOf } from "@/core/questions/who-says-so/ties";
import { boundedPart } from "@/core/shared/bounded-part";
import { normalise } from "@/core/shared/normalise";
import { hash32, type Random } from "@/core/shared/random";

/** Somebody to whom a sentence may be put wrongly, and how often that is to be. */
type Voice = { readonly entity: Entity; readonly weight: number };

type Tables = {
  /** Sentences that are asked, by fact. */
  readonly asked: ReadonlyMap<string, Worded>;
  /** Who says things, with the number of times on each topic. */
  readonly speakers: ReadonlyMap<Entity, ReadonlyMap<string, number>>;
  /** Filled as they are asked for: those to whom each may be put wrongly. */
  readonly voices: Map<string, readonly Voice[]>;
  /**
   * How often a wording that calls the sentence disputed stands among the three. Where it does it is right as often as the bare one and the one
   * with a name: of what is disputed, of what is established, and of what one observer reports. What a party claims another may
   * well dispute, whether our sources tell it or not.
   */
  readonly doubt: Readonly<Record<Status, number>>;
};

/** A third of the sentences is established: of three wordings the bare one, the shortest, is right in a third (docs/adr/0058). */
const PER_CLAIM = 0.5;
/** Of the sentences that are disputed so many are asked as such, the others with who says so. */
const ASKED_AS_DISPUTED = 0.5;
const tables = new WeakMap<FactBase, Map<Language, Tables>>();

/** What follows from all sentences of the base together: which are asked. */
export function tablesOf(context: GenerationContext): Tables {
  const known = tables.get(context.base) ?? new Map<Language, Tables>();
  tables.set(context.base, known);
  const found = known.get(context.language) ?? workedOut(context);
  known.set(context.language, found);
  return found;
}

function workedOut(context: GenerationContext): Tables {
  const all = [...context.base.facts.values()];
  const claims = all.filter(({ status }) => status !== "established").flatMap((fact) => wordedIn(context, fact));
  const sure = establishedBeside(context, claims);
  const count = (wanted: Status) => claims.filter(({ fact: { status } }) => status === wanted).length;
  const doubted = ASKED_AS_DISPUTED * count("disputed");
  return {
    asked: new Map([...claims, ...sure].map((worded) => [worded.fact.id, worded])),
    speakers: speakersOf(claims),
    voices: new Map(),
    doubt: {
      disputed: ASKED_AS_DISPUTED,
      established: shareOf(doubted, sure.length),
      reported: shareOf(doubted, count("reported")),
      claimed: 0,
    },
  };
}

const shareOf = (some: number, all: number): number => Math.min(1, some / Math.max(1, all));

function wordedIn(context: GenerationContext, fact: Fact): readonly Worded[] {
  const made = wordedOf(context, fact);
  return made.ok ? [made.value] : [];
}

function speakersOf(claims: readonly Worded[]): Tables["speakers"] {
  const speakers = new Map<Entity, Map<string, number>>();
  for (const { speaker, fact } of claims) {
    if (speaker === null) continue;
    const own = speakers.get(speaker) ?? new Map<string, number>();
    speakers.set(speaker, own.set(fact.topic, (own.get(fact.topic) ?? 0) + 1));
  }
  return speakers;
}

/** Whoever says things elsewhere counts a little, who says them on the topic in full. */
const ELSEWHERE = 0.1;
/** No more speakers are looked at, however many there are. */
const MOST_LOOKED_AT = 96;

/** Who may be named wrongly, each as likely as it is named rightly: who is often right is often wrong, too. */
export function voicesFor(context: GenerationContext, worded: Worded): readonly Voice[] {
  const { speakers, voices } = tablesOf(context);
  const { fact } = worded;
  const known = voices.get(fact.id);
  if (known !== undefined) return known;
  const mayBeWrong = wrongVoicesOf(context, worded);
  const found = [...boundedPart([...speakers.keys()], MOST_LOOKED_AT, fact.id)].filter(mayBeWrong).map((entity) => {
    const said = speakers.get(entity) ?? new Map<string, number>();
    const here = said.get(fact.topic) ?? 0;
    const all = [...said.values()].reduce((sum, each) => sum + each, 0);
    return { entity, weight: here + ELSEWHERE * (all - here) };
  });
  voices.set(fact.id, found);
  return found;
}

/**
 * Established sentences to stand among the claims: of each topic half as many as there are claims, as far as it has them, and of all
 * together half as many. In an order that has nothing to do with what they say.
 */
function establishedBeside(context: GenerationContext, claims: readonly Worded[]): readonly Worded[] {
  const all = [...context.base.facts.values()].filter(({ status }) => status === "established").sort(byHash);
  const room = new Map<string, number>();
  for (const { fact } of claims) room.set(fact.topic, (room.get(fact.topic) ?? 0) + PER_CLAIM);
  const taken: Worded[] = [];
  const beyond: Fact[] = [];
  for (const fact of all) {
    const left = room.get(fact.topic) ?? 0;
    if (left < PER_CLAIM) {
      beyond.push(fact);
      continue;
    }
    const found = wordedIn(context, fact);
    taken.push(...found);
    room.set(fact.topic, left - found.length);
  }
  for (const fact of beyond) if (taken.length < PER_CLAIM * claims.length) taken.push(...wordedIn(context, fact));
  return taken;
}

const byHash = (one: { readonly id: string }, other: { readonly id: string }): number =>
  hash32(one.id) - hash32(other.id) || (one.id < other.id ? -1 : 1);

/**
 * Whether our sources do not have somebody say so, though they could have: there at the time, not named by the sentence, no source of the fact, and
 * no part or ally of who says it. Of two outlets that report neither is wrong for certain, since both may have.
 */
function wrongVoicesOf(context: GenerationContext, { fact, bare, speaker }: Worded): (other: Entity) => boolean {
  const { base, language } = context;
  const isHeard = heardOn(base, fact, bare);
  const ties = tiesOf(base, language, bare);
  const own = speaker === null ? "" : (phraseOf(speaker, language) ?? "");
  return (other) => {
    const label = phraseOf(other, language);
    if (label === null || other === speaker || fact.about.includes(other.id)) return false;
    if (speaker !== null && isOutlet(speaker) && isOutlet(other)) return false;
    if (isHeard(other) || !spokeAbout(base, other, fact.when ?? fact.asOf)) return false;
    if (!mayBeShown(context, { fact, speaker }, other) || fact.about.some((id) => isAkinTo(base, other, id)))
      return false;
    if (isOrigin(fact.evidence, other) || isTold(context, { prompt: "", proposition: bare }, other, label))
      return false;
    if (saysMuchTheSame(base, fact, other)) return false;
    if (speaker === null) return !maySay(context, fact, other);
    if (mayStandBehind(context, { fact, speaker }, other) || !clearlyDifferent(own, label)) return false;
    return !isTiedAlone(base, ties, speaker, [other]);
  };
}

/** Whether somebody says as much of a part or a whole: who says that the coalition holds the town, of one of its movements. */
function saysMuchTheSame({ index, entities }: FactBase, { triple }: Fact, { id }: Entity): boolean {
  if (triple === null) return false;
  const isNear = (one: string, other: string): boolean => {
    const [left, right] = [entities.get(one), entities.get(other)];
    return one === other || (left !== undefined && right !== undefined && overlap(left, right));
  };
  return (index.factsByEntity.get(id) ?? []).some(({ by, triple: theirs }) => {
    if (!by.includes(id) || theirs === null || theirs.r !== triple.r || !isNear(theirs.s, triple.s)) return false;
    return theirs.o.kind !== "entity" || triple.o.kind !== "entity" || isNear(theirs.o.id, triple.o.id);
  });
}

function isAkinTo(base: FactBase, other: Entity, id: string): boolean {
  const entity = base.entities.get(id);
  return entity !== undefined && isAkin(base, other, entity);
}

/** Whether somebody first said what a source tells. */
function isOrigin(evidence: readonly { readonly origin: string }[], { name, text, long, aliases }: Entity): boolean {
  const spellings = [name, text, long]
    .flatMap((each) => each?.en ?? [])
    .concat(aliases)
    .map(normalise);
  return evidence.some(({ origin }) => {
    const words = ` ${normalise(origin)} `;
    return spellings.some((spelling) => spelling !== "" && words.includes(` ${spelling} `));
  });
}

/** So many different voices, in the measure of their weights. */
export function drawnVoices(voices: readonly Voice[], count: number, random: Random): readonly Entity[] {
  const drawn: Entity[] = [];
  while (drawn.length < Math.min(count, voices.length)) {
    const left = voices.filter(({ entity }) => !drawn.includes(entity));
    let at = random() * left.reduce((sum, { weight }) => sum + weight, 0);
    const next = left.find(({ weight }) => {
      at -= weight;
      return at < 0;
    });
    drawn.push((next ?? (left.at(-1) as Voice)).entity);
  }
  return drawn;
}

/**
 * How often somebody is to be set beside who is better known than who says so. Outlets are known for little but what they say, and the bare
 * wording names nobody: with this the best known name is right as often as chance over the whole base.
 */
const BETTER_KNOWN = 0.27;

/** One of the voices: as often one that is better known than the speaker as one that is not, where there are both. */
export function rivalVoice(
  base: FactBase,
  speaker: Entity,
  voices: readonly Voice[],
  random: Random,
): Entity | undefined {
  const wanted = random() < BETTER_KNOWN;
  const fitting = voices.filter(({ entity }) => {
    const apart = saidByOthers(base, entity) - saidByOthers(base, speaker);
    return wanted ? apart > 0 : apart <= 0;
  });
  return drawnVoices(fitting.length === 0 ? voices : fitting, 1, random)[0];
}

/** Facts about a speaker that are not what it says itself. */
export function saidByOthers({ index }: FactBase, { id }: Entity): number {
  return (index.factsByEntity.get(id) ?? []).filter(({ by }) => !by.includes(id)).length;
}
