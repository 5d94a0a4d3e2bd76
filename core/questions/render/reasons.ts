import type { Entity, Evidence, Fact, FalsityProof, Language, ProofCode } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import type { GenerationContext } from "@/core/questions/contract";
import { writtenDate } from "@/core/questions/render/dates";
import { asSentence, fillPattern } from "@/core/questions/render/pattern";
import { trueSentence } from "@/core/questions/render/sentences";
import { inLanguage, phraseOf } from "@/core/questions/render/text";
import { edtf, mayOverlap } from "@/core/shared/edtf";

type ReasonName =
  | ProofCode
  | "about-another"
  | "another-office"
  | "aside"
  | "bare"
  | "changed"
  | "elsewhere"
  | "nobody"
  | "several-people"
  | "something-else"
  | "speaker"
  | "wrong-part"
  | "as-it-stands"
  | "own-list"
  | "wrong-voice"
  | "needs-no-voice"
  | "not-disputed";

/** Item text that explains why an option is wrong. Placeholders as in content/relations.yaml. */
const REASONS: Readonly<Record<Language, Readonly<Record<ReasonName, string>>>> = {
  en: {
    "F1-functional": "Not {option}: the one right answer is {answer}.",
    "F2-complete-list": "Not {option}: that name is not on the complete list[ {source}].",
    "F3-existence": "Not {option}: that was at another time[ ({life})].",
    "F4-denial": "Not {option}: our sources say that this was not so.[ {denial}]",
    "F5-space": "Not {option}: the one right place is {answer}.",
    "about-another": "Not {option}: this is true of {answer}.",
    "another-office": "Not {option}: the right answer is {answer}.",
    aside: "{because} {other}",
    bare: "Without “according to {voice}” the sentence would pass for established, which it is not. {status}",
    changed: "Not {option}: {first} it was {answer}, {later} {successor}.",
    elsewhere: "Not there: {option} lies there.",
    nobody: "Nobody and nothing in our facts is called “{typed}”.",
    "several-people": "Several people in our facts are called “{typed}”: the whole name tells who is meant.",
    "something-else": "{option} is another answer than the one asked for.[ {about}]",
    speaker: "Not {option}: the text names {answer} as the one who says so.",
    "wrong-part": "With {option} the sentence is still not true.",
    "as-it-stands": "The sentence is true as it stands.",
    "own-list": "Not {option}: the complete list for it[ {source}] has other names only.",
    "wrong-voice": "Not according to {option}: in our sources {answer} says so.",
    "needs-no-voice": "Our sources do not have this from {option}, and it needs no “according to”. {status}",
    "not-disputed": "In our sources nobody disputes this. {status}",
  },
  fr: {
    "F1-functional": "Pas {option} : la seule bonne réponse est {answer}.",
    "F2-complete-list": "Pas {option} : absent de la liste complète[ {source}].",
    "F3-existence": "Pas {option} : n’existait pas à cette date[ ({life})].",
    "F4-denial": "Pas {option} : nos sources disent le contraire.[ {denial}]",
    "F5-space": "Pas {option} : le seul bon lieu est {answer}.",
    "about-another": "Pas {option} : cela est vrai de {answer}.",
    "another-office": "Pas {option} : la bonne réponse est {answer}.",
    aside: "{because} {other}",
    bare: "Sans « selon {voice} », la phrase passerait pour établie, ce qu’elle n’est pas. {status}",
    changed: "Pas {option} : {first} c’était {answer}, {later} {successor}.",
    elsewhere: "Pas là : {option} s’y trouve.",
    nobody: "Dans nos faits, personne ni rien ne s’appelle « {typed} ».",
    "several-people":
      "Dans nos faits, plusieurs personnes s’appellent « {typed} » : le nom entier dit de qui il s’agit.",
    "something-else": "{option} est une autre réponse que celle demandée.[ {about}]",
    speaker: "Pas {option} : le texte cite {answer} comme source.",
    "wrong-part": "Avec {option}, la phrase n’est toujours pas vraie.",
    "as-it-stands": "La phrase est vraie telle quelle.",
    "own-list": "Pas {option} : sa liste complète[ {source}] ne porte que d’autres noms.",
    "wrong-voice": "Pas selon {option} : dans nos sources, c’est {answer} qui le dit.",
    "needs-no-voice": "Nos sources ne tiennent pas cela de {option}, et aucun « selon » n’est nécessaire. {status}",
    "not-disputed": "Dans nos sources, personne ne le conteste. {status}",
  },
};

/** What is asked for: an end of a relation, at a time (EDTF; null for any) at which the option's own sentence should lie too. */
export type AskedPlace = {
  readonly relationId: string;
  readonly slot: "s" | "o";
  readonly when: string | null;
  /** Facts that are not told besides; absent where all may be. */
  readonly without?: ReadonlySet<string>;
};

/** Why an option is wrong, and its proof with the fact that the reason tells besides: when that goes, so does the reason. */
export type Explained = {
  readonly why: string;
  readonly proof: FalsityProof;
  /** Of what the same is true, or what is true of it, as the reason ends; null where the base has nothing. */
  readonly instead: string | null;
};

/**
 * Why a wrong option is wrong, from the proof that is stored with it; where the base knows for what the option
 * would have been right, that is told too, because a bare "no" teaches nothing.
 */
export function explained(
  context: GenerationContext,
  option: Entity,
  answer: Entity,
  proof: FalsityProof,
  { relationId, slot, when, without = NONE }: AskedPlace,
): Explained {
  const { base, language } = context;
  const denial = proof.factIds.map((id) => base.facts.get(id)).find((fact) => fact?.denies);
  const list = base.index.listById.get(proof.listId ?? "");
  // Of what is told, many subjects may be true ("lay in Gao Region"): no word then of one right answer.
  const single = proof.code === "F1-functional" || proof.code === "F5-space";
  const another = typeFits(base.types, answer.type, "office") ? "another-office" : "about-another";
  // The agreement that is offered has a list of its own, on which the party that is named does not stand.
  const ownList = slot === "s" && list?.s === option.id ? "own-list" : null;
  const because = reason(language, ownList ?? (slot === "s" && single ? another : proof.code), {
    option: phraseOf(option, language),
    answer: phraseOf(answer, language),
    life: option.life === null ? null : writtenDate(option.life, language),
    source: listSource(context, list?.evidence[0] ?? null),
    denial: denial === undefined ? null : (denial.text[language] ?? null),
  });
  return withAside(context, option, { relationId, slot, when, without }, { because, proof });
}

const NONE: ReadonlySet<string> = new Set();

/** A true sentence besides, and the fact that says so; null where it is what the entity says of itself. */
type Aside = { readonly text: string; readonly factId: string | null };

function withAside(
  context: GenerationContext,
  option: Entity,
  place: AskedPlace,
  { because, proof }: { readonly because: string; readonly proof: FalsityProof },
): Explained {
  const right = whereItIsRight(context, option, place);
  const aside = right ?? whatIsKnown(context, option, place);
  const instead = right?.text ?? null;
  if (aside === null) return { why: because, proof, instead };
  const why = reason(context.language, "aside", { because, other: aside.text });
  return { why, proof: aside.factId === null ? proof : { ...proof, told: [aside.factId] }, instead };
}

/** What carries a list, with its preposition: a document by its name, what others print of it by who they are. No headline tells that. */
function listSource({ base, language }: GenerationContext, evidence: Evidence | null): string | null {
  const source = base.sources.get(evidence?.sourceId ?? "");
  if (source === undefined) return null;
  if (source.kind === "primary" && !source.title.startsWith("[") && evidence?.as === "act") {
    const title = source.title.replace(/ \((?:text|texte)\)$/, "");
    return language === "en" ? `in “${title}”` : `dans « ${title} »`;
  }
  return language === "en" ? `given by ${source.publisher}` : `donnée par ${source.publisher}`;
}

/** Why another speaker of a who-says-so question is wrong. */
export function wrongSpeaker(language: Language, option: string, answer: string): string {
  return reason(language, "speaker", { option, answer });
}

/** Why the wording without its speaker is not supported. */
export function wrongWording(language: Language, voice: string, status: string): string {
  return reason(language, "bare", { voice, status });
}

/** Why a claim is not the word of somebody else. */
export function wrongVoice(language: Language, option: string, answer: string): string {
  return reason(language, "wrong-voice", { option, answer });
}

/** Why what is established is not put to somebody. */
export function needlessVoice(language: Language, option: string, status: string): string {
  return reason(language, "needs-no-voice", { option, status });
}

/** Why what is established is not called disputed. */
export function needlessDoubt(language: Language, status: string): string {
  return reason(language, "not-disputed", { status });
}

/** Both states of a change that the option has no part in. */
export type Change = {
  /** With their prepositions: "in 2013". */
  readonly first: string;
  readonly later: string;
  readonly answer: Entity;
  readonly successor: Entity;
};

/** Why an option was not what changed; where the base knows for what it would have been right, that is told too. */
export function wrongChange(
  context: GenerationContext,
  option: Entity,
  change: Change,
  proof: FalsityProof,
  relationId: string,
): Explained {
  const { language } = context;
  const because = reason(language, "changed", {
    option: phraseOf(option, language),
    answer: phraseOf(change.answer, language),
    successor: phraseOf(change.successor, language),
    first: change.first,
    later: change.later,
  });
  return withAside(context, option, { relationId, slot: "o", when: null }, { because, proof });
}

/** Why a position is not that of the place asked for: another place has it. */
export function wrongPosition(language: Language, option: Entity): string {
  return reason(language, "elsewhere", { option: phraseOf(option, language) });
}

/** Why a name is wrong that nothing of ours bears. */
export function isOfNobody(language: Language, typed: string): string {
  return reason(language, "nobody", { typed: typed.trim() });
}

/** Why a part of a name earns nothing that several people have. */
export function isOfSeveral(language: Language, typed: string): string {
  return reason(language, "several-people", { typed: typed.trim() });
}

/**
 * Who or what somebody named instead, where no proof tells more. What its words tell of violence is no aside.
 *
 * @throws when it has no words in the language of the context
 */
export function whatItIs(context: GenerationContext, option: Entity): string {
  const { language } = context;
  const about = option.harm === null ? inLanguage(option.about, language) : null;
  return reason(language, "something-else", { option: phraseOf(option, language), about });
}

/** Why another value for a part that was not the wrong one mends nothing. */
export function wrongPart(language: Language, option: string): string {
  return reason(language, "wrong-part", { option });
}

/** Why a true sentence needs no mending. */
export function trueAsItStands(language: Language): string {
  return reason(language, "as-it-stands", {});
}

function reason(language: Language, name: ReasonName, values: Readonly<Record<string, string | null>>): string {
  const text = fillPattern(REASONS[language][name], values);
  if (text === null) throw new Error(`The reason ${name} lacks a value`);
  return asSentence(text);
}

/** A longer sentence than this would hide the reason. */
const MOST_WORDS = 24;

/** Rank of a fact in which an option is only what somebody else's deed was about. */
const AS_OBJECT = 3;

/**
 * What the base tells of an option that is right nowhere in the relation: of an office or an act of its own first, then what
 * is shortest. Nothing of violence, which is no aside.
 */
function whatIsKnown(
  { base, language }: GenerationContext,
  option: Entity,
  { relationId, without = NONE }: AskedPlace,
): Aside | null {
  // What a country is everybody knows, and its capital explains nothing; what crop farming is its name says.
  if (option.type === "country" || option.type === "livelihood") return null;
  const what = whatItIsAside(option, language);
  // On which bank a town lies, or on which list it stands, is no reason why something happened elsewhere.
  if (what !== null && typeFits(base.types, option.type, "place")) return what;
  const told = (base.index.factsByEntity.get(option.id) ?? []).flatMap((fact) => {
    const { triple } = fact;
    if (triple === null || !mayBeTold(fact, without)) return [];
    // How far a town lies or how many live there is nothing by which it would be known.
    if (triple.o.kind === "number") return [];
    const isSubject = triple.s === option.id;
    if (!isSubject && !(triple.o.kind === "entity" && triple.o.id === option.id)) return [];
    const text = inLanguage(fact.text, language);
    const words = text?.split(" ").length ?? 0;
    if (text === null || words > MOST_WORDS || base.relations.get(triple.r)?.sensitive === "harm") return [];
    return [
      {
        text,
        words,
        rank: triple.r === relationId ? 0 : triple.r === "held-by" ? 1 : isSubject ? 2 : AS_OBJECT,
        id: fact.id,
      },
    ];
  });
  const [best] = told.sort((a, b) => a.rank - b.rank || a.words - b.words || (a.id < b.id ? -1 : 1));
  // What another did with it explains less than what it is: that somebody pledged allegiance to Islamic State.
  if (best === undefined || (what !== null && best.rank === AS_OBJECT)) return what;
  return { text: best.text, factId: best.id };
}

/** "Sévaré: Town beside Mopti …": what the base says of the thing itself. Nothing of violence, and nothing long. */
function whatItIsAside(option: Entity, language: Language): Aside | null {
  const about = option.harm === null ? inLanguage(option.about, language) : null;
  const name = inLanguage(option.name, language);
  if (about === null || name === null || about.split(" ").length > MOST_WORDS) return null;
  return { text: language === "en" ? `${name}: ${about}` : `${name} : ${about}`, factId: null };
}

/** What is told besides is sure, and nothing of violence. */
const mayBeTold = ({ id, status, denies, harm }: Fact, without: ReadonlySet<string>): boolean =>
  status === "established" && !denies && harm === null && !without.has(id);

/** A true sentence of the same relation in which the option is the answer, when there is one: of the asked time where it can be had. */
function whereItIsRight(
  context: GenerationContext,
  option: Entity,
  { relationId, slot, when, without = NONE }: AskedPlace,
): Aside | null {
  const { index } = context.base;
  const facts =
    slot === "o"
      ? index.factsByRelationObject.get(`${relationId} ${option.id}`)
      : index.factsBySubjectRelation.get(`${option.id} ${relationId}`);
  const known = facts?.filter((fact) => mayBeTold(fact, without)) ?? [];
  const then = known.find((fact) => when !== null && fact.when !== null && mayOverlap(edtf(fact.when), edtf(when)));
  const told = then ?? known[0];
  const text = told === undefined ? null : trueSentence(context, told);
  return told === undefined || text === null ? null : { text, factId: told.id };
}
