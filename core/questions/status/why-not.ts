import type { Fact, Language, Status } from "@/core/facts/model";
import { UNNAMED } from "@/core/facts/status";
import type { GenerationContext } from "@/core/questions/contract";
import { fillPattern } from "@/core/questions/render/pattern";
import { inOneLine, listed } from "@/core/questions/render/status";
import { decisionOnCards, type Shown, type ShownDecision } from "@/core/questions/status/shown-status";

type Meaning =
  | "act"
  | "measure"
  | "two-origins"
  | "one-origin"
  | "party"
  | "parties"
  | "unnamed"
  | "observer"
  | "observers"
  | "sides"
  | "one-house"
  | "no-sides";

/** What each status would need. */
const NEEDS: Readonly<Record<Language, Readonly<Record<Status, string>>>> = {
  en: {
    established: "“{option}” needs two independent origins, or the document or the measurement itself.",
    reported: "“{option}” means that it rests on one origin which is no party.",
    claimed: "“{option}” means that it rests on a party, or on somebody whom the source does not name.",
    disputed: "“{option}” means that sources or parties of equal rank contradict each other.",
  },
  fr: {
    established: "« {option} » demande deux origines indépendantes, ou le document ou la mesure même.",
    reported: "« {option} » veut dire qu’une seule origine, qui n’est pas une partie, le dit.",
    claimed: "« {option} » veut dire que cela vient d’une partie, ou de quelqu’un que la source ne nomme pas.",
    disputed: "« {option} » veut dire que des sources ou des parties de même rang se contredisent.",
  },
};

/** What the printed cards have instead. */
const HERE: Readonly<Record<Language, Readonly<Record<Meaning, string>>>> = {
  en: {
    act: "Here a card is the document that did it.",
    measure: "Here a card is the data that measured it.",
    "two-origins": "Here {names} say so independently of each other.",
    "one-origin": "Here it rests on {names} alone, which is no party.",
    party: "Here it is the word of {names}, a party.",
    parties: "Here it is the word of {names}, both parties.",
    unnamed: "Here nobody is named who says so.",
    observer: "Here it is the word of {names}, which is no party.",
    observers: "Here it is the word of {names}, which are no parties.",
    sides: "Here the cards of {names} contradict each other, and neither side weighs more.",
    "one-house": "Here the cards contradict each other, and neither side weighs more.",
    "no-sides": "Here no card contradicts another.",
  },
  fr: {
    act: "Ici, une fiche est le document qui l’a fait.",
    measure: "Ici, une fiche donne les données qui l’ont mesuré.",
    "two-origins": "Ici, {names} le disent indépendamment l’un de l’autre.",
    "one-origin": "Ici, cela repose sur {names} seul, qui n’est pas une partie.",
    party: "Ici, la parole est celle d’une partie : {names}.",
    parties: "Ici, la parole est celle de parties : {names}.",
    unnamed: "Ici, personne n’est nommé qui le dise.",
    observer: "Ici, la parole est celle d’un observateur, qui n’est pas une partie : {names}.",
    observers: "Ici, la parole est celle d’observateurs, qui ne sont pas des parties : {names}.",
    sides: "Ici, les fiches de {names} se contredisent, et aucun côté ne pèse plus.",
    "one-house": "Ici, les fiches se contredisent, et aucun côté ne pèse plus.",
    "no-sides": "Ici, aucune fiche n’en contredit une autre.",
  },
};

/**
 * Why a status does not follow from the cards that are shown: what it would need, and what the cards have instead.
 *
 * @param shown  the cards of the question, those of a contradicting fact among them
 * @param status not the fact's own
 * @param option its word
 */
export function whyNot(
  context: GenerationContext,
  fact: Fact,
  shown: readonly Shown[],
  status: Status,
  option: string,
): string {
  const { language } = context;
  const needs = fillPattern(NEEDS[language][status], { option });
  const has = status === "disputed" ? HERE[language]["no-sides"] : whatCardsHave(context, fact, shown);
  return [needs, has].filter((part) => part !== null).join(" ");
}

/** Null where what they rest on has no name in the language. */
function whatCardsHave(context: GenerationContext, fact: Fact, shown: readonly Shown[]): string | null {
  const { base, language } = context;
  const decided = (side: Fact) =>
    decisionOnCards(
      base,
      side,
      shown.filter((card) => card.fact === side).map(({ evidence }) => evidence),
    );
  const own = decided(fact);
  if (own === null) return null;
  const say = (meaning: Meaning, names: string | null) => fillPattern(HERE[language][meaning], { names });
  const against = shown.find((card) => card.fact !== fact)?.fact;
  if (against === undefined) return say(meaningOf(own), namesIn(context, own));
  const sides = [own, decided(against)].map((side) => (side === null ? null : namesIn(context, side)));
  const [mine, theirs] = sides;
  if (typeof mine !== "string" || typeof theirs !== "string" || mine === theirs) return say("one-house", null);
  return say("sides", listed(language, [mine, theirs]));
}

function meaningOf({ rule, voices, observers }: ShownDecision): Meaning {
  if (rule === "act" || rule === "measure" || rule === "two-origins" || rule === "one-origin") return rule;
  if (rule === "unnamed-speaker") return "unnamed";
  const many = (voices.length > 0 ? voices : observers).length > 1;
  if (rule === "observer-speaks") return many ? "observers" : "observer";
  return many ? "parties" : "party";
}

/** Who speaks on the cards, else from whom they come. */
function namesIn(context: GenerationContext, { rule, voices, observers, origins }: ShownDecision): string | null {
  const named = voices.filter((id) => id !== UNNAMED);
  if (named.length > 0) return inOneLine(context, named);
  return listed(context.language, rule === "party-speaks" ? origins : observers);
}
