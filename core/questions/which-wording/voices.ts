import { clearlyDifferent } from "@/core/distractors/form";
import type { Entity, Fact, FactBase, Language, Status } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { phraseOf } from "@/core/questions/render/text";
import { isOutlet, type Worded, wordedOf } from "@/core/questions/which-wording/worded";
import { isTold } from "@/core/questions/who-says-so/claim";
import { isAkin, mayBeShown, maySay, mayStandBehind, spokeAbout } from "@/core/questions/who-says-so/speakers";
import { isTiedAlone, tiesOf } from "@/core/questions/who-says-so/ties";
import { normalise } from "@/core/shared/normalise";
import { hash32, type Random } from "@/core/shared/random";

/** Somebody to whom a sentence may be put wrongly, and how often that is to be. */
type Voice = { readonly entity: Entity; readonly weight: number };

/** A sentence that is asked, with those to whom it may be put wrongly. */
type Entry = { readonly worded: Worded; readonly voices: readonly Voice[] };

type Tables = {
  /** By fact. */
  readonly asked: ReadonlyMap<string, Entry>;
  /**
   * How often a wording that calls the sentence disputed stands among the three. Where it does it is right as often as the bare one and the one
   * with a name: of what is disputed, of what is established, and of what one observer reports. What a party claims another may
   * well dispute, whether our sources tell it or not.
   */
  readonly doubt: Readonly<Record<Status, number>>;
};

/** A third of the sentences is established: of three wordings the bare one, the shortest, is right in a third (docs/adr/0056). */
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
  const speakers = new Set(claims.flatMap(({ speaker }) => speaker ?? []));
  const entry = (worded: Worded): Entry => ({ worded, voices: voicesFor(context, worded, claims, speakers) });
  const said = claims.map(entry).filter(({ voices }) => voices.length > 0);
  const sure = establishedBeside(context, said, entry);
  const doubted = ASKED_AS_DISPUTED * said.filter(({ worded: { fact } }) => fact.status === "disputed").length;
  const reported = said.filter(({ worded: { fact } }) => fact.status === "reported").length;
  return {
    asked: new Map([...said, ...sure].map((each) => [each.worded.fact.id, each])),
    doubt: {
      disputed: ASKED_AS_DISPUTED,
      established: shareOf(doubted, sure.length),
      reported: shareOf(doubted, reported),
      claimed: 0,
    },
  };
}

const shareOf = (some: number, all: number): number => Math.min(1, some / Math.max(1, all));

function wordedIn(context: GenerationContext, fact: Fact): readonly Worded[] {
  const made = wordedOf(context, fact);
  return made.ok ? [made.value] : [];
}

/** Whoever says things elsewhere counts a little, who says them on the topic in full. */
const ELSEWHERE = 0.1;

/** Who may be named wrongly, each as likely as it is named rightly: who is often right is often wrong, too. */
function voicesFor(
  context: GenerationContext,
  worded: Worded,
  claims: readonly Worded[],
  speakers: ReadonlySet<Entity>,
): readonly Voice[] {
  return [...speakers]
    .filter((entity) => mayBeWrongVoice(context, worded, entity))
    .map((entity) => {
      const own = claims.filter(({ speaker }) => speaker === entity);
      const here = own.filter(({ fact }) => fact.topic === worded.fact.topic).length;
      return { entity, weight: here + ELSEWHERE * (own.length - here) };
    });
}

/**
 * Established sentences to stand among the claims: of each topic half as many as there are claims, as far as it has them, and of all
 * together half as many. In an order that has nothing to do with what they say.
 */
function establishedBeside(
  context: GenerationContext,
  said: readonly Entry[],
  entry: (worded: Worded) => Entry,
): readonly Entry[] {
  const all = [...context.base.facts.values()].filter(({ status }) => status === "established").sort(byHash);
  const left = new Map<string, number>();
  for (const { worded } of said) left.set(worded.fact.topic, (left.get(worded.fact.topic) ?? 0) + PER_CLAIM);
  const taken: Entry[] = [];
  const beyond: Fact[] = [];
  const take = (fact: Fact): boolean => {
    const found = wordedIn(context, fact)
      .map(entry)
      .filter(({ voices }) => voices.length > 1);
    taken.push(...found);
    return found.length > 0;
  };
  for (const fact of all) {
    const room = left.get(fact.topic) ?? 0;
    if (room < PER_CLAIM) beyond.push(fact);
    else if (take(fact)) left.set(fact.topic, room - 1);
  }
  for (const fact of beyond) if (taken.length < PER_CLAIM * said.length) take(fact);
  return taken;
}

const byHash = (one: { readonly id: string }, other: { readonly id: string }): number =>
  hash32(one.id) - hash32(other.id) || (one.id < other.id ? -1 : 1);

/**
 * Whether our sources do not have somebody say so, though they could have: there at the time, not named by the sentence, no source of the fact, and
 * no part or ally of who says it. Of two outlets that report neither is wrong for certain, since both may have.
 */
function mayBeWrongVoice(context: GenerationContext, { fact, bare, speaker }: Worded, other: Entity): boolean {
  const { base, language } = context;
  const label = phraseOf(other, language);
  if (label === null || other === speaker || fact.about.includes(other.id)) return false;
  if (speaker !== null && isOutlet(speaker) && isOutlet(other)) return false;
  if (!spokeAbout(base, other, fact.when ?? fact.asOf) || !mayBeShown(context, { fact, speaker }, other)) return false;
  if (isOrigin(fact.evidence, other) || isTold(context, { prompt: "", proposition: bare }, other, label)) return false;
  if (fact.about.some((id) => isAkinTo(base, other, id))) return false;
  if (speaker === null) return !maySay(context, fact, other);
  const own = phraseOf(speaker, language) ?? "";
  if (mayStandBehind(context, { fact, speaker }, other) || !clearlyDifferent(own, label)) return false;
  return !isTiedAlone(base, tiesOf(base, language, bare), speaker, [other]);
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
