import type { Fact, Language, Status, StatusRule } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { fillPattern } from "@/core/questions/render/pattern";
import { entityOf, inLanguage, phraseOf } from "@/core/questions/render/text";

/** The four answers of a status question and the words of every status badge in an item. */
export const STATUS_WORDS: Readonly<Record<Language, Readonly<Record<Status, string>>>> = {
  en: {
    established: "Established",
    reported: "Reported once",
    claimed: "Claimed by a party",
    disputed: "Disputed",
  },
  fr: {
    established: "Établi",
    reported: "Rapporté une fois",
    claimed: "Affirmé par une partie",
    disputed: "Contesté",
  },
};

const RULE_SENTENCES: Readonly<Record<Language, Readonly<Record<StatusRule, string>>>> = {
  en: {
    "two-origins": "Established: at least two independent sources say so.",
    act: "Established: the document that did this says so itself.",
    measure: "Established: reference data measured it.",
    "one-origin": "Reported: one independent source says so[ ({origin})].",
    "party-speaks": "Claimed: it rests on a party to the matter[ ({speakers})].",
    "unnamed-speaker": "Claimed: the source does not name who says so.",
    "observer-speaks": "Reported: it rests on one observer[ ({speakers})].",
    contradicted: "Disputed: other sources or parties say otherwise.",
    lowered: "Lowered by an editor[: {lowered}].",
  },
  fr: {
    "two-origins": "Établi : au moins deux sources indépendantes le disent.",
    act: "Établi : le document qui l’a fait le dit lui-même.",
    measure: "Établi : des données de référence l’ont mesuré.",
    "one-origin": "Rapporté : une seule source indépendante le dit[ ({origin})].",
    "party-speaks": "Affirmé : cela vient d’une partie[ ({speakers})].",
    "unnamed-speaker": "Affirmé : la source ne nomme pas qui le dit.",
    "observer-speaks": "Rapporté : cela vient d’un seul observateur[ ({speakers})].",
    contradicted: "Contesté : d’autres sources ou parties disent autre chose.",
    lowered: "Abaissé par un rédacteur[ : {lowered}].",
  },
};

export const STATUSES: readonly Status[] = ["established", "reported", "claimed", "disputed"];

/** In plain words, which line of the published rule gave the fact its status. */
export function statusReason(context: GenerationContext, fact: Fact): string {
  const { language } = context;
  const named = fact.by.filter((id) => id !== "unnamed");
  const text = fillPattern(RULE_SENTENCES[language][fact.statusRule], {
    speakers: named.length === 0 ? null : inOneLine(context, named),
    origin: fact.evidence[0]?.origin ?? null,
    lowered: inLanguage(fact.lowered, language)?.replace(/\.$/, "") ?? null,
  });
  return text ?? STATUS_WORDS[language][fact.status];
}

/**
 * Who stands behind a fact that is not established: those who say so, else the outlets that report it.
 * An unnamed speaker is told as the outlet quoting one.
 */
export function voiceOf(context: GenerationContext, fact: Fact): string | null {
  const named = fact.by.filter((id) => id !== "unnamed");
  if (named.length > 0) return inOneLine(context, named);
  // Its origin, not everyone who reprints it: "According to AFP, reprinted by X and AFP, reprinted by Y" says one thing twice.
  const known = [...new Set(fact.evidence.map(({ origin }) => origin))].slice(0, 2);
  if (known.length === 0) return null;
  const outlets = known.join(and(context.language));
  if (!fact.by.includes("unnamed")) return outlets;
  return context.language === "en" ? `an unnamed source of ${outlets}` : `une source non nommée de ${outlets}`;
}

/** Entities in one line: "AFP, Reuters and the UN"; null where one has no words in the language of the context. */
export function inOneLine(context: GenerationContext, ids: readonly string[]): string | null {
  const phrases = ids.flatMap((id) => phraseOf(entityOf(context.base, id), context.language) ?? []);
  return phrases.length < ids.length ? null : listed(context.language, phrases);
}

/** Names in one line, the last two with "and" between them. */
export const listed = (language: Language, names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")}${and(language)}${names.at(-1)}`;

const and = (language: Language): string => (language === "en" ? " and " : " et ");

/** "According to Reuters, in which town …?": the attribution that every sentence on such a fact carries. */
export function attributed(language: Language, voice: string, clause: string): string {
  return language === "en" ? `According to ${voice}, ${clause}` : `Selon ${voice}, ${clause}`;
}
