import { everythingNamedIn } from "@/core/facts/about/named-by-anything";
import type { Entity, Fact, Language } from "@/core/facts/model";
import { givesAway } from "@/core/questions/clang";
import type { GenerationContext, Rejection } from "@/core/questions/contract";
import { isHarmful } from "@/core/questions/frame";
import { isHeldElsewhere } from "@/core/questions/held-elsewhere";
import { datelined } from "@/core/questions/render/dateline";
import { datedPhrase } from "@/core/questions/render/dates";
import { asSentence } from "@/core/questions/render/pattern";
import { voiceOf } from "@/core/questions/render/status";
import { entityOf, inLanguage, isDirectSpeech, labelOf, phraseOf } from "@/core/questions/render/text";
import { isStructured } from "@/core/questions/render/wording";
import { normalise } from "@/core/shared/normalise";
import { err, ok, type Result } from "@/core/shared/result";

/** A sentence that can be worded in several ways, and who says so; nobody where it is established. */
export type Worded = { readonly fact: Fact; readonly bare: string; readonly speaker: Entity | null };

/**
 * The bare sentence of a fact, with who says so. Never on harm, where only who-says-so, status and cards are allowed (items.md, H2): the
 * bare sentence would be an accusation.
 */
export function wordedOf(context: GenerationContext, fact: Fact): Result<Worded, Rejection> {
  if (isHarmful(context, fact)) return err({ code: "harm" });
  const made = fact.status === "established" ? established(context, fact) : saidBy(context, fact);
  return made.ok ? ok({ ...made.value, bare: datelined(context, made.value.bare, fact) }) : made;
}

/** What somebody says, and nothing else establishes. */
function saidBy(context: GenerationContext, fact: Fact): Result<Worded, Rejection> {
  const bare = inLanguage(fact.claim, context.language);
  if (bare === null || isDirectSpeech(bare, context.language)) return err({ code: "no-proposition" });
  if (!isOneSentence(bare)) return err({ code: "not-one-sentence" });
  if (isTrueElsewhere(context, fact) || isHeldElsewhere(context.base, context.language, fact)) {
    return err({ code: "established-elsewhere" });
  }
  const [by = "", ...more] = fact.by;
  const speaker = context.base.entities.get(by);
  const voice = voiceOf(context, fact);
  if (speaker === undefined || more.length > 0 || voice === null) return err({ code: "no-single-speaker" });
  // "The FLA struggles for …, according to the FLA": nobody would write so of somebody's words about themselves.
  if (normalise(bare).startsWith(`${normalise(voice)} `)) return err({ code: "speaks-of-itself" });
  return ok({ fact, bare, speaker });
}

/** Claims are short, and of a long sentence anybody would guess that it is established. */
const MOST_WORDS = 15;
/** Words by which a sentence says already that somebody says it, or how sure it is. */
const VOICED: Readonly<Record<Language, RegExp>> = {
  en: /according to|\b(?:said|says?|report\w*|claim\w*|call(?:ed|s)|describ\w+|accus\w+|den(?:y|ied|ies)|estimat\w+|count(?:ed|s)?|dispute\w*|announc\w+|declar\w+|blam\w+)\b|[“”";:]/i,
  fr: /selon|\b(?:dit|disent|rapport\w*|affirm\w*|appel\w+|accus\w+|estim\w+|compt\w+|contest\w+|annonc\w+|déclar\w+)\b|[«»";:]/i,
};

/** What two independent sources or more establish: what a document or a measurement does by itself has a voice, its own. */
function established(context: GenerationContext, fact: Fact): Result<Worded, Rejection> {
  const { base, language } = context;
  if (fact.statusRule !== "two-origins" || fact.by.length > 0 || fact.denies) {
    return err({ code: "established" });
  }
  const text = inLanguage(fact.text, language);
  if (text === null || !isOneSentence(text) || VOICED[language].test(text) || text.split(" ").length > MOST_WORDS) {
    return err({ code: "established" });
  }
  if (everythingNamedIn(base, text).some(isOutlet) || saysItself(context, fact)) return err({ code: "established" });
  return ok({ fact, bare: withoutDate(text, fact.when, language), speaker: null });
}

/** "The battle of Tinzaouaten took place at Tinzaouaten": that needs no source. */
function saysItself({ base, language }: GenerationContext, fact: Fact): boolean {
  if (!isStructured(fact) || fact.triple.o.kind !== "entity") return false;
  const [subject, object] = [entityOf(base, fact.triple.s), entityOf(base, fact.triple.o.id)];
  return givesAway(phraseOf(subject, language) ?? "", labelOf(object, language) ?? "", []);
}

const isOneSentence = (text: string): boolean => /[^.]\.$/.test(text) && !/[.?!] \p{Lu}/u.test(text);

/** Who reports what others do; of two outlets both may have reported the same. */
export const isOutlet = ({ type }: Entity): boolean => type === "media";

/** The date stands in front, as it does before a claim: whoever sees it elsewhere would know which is which. */
function withoutDate(text: string, when: string | null, language: Language): string {
  if (when === null) return text;
  const date = datedPhrase(when, language);
  const begin = [`${asSentence(date)}, `, `${asSentence(date)} `].find((each) => text.startsWith(each));
  if (begin !== undefined) return asSentence(text.slice(begin.length));
  const end = [`, ${date}.`, ` ${date}.`].find((each) => text.endsWith(each));
  return end === undefined ? text : `${text.slice(0, -end.length)}.`;
}

/** Whether other sources establish the very thing: then the bare wording would be supported, too. */
function isTrueElsewhere({ oracle }: GenerationContext, fact: Fact): boolean {
  return isStructured(fact) && !fact.denies && oracle.isTrue({ ...fact.triple, when: fact.when });
}

/** As somebody stands after "according to". */
export const voiceIn = (language: Language, entity: Entity): string => phraseOf(entity, language) ?? entity.id;
