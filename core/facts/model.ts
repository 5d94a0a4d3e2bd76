/**
 * The fact base as the rest of the program sees it: parsed, cross-checked, immutable.
 * The YAML that it is read from is described in content/README.md.
 */

export type Language = "en" | "fr";
/** English always; other languages where somebody wrote them. */
export type Text = { readonly en: string; readonly fr?: string | undefined };

export type EntityType = {
  readonly id: string;
  readonly parent: string | null;
  /** What a stem calls it ("which {noun}"); null for inner nodes of the tree. */
  readonly noun: Text | null;
  /** How one whose name is an acronym is written beside names that are none ("{name} movement"); null where its long name is. */
  readonly inFull: Text | null;
  /** Statements of such an actor are claims of a party, not reports. */
  readonly party: boolean;
};

export type Aspect = "timeless" | "state" | "event";

/** Sentence patterns of one language; placeholders and brackets are explained in content/relations.yaml. */
export type Patterns = {
  readonly statement: string;
  /** The sentence with a competing object, and with a competing subject: "X, not Y". */
  readonly contrast: string | null;
  readonly contrastInverse: string | null;
  readonly ask: string | null;
  readonly askInverse: string | null;
  /** Task to name any member of a complete list, and the question which one or which several of the options stand on it. */
  readonly askOne: string | null;
  readonly askAmong: string | null;
  readonly askAllAmong: string | null;
  /** Stem whose answer is the whole of a complete list. */
  readonly askAll: string | null;
  readonly askWhen: string | null;
  /** The same of an act that somebody did: "in which year did Mali break with Ukraine". */
  readonly askWhenDone: string | null;
  readonly headline: string | null;
};

export type Relation = {
  readonly id: string;
  /** A node of the type tree, or "any". */
  readonly domain: string;
  /** A node of the type tree, "any", or a literal. */
  readonly range: string;
  readonly aspect: Aspect;
  readonly functional: boolean;
  readonly inverseFunctional: boolean;
  readonly spatial: boolean;
  readonly symmetric: boolean;
  readonly once: boolean;
  /** A document can do this by itself: sign, adopt, list, found. */
  readonly act: boolean;
  /** Whose story is told of the other end as well: "subject" for "took place in"; null where each keeps its own. */
  readonly carries: "subject" | "object" | null;
  readonly sensitive: "none" | "harm";
  /** Months after `asOf` during which a state may be spoken of in the present tense; null for ever. */
  readonly ttlMonths: number | null;
  /** Beginnings of words, one of which stands in a note that tells of this relation; empty where both ends together tell it. */
  readonly shownBy: readonly string[];
  readonly patterns: { readonly en: Patterns; readonly fr?: Patterns | undefined };
};

export type SourceKind =
  | "primary"
  | "gazetteer"
  | "un"
  | "agency"
  | "press"
  | "ngo"
  | "research"
  | "reference"
  | "tertiary";

export type Source = {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** Who first said it. Two reprints of one agency story share an origin. */
  readonly origin: string;
  readonly kind: SourceKind;
  /** The document (an entity) whose text this is; null for what tells of things. */
  readonly document: string | null;
  readonly read: "full" | "excerpt" | "copy";
  /** EDTF; null when the publication date is unknown. */
  readonly date: string | null;
  readonly consulted: string | null;
  /** Day on which its publisher withdrew it; null while it stands. */
  readonly retracted: string | null;
  /** Its title tells of violence to people, and is left out beside a fact that tells of none. */
  readonly titleTellsHarm: boolean;
  readonly url: string | null;
  readonly lang: string;
};

export type Harm = "casualties" | "violence";

export type Entity = {
  readonly id: string;
  /** A leaf of the type tree. */
  readonly type: string;
  /** Label on options and in lists. */
  readonly name: Text;
  /** As it stands inside a sentence ("the MNLA"). */
  readonly text: Text;
  /** A noun phrase that does not give the year away; equals `text` when none was written. */
  readonly undated: Text;
  /** What somebody did, as it stands after "in which year": "did Mali break with Ukraine"; null of what simply took place. */
  readonly deed: Text | null;
  readonly long: Text | null;
  readonly aliases: readonly string[];
  /** Other words for it that are right where a question names its kind, and no names of it anywhere else. */
  readonly typed: readonly string[];
  /** What is true of it and says less than its name: a typed answer that earns half. */
  readonly broader: readonly string[];
  readonly acronym: boolean;
  /** EDTF span; null when unknown. */
  readonly life: string | null;
  /** Containers and wholes, of some time: never used as each other's wrong option, and never told without a date. */
  readonly within: readonly string[];
  /** What it is easily taken for without being part of it: never used as each other's wrong option either. */
  readonly confusable: readonly string[];
  /** Whose office, force or servant it is: a state, a body, a movement. Guards questions of who says so, and is never told. */
  readonly of: readonly string[];
  readonly lat: number | null;
  readonly lon: number | null;
  readonly precisionKm: number | null;
  readonly about: Text;
  /** What its own words tell of, so that pages and lists warn before them; null when they tell of neither. */
  readonly harm: Harm | null;
};

export type FactObject =
  | { readonly kind: "entity"; readonly id: string }
  | { readonly kind: "date"; readonly edtf: string }
  | {
      readonly kind: "number";
      readonly low: number;
      readonly high: number;
      readonly unit: Text;
      /** The first words of a long unit, which stand beside the box; null when that is the whole unit. */
      readonly noun: Text | null;
      /** Not exact; then `hedge` says how, where it is not simply "about". */
      readonly about: boolean;
      readonly hedge: Text | null;
    }
  | { readonly kind: "text"; readonly text: Text };

export type Status = "established" | "reported" | "claimed" | "disputed";
/** Which line of the published rule decided the status. */
export type StatusRule =
  | "two-origins"
  | "act"
  | "measure"
  | "one-origin"
  | "party-speaks"
  | "unnamed-speaker"
  | "observer-speaks"
  | "contradicted"
  | "lowered";

export type Evidence = {
  readonly sourceId: string;
  readonly at: string;
  /** Our own words, naming subject and object. */
  readonly note: Text;
  readonly as: "act" | "measure" | null;
  readonly origin: string;
};

export type Triple = { readonly s: string; readonly r: string; readonly o: FactObject };

export type Fact = {
  readonly id: string;
  readonly topic: string;
  readonly text: Text;
  /** The structured form; null for a descriptive fact. */
  readonly triple: Triple | null;
  /** Two sides of the card of a descriptive fact. */
  readonly card: { readonly ask: Text; readonly answer: Text } | null;
  /** Entities that it is about: subject, object, speakers and those listed. */
  readonly about: readonly string[];
  /** EDTF: when it happened or held; null for what has no time. */
  readonly when: string | null;
  /** EDTF day: last day for which its sources vouch. */
  readonly asOf: string;
  /** `asOf`, of a state that was still so then, where that is long before the release; else null. */
  readonly lastKnown: string | null;
  /** Entity ids of those who say so, or the single word "unnamed". */
  readonly by: readonly string[];
  /** The bare proposition of a claim. */
  readonly claim: Text | null;
  readonly contradicts: readonly string[];
  /** Facts with other figures or accounts of the same event that this one does not contradict; it is named by them too. */
  readonly sameEvent: readonly string[];
  /** Entities of which alone anybody could take one for the object, as wrong options; null for any that is like it. */
  readonly options: readonly string[] | null;
  readonly denies: boolean;
  readonly harm: Harm | null;
  readonly status: Status;
  readonly statusRule: StatusRule;
  /** An editor's reason when the status was lowered. */
  readonly lowered: Text | null;
  /** An editor's reason why its status is a matter of reading: then no question asks for it. */
  readonly openStatus: Text | null;
  readonly evidence: readonly Evidence[];
};

export type CompleteList = {
  readonly id: string;
  readonly s: string;
  readonly r: string;
  readonly when: string | null;
  readonly members: readonly string[];
  readonly evidence: readonly Evidence[];
};

export type Topic = { readonly id: string; readonly name: Text; readonly about: Text };

export type SeedStatement = {
  readonly id: string;
  readonly para: number;
  readonly says: readonly string[];
  readonly statement: Text;
  readonly facts: readonly string[];
};

/** A stretch of the way through the facts for a reader who knows nothing; its words say no more than its facts. */
export type ReadingSection = {
  readonly id: string;
  readonly title: Text;
  readonly intro: Text;
  readonly facts: readonly string[];
};

/** A kind of actor, for the balance tables. */
export type Perspective = {
  readonly id: string;
  readonly name: Text;
  readonly types: readonly string[];
  /** Entities that belong here whatever their type. */
  readonly entities: readonly string[];
};

export type LexiconEntry = {
  readonly words: { readonly en: readonly string[]; readonly fr: readonly string[] };
  readonly useInstead: Text | null;
  readonly because: Text | null;
};
export type Lexicon = {
  readonly banned: readonly LexiconEntry[];
  readonly absolute: readonly LexiconEntry[];
  readonly vague: readonly LexiconEntry[];
  readonly negative: readonly LexiconEntry[];
  readonly properNames: readonly string[];
  /** The one term for each actor outside quotations, and why. */
  readonly neutralTerms: readonly { readonly actors: readonly string[]; readonly term: Text; readonly because: Text }[];
};

/** How a fact can change (items.md §6), from what touches a memory least to what touches it most. */
export const revisionKinds = ["wording", "refinement", "superseded", "status", "merged", "split", "retracted"] as const;
export type RevisionKind = (typeof revisionKinds)[number];

/** An entry of content/changelog.yaml: what readers and learners are told of a change. */
export type ChangelogEntry = {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Id of the fact as it is now; of a retracted one, as it was; null in an entry about an entity. */
  readonly fact: string | null;
  /** The same of an entity; no memory belongs to one, so its entries are for readers alone. */
  readonly entity: string | null;
  readonly kind: RevisionKind;
  readonly text: Text;
  /** Facts whose place it takes, of a merger or a split. */
  readonly replaces: readonly string[];
  /** The sentence that stood before; null where the entry does not carry it. */
  readonly said: Text | null;
  /** What `said` tells of, so that pages warn before it. */
  readonly harm: Harm | null;
};

/** A kind of voice for the balance tables: who first said what a fact rests on. */
export type Voice = {
  readonly id: string;
  readonly name: Text;
  /** Names of origins that belong here whatever else they are. */
  readonly origins: readonly string[];
  /** Kinds of actor whose own words belong here. */
  readonly perspectives: readonly string[];
  /** Kinds of source that belong here where neither a name nor an actor decides. */
  readonly kinds: readonly SourceKind[];
};

/** Everything in content/, indexed. Built once per process by `buildFactBase`. */
export type FactBase = {
  /** Hash of content/; part of every stored item. */
  readonly release: { readonly hash: string; readonly asOf: string };
  readonly topics: readonly Topic[];
  readonly types: ReadonlyMap<string, EntityType>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly lists: readonly CompleteList[];
  readonly lexicon: Lexicon;
  readonly seed: readonly SeedStatement[];
  readonly readingPath: readonly ReadingSection[];
  readonly perspectives: readonly Perspective[];
  readonly voices: readonly Voice[];
  /** How well wrong options work, by `${target} ${option}`; 1 where there is no entry (core/statistics/lure-weights.ts). */
  readonly lures: ReadonlyMap<string, number>;
  /** Newest first. */
  readonly changelog: readonly ChangelogEntry[];
  readonly index: FactIndex;
};

/** Look-ups in constant time; no generator scans the base. */
export type FactIndex = {
  readonly factsByTopic: ReadonlyMap<string, readonly Fact[]>;
  readonly factsByRelation: ReadonlyMap<string, readonly Fact[]>;
  /** Key: `${s} ${r}`. */
  readonly factsBySubjectRelation: ReadonlyMap<string, readonly Fact[]>;
  /** Key: `${r} ${o}` for entity objects. */
  readonly factsByRelationObject: ReadonlyMap<string, readonly Fact[]>;
  /** Facts that name the entity as subject, object or speaker or list it: what questions and proofs go by. */
  readonly factsByEntity: ReadonlyMap<string, readonly Fact[]>;
  /** All that is told of the entity, also through an event or by its name in a sentence: what readers go by. */
  readonly factsToldOf: ReadonlyMap<string, readonly Fact[]>;
  /** Fact id → entities of which it tells something; the reverse of `factsToldOf`. */
  readonly entitiesToldOf: ReadonlyMap<string, readonly string[]>;
  readonly factsBySource: ReadonlyMap<string, readonly Fact[]>;
  readonly entitiesByType: ReadonlyMap<string, readonly Entity[]>;
  readonly listById: ReadonlyMap<string, CompleteList>;
  readonly listBySubjectRelation: ReadonlyMap<string, readonly CompleteList[]>;
  /** Normalised name, text, long name or alias → entity ids. */
  readonly entitiesByAlias: ReadonlyMap<string, readonly string[]>;
};

/** Why a proposition is known to be false: items.md §2. It becomes the "why this is wrong" text. */
export type ProofCode = "F1-functional" | "F2-complete-list" | "F3-existence" | "F4-denial" | "F5-space";
export type FalsityProof = {
  readonly code: ProofCode;
  /** Facts (or the list) that the proof rests on. */
  readonly factIds: readonly string[];
  readonly listId: string | null;
  /** Facts that the reason tells besides, of what the option is right for; absent where it tells none. */
  readonly told?: readonly string[];
};

export type Proposition = {
  readonly s: string;
  readonly r: string;
  readonly o: FactObject;
  readonly when: string | null;
};

/** The truth model of items.md §2: true, said by somebody, provably false, or unknown. */
export type TruthOracle = {
  /** In the closure of the established facts. */
  isTrue(x: Proposition): boolean;
  /** Some reported, claimed or disputed fact equals, generalises or specialises it. */
  isSaid(x: Proposition): boolean;
  /** A proof that it is false, or null: then it may be neither distractor nor false statement. */
  proveFalse(x: Proposition): FalsityProof | null;
  /**
   * One answer only for the object (or, with "s", for the subject) of this established fact.
   *
   * @param when the period that is asked about (EDTF); without it, the days on which a state certainly held,
   *   its first and last left out, as a predecessor or successor may share them
   */
  isUnique(fact: Fact, slot: "o" | "s", when?: string | null): boolean;
};
