import type { Fact, FactBase } from "@/core/facts/model";
import type { GenerationContext, Item, TargetId } from "@/core/questions/contract";
import { isHarmful } from "@/core/questions/frame";
import { generateItem, type PossibleItem, possibleItems } from "@/core/questions/generate";
import { restsOn } from "@/core/questions/rests-on";
import type { QuestionTypeName } from "@/core/questions/views";
import {
  type AskedBefore,
  type AskedQuestion,
  askedBefore,
  type Novelty,
  noveltiesFor,
} from "@/core/quizzes/asked-before";
import { type Blueprint, MIN_LENGTH, type Pin } from "@/core/quizzes/blueprint";
import { eligibleFacts, factsOf, mayBeConfused, restingOf } from "@/core/quizzes/form-facts";
import { Giveaways } from "@/core/quizzes/giveaways";
import { headingsOf } from "@/core/quizzes/headings";
import { type Evenness, KeyBalance, keyClassOf } from "@/core/quizzes/key-balance";
import { Repeats } from "@/core/quizzes/repeats";
import { Spread } from "@/core/quizzes/spread";
import { StatusTurns } from "@/core/quizzes/status-turns";
import { TypeMix } from "@/core/quizzes/type-mix";
import { WantedDifficulty } from "@/core/quizzes/wanted-difficulty";
import { type Random, seededRandom, shuffled } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";
import type { DifficultyFit } from "@/core/statistics/difficulty-fit";

export type FormRequest = {
  readonly blueprint: Blueprint;
  /** Everything about the form follows from it. */
  readonly seed: string;
  /** Targets that the learner is weak at: their facts come first. */
  readonly preferredTargets: ReadonlySet<TargetId>;
  /** Targets that the learner still knows: their facts come last, after what has never been met. */
  readonly knownTargets: ReadonlySet<TargetId>;
  /** Facts taken out of use while running; no item may rest on one. */
  readonly withdrawnFactIds: ReadonlySet<string>;
  /** Facts to leave out of this form alone, such as those of the last attempt. */
  readonly excludedFactIds: ReadonlySet<string>;
  /** Of a retake: the questions of each sitting before, the newest first. Of each fact another one is asked, wherever there is one. */
  readonly askedBefore: readonly (readonly AskedQuestion[])[];
  /** What first answers have said of difficulty; empty before there are enough. */
  readonly difficultyFit: DifficultyFit;
};

/** The request's facts yield fewer items than the shortest quiz has. */
export type FormProblem = { readonly code: "too-few-items"; readonly available: number };

/**
 * Draws of one item before another item is tried, because its key always stands where too many stand already: few while
 * there are others that could stand there, more before a form is left shorter.
 */
const DRAWS = { even: 12, fair: 40 } as const;
/** Even places are drawn for as long as anything can give them; only then are fair ones good enough. */
const EVENNESSES: readonly Evenness[] = ["even", "fair"];
/** What says nothing again comes before what does: a form is not left shorter for it. */
const AGAIN: readonly boolean[] = [false, true];
/** What rests in this form comes after what does not, whatever its type. */
const RESTED: readonly boolean[] = [false, true];
/** So many facts of an order, or of pairs, may rest: were it none, there would hardly be an order in a small topic. */
const MOST_RESTING = 1;
/** How many questions of one topic may follow each other while there is another topic. */
const LONGEST_RUN = 2;

/** What the next question is to be like. */
type Wanted = {
  readonly evenness: Evenness;
  readonly novelty: Novelty;
  readonly among: (fact: Fact) => boolean;
  /** Whether it may ask again what another in the form asks, of another thing. */
  readonly again: boolean;
  /** Whether it may ask what rests in this form. */
  readonly resting: boolean;
};

/**
 * A quiz: items on different facts, of mixed types, topics taking turns, keys in balanced places, none telling
 * another's answer nor, while there is something else, asking again what another asks. What can be confused stands side by side (items.md §5): an item is followed, where it can be, by
 * one of the same topic on another thing of the same kind. Violence and casualties stay out unless the blueprint asks
 * for them.
 *
 * @returns at most `blueprint.length` items, fewer where the facts give no more
 */
export function buildForm(context: GenerationContext, request: FormRequest): Result<readonly Item[], FormProblem> {
  const drawn = drawItems(context, request);
  return drawn.length < MIN_LENGTH
    ? err({ code: "too-few-items", available: drawn.length })
    : ok(drawn.map(({ item }) => item));
}

/** An item and how it is made again. */
export type DrawnItem = { readonly item: Item; readonly pin: Pin };

/** Draws of a form that stays shorter than asked, and of one that would be none. */
const DRAWS_OF_FORM = { shorter: 4, none: 32 } as const;

/**
 * The items of a form, however few: first the pinned ones as they were, as far as the facts still give them and may be asked,
 * then what is drawn. Where what came first left too little for the rest, as of three facts it may, the longest of some other draws.
 *
 * @param headings what stands over the form all the time
 */
export function drawItems(
  context: GenerationContext,
  request: FormRequest,
  headings: readonly string[] = headingsOf(context, request.blueprint),
): readonly DrawnItem[] {
  if (request.blueprint.onlyOwn) return [];
  let longest = drawOnce(context, request, headings, true);
  const isShort = (draw: number) =>
    longest.length < MIN_LENGTH
      ? draw < DRAWS_OF_FORM.none
      : longest.length < request.blueprint.length && draw < DRAWS_OF_FORM.shorter;
  for (let draw = 1; isShort(draw); draw++) {
    const other = drawOnce(context, { ...request, seed: `${request.seed} draw ${draw}` }, headings, false);
    if (other.length > longest.length) longest = other;
  }
  return longest;
}

/** @param rests whether some facts rest: none does in a form that came out short with what rested */
function drawOnce(
  context: GenerationContext,
  request: FormRequest,
  headings: readonly string[],
  rests: boolean,
): readonly DrawnItem[] {
  const draft = new Draft(context, request, headings, rests);
  for (const pin of request.blueprint.pins) {
    if (draft.items.length < request.blueprint.length) draft.addPinned(pin);
  }
  while (draft.items.length < request.blueprint.length && draft.addNext()) {
    // Each turn adds one item; the draft knows what is used up.
  }
  return draft.items.flatMap((item, index) => {
    const pin = draft.pins[index];
    return pin === undefined ? [] : [{ item, pin }];
  });
}

/** The item that a pin stands for; null when the base no longer gives it. */
export function itemOfPin(context: GenerationContext, { type, factId, slot, seed }: Pin): Item | null {
  const fact = context.base.facts.get(factId);
  const way = fact && possibleOf(context, fact).find((each) => each.type === type && each.ask.slot === slot);
  if (way === undefined) return null;
  const made = generateItem(context, type, way.ask, seed);
  return made.ok ? made.value : null;
}

/** Topics in the order in which they are tried, those of each list before the next. */
type Turns = readonly (readonly string[])[];

/** The form while it grows. Private to this file: a loop with this much state reads better in one place. */
class Draft {
  readonly items: Item[] = [];
  /** How each item is made again. */
  readonly pins: Pin[] = [];
  readonly #giveaways: Giveaways;
  readonly #repeats: Repeats;
  readonly #usedFacts = new Set<string>();
  readonly #refused = new Map<string, Set<string>>();
  readonly #balance = new KeyBalance();
  readonly #difficulty: WantedDifficulty;
  readonly #mix: TypeMix;
  readonly #topicCounts = new Map<string, number>();
  /** Of a form about named things; null where topics alone say what it is about. */
  readonly #spread: Spread | null;
  readonly #random: Random;
  readonly #statuses: StatusTurns;
  readonly #factsByTopic: ReadonlyMap<string, readonly Fact[]>;
  readonly #topics: readonly string[];
  /** Facts that are asked in this form only where the others give nothing. */
  readonly #resting: ReadonlySet<string>;
  /**
   * Which facts come first: those that somebody chose; of the others what the learner is weak at, then what is new, then all. Within
   * a group topics take turns all the same; what was chosen is asked whole before anything else.
   */
  readonly #tiers: readonly (readonly ((fact: Fact) => boolean)[])[];
  /** What was asked in the newest sitting, in the newest two … */
  readonly #asked: readonly AskedBefore[];
  readonly #novelties: readonly Novelty[];
  /** Whether a fact gives a question that was not asked in so many sittings, as far as it has been looked up. */
  readonly #hasAnother = new Map<string, boolean>();
  readonly #context: GenerationContext;
  readonly #request: FormRequest;

  constructor(context: GenerationContext, request: FormRequest, headings: readonly string[], rests: boolean) {
    this.#context = context;
    this.#giveaways = new Giveaways(context, headings);
    this.#repeats = new Repeats(context.base);
    this.#request = request;
    this.#difficulty = new WantedDifficulty(context, request.blueprint.difficulty, request.difficultyFit);
    this.#random = seededRandom(`form ${request.seed}`);
    this.#asked = request.askedBefore.map((_, last) => askedBefore(request.askedBefore.slice(0, last + 1).flat()));
    this.#novelties = noveltiesFor(this.#asked.length);
    this.#statuses = new StatusTurns(request.seed);
    this.#mix = new TypeMix(request.blueprint.types, this.#random);
    const preferred = factsOf(context, request.preferredTargets);
    const known = factsOf(context, request.knownTargets);
    const chosen = new Set(request.blueprint.facts);
    this.#tiers = [
      ...(chosen.size > 0 ? [[({ id }: Fact) => chosen.has(id)]] : []),
      [
        ...(preferred.size > 0 ? [({ id }: Fact) => preferred.has(id)] : []),
        ...(known.size > 0 ? [({ id }: Fact) => !known.has(id)] : []),
        () => true,
      ],
    ];
    this.#factsByTopic = eligibleFacts(context, request, this.#random);
    const { factsToldOf } = context.base.index;
    const things = request.blueprint.entities.map((id) => new Set(factsToldOf.get(id)?.map((fact) => fact.id)));
    this.#spread = things.length > 0 ? new Spread([...this.#factsByTopic.values()].flat(), things) : null;
    // What is told of a thing is spread by other means, and a retake asks the same facts again.
    const mayRest = rests && this.#spread === null && this.#asked.length === 0;
    this.#resting = mayRest ? restingOf([...this.#factsByTopic.values()], request.blueprint.length) : new Set();
    this.#topics = shuffled([...this.#factsByTopic.keys()], this.#random);
  }

  /** Adds an item as it was made before, where it can still be asked. Somebody chose it: what it tells of others is their choice. */
  addPinned(pin: Pin): void {
    const item = itemOfPin(this.#context, pin);
    if (item !== null && this.#mayUse(item)) this.#add(item, pin);
  }

  /** Adds one more item; false when nothing fits any more. */
  addNext(): boolean {
    const inOrder = this.#mix.byNeed();
    const within = inOrder.filter((type) => this.#mix.isWithinShare(type));
    // What would be too much about evidence comes after everything else that says nothing again.
    const mixes = within.length === inOrder.length ? [inOrder] : [within, inOrder];
    const { rested, tired } = this.#topicsByTurn();
    // A form is left shorter rather than let the places of its keys tell anything.
    const add = (types: readonly QuestionTypeName[], wanted: Omit<Wanted, "evenness" | "resting">, turns: Turns) =>
      turns.some((topics) =>
        RESTED.some((resting) =>
          EVENNESSES.some((evenness) =>
            types.some((type) => topics.some((topic) => this.#addOf(type, topic, { ...wanted, evenness, resting }))),
          ),
        ),
      );
    // What is weak in one topic alone is mixed with other topics; but no retake repeats a question only to change the topic.
    const rounds: readonly Turns[] = this.#asked.length === 0 ? [[rested], [tired]] : [[rested, tired]];
    // A tier as a whole before the next, or a rare type would bring in whichever fact it can ask.
    return this.#tiers.some((group) =>
      rounds.some((turns, round) =>
        group.some((among) =>
          this.#novelties.some((novelty) =>
            AGAIN.some((again) =>
              mixes.some((types) => {
                const wanted = { novelty, among, again };
                return (round === 0 && !again && this.#addConfusable(types, wanted)) || add(types, wanted, turns);
              }),
            ),
          ),
        ),
      ),
    );
  }

  /** The second of a pair: the same topic, another thing of the same kind. A pair is not made into a row. */
  #addConfusable(types: readonly QuestionTypeName[], wanted: Omit<Wanted, "evenness" | "resting">): boolean {
    const [before, last] = [this.items.at(-2), this.items.at(-1)];
    if (last === undefined || before?.topic === last.topic) return false;
    const asked = this.#context.base.facts.get(last.factIds[0] ?? "");
    if (asked === undefined) return false;
    const among = (fact: Fact) => wanted.among(fact) && mayBeConfused(this.#context.base, asked, fact);
    return types.some((type) => this.#addOf(type, last.topic, { ...wanted, evenness: "even", resting: false, among }));
  }

  /** Topics with the fewest items first; the one that has just had its turn twice is tired and comes after all others. */
  #topicsByTurn(): { readonly rested: readonly string[]; readonly tired: readonly string[] } {
    const last = this.items.slice(-LONGEST_RUN).map(({ topic }) => topic);
    const tired = last.length === LONGEST_RUN && new Set(last).size === 1 ? last[0] : null;
    const turns = (topic: string) => {
      const count = this.#topicCounts.get(topic) ?? 0;
      // Topics that somebody chose have equal turns. Of a thing each has as many as its share of what is told of it: the
      // thing itself is asked more than what is said of it in passing.
      return this.#spread === null ? count : (count + 1) / this.#spread.shareOf(this.#factsByTopic.get(topic) ?? []);
    };
    const rested = this.#topics.filter((topic) => topic !== tired).sort((a, b) => turns(a) - turns(b));
    return { rested, tired: this.#topics.filter((topic) => topic === tired) };
  }

  #addOf(type: QuestionTypeName, topic: string, wanted: Wanted): boolean {
    const { evenness, novelty, among, resting } = wanted;
    const kind = `${type} ${novelty.types} ${novelty.questions} ${resting}`;
    const refused = this.#refused.get(kind) ?? new Set<string>();
    this.#refused.set(kind, refused);
    const facts = this.#factsByTopic.get(topic) ?? [];
    const rarestFirst = type === "status" && evenness === "fair";
    const spread = this.#spread?.leastAskedFirst(facts) ?? facts;
    for (const fact of rarestFirst ? this.#statuses.rarestFirst(spread) : spread) {
      if (refused.has(fact.id) || this.#usedFacts.has(fact.id) || !among(fact)) continue;
      if (!resting && this.#resting.has(fact.id)) continue;
      if (!wanted.again && this.#repeats.hasAnyOf(type, fact)) continue;
      if (!this.#mayBeAsked(type, fact, novelty)) continue;
      const drawn = this.#itemOf(type, fact, wanted);
      if (drawn === "not-now") continue;
      if (drawn !== null) {
        this.#add(drawn.item, drawn.pin);
        return true;
      }
      refused.add(fact.id);
    }
    return false;
  }

  /** A question is repeated where its fact has none that was asked longer ago, or where the form would be no form without it. */
  #mayBeAsked(type: QuestionTypeName, fact: Fact, { types, questions }: Novelty): boolean {
    if (types > 0) return !this.#asked[types - 1]?.hasType(fact.id, type);
    const older = this.#asked[questions];
    if (older === undefined || this.items.length < MIN_LENGTH) return true;
    const key = `${fact.id} ${questions}`;
    const found = this.#hasAnother.get(key) ?? this.#findsAnother(fact, older);
    this.#hasAnother.set(key, found);
    return !found;
  }

  /** Whether the fact by itself, whatever stands in the form, gives a question that is none of these. */
  #findsAnother(fact: Fact, asked: AskedBefore): boolean {
    const { types } = this.#request.blueprint;
    const ways = possibleOf(this.#context, fact).filter(
      (way) => (types.length === 0 || types.includes(way.type)) && this.#difficulty.canBeMet(way),
    );
    return ways.some(({ type, ask }) =>
      this.#difficulty.seedsOf(this.#request.seed, ask, DRAWS.even).some((seed) => {
        const made = generateItem(this.#context, type, ask, seed);
        if (!made.ok || made.value.factIds.length > 1) return false;
        return this.#difficulty.isMet(made.value) && this.#mayUse(made.value) && !asked.has(made.value.view);
      }),
    );
  }

  #itemOf(type: QuestionTypeName, fact: Fact, wanted: Wanted): DrawnItem | "not-now" | null {
    const ways = possibleOf(this.#context, fact).filter((way) => way.type === type && this.#difficulty.canBeMet(way));
    let isLater = false;
    for (const way of shuffled(ways, this.#random)) {
      const item = this.#drawn(way, wanted);
      if (item === "not-now") isLater = true;
      if (item === null || item === "not-now" || !this.#mayUse(item)) continue;
      if (this.#giveaways.wouldTell(item)) continue;
      if (!wanted.again && this.#repeats.has(item)) {
        isLater = true;
        continue;
      }
      const { slot } = way.ask;
      return { item, pin: { type, factId: fact.id, slot, seed: item.seed, always: false } };
    }
    return isLater ? "not-now" : null;
  }

  /** The first draw that is as hard as asked and whose key stands where few stand yet. */
  #drawn({ type, ask }: PossibleItem, { evenness, novelty, resting }: Wanted): Item | "not-now" | null {
    // No draw changes what decides it, so none is made.
    if (type === "status" && evenness === "even" && !this.#statuses.isDue(ask.fact)) return "not-now";
    const asked = this.#asked[novelty.questions - 1];
    let wanted = false;
    for (const seed of this.#difficulty.seedsOf(this.#request.seed, ask, DRAWS[evenness])) {
      const made = generateItem(this.#context, type, ask, seed);
      if (!made.ok) return null;
      if (!this.#difficulty.isMet(made.value)) continue;
      if (asked?.has(made.value.view)) continue;
      if (!resting && this.#restingIn(made.value) > MOST_RESTING) continue;
      wanted = true;
      if (this.#balance.allows(keyClassOf(made.value), evenness)) return made.value;
    }
    return wanted ? "not-now" : null;
  }

  #restingIn({ factIds }: Item): number {
    return factIds.filter((id) => this.#resting.has(id)).length;
  }

  #mayUse(item: Item): boolean {
    const { factIds } = item;
    const { withdrawnFactIds, blueprint } = this.#request;
    // The cards of a dispute show its other side too, which may tell of violence where the asked fact does not.
    if (!blueprint.includeHarm && item.feedback.harm !== null) return false;
    // A wrong option that only a withdrawn fact proved wrong is proved no more.
    if (withdrawnFactIds.size > 0 && [...restsOn(item)].some((id) => withdrawnFactIds.has(id))) return false;
    return factIds.every((id) => {
      const fact = this.#context.base.facts.get(id);
      if (fact === undefined || withdrawnFactIds.has(id) || this.#usedFacts.has(id)) return false;
      if (blueprint.without.includes(id)) return false;
      return blueprint.includeHarm || !isHarmful(this.#context, fact);
    });
  }

  #add(item: Item, pin: Pin): void {
    this.items.push(item);
    this.pins.push(pin);
    this.#giveaways.add(item);
    this.#repeats.count(item);
    for (const id of item.factIds) this.#usedFacts.add(id);
    const first = this.#context.base.facts.get(item.factIds[0] ?? "");
    if (first !== undefined) this.#spread?.count(first);
    this.#balance.count(keyClassOf(item));
    this.#mix.count(item.type);
    if (item.type === "status" && first !== undefined) this.#statuses.count(first.status);
    this.#topicCounts.set(item.topic, (this.#topicCounts.get(item.topic) ?? 0) + 1);
  }
}

const possible = new WeakMap<FactBase, Map<string, readonly PossibleItem[]>>();

/** What a fact may become follows from the base and the language alone, so it is worked out once. */
function possibleOf(context: GenerationContext, fact: Fact): readonly PossibleItem[] {
  const table = possible.get(context.base) ?? new Map<string, readonly PossibleItem[]>();
  possible.set(context.base, table);
  const key = `${context.language} ${fact.id}`;
  const known = table.get(key) ?? possibleItems(context, fact);
  table.set(key, known);
  return known;
}
