import { describe, expect, it } from "vitest";
import { cardsOfFact, findCard } from "@/core/flashcards/card";
import { type CardSubject, cardChecks } from "@/core/quality/cards/card-checks";
import {
  allCardTargets,
  cardSubjectOf,
  faultsAmongCards,
  faultsOfCards,
  runCardChecks,
} from "@/core/quality/cards/run-card-checks";
import type { FactCardView } from "@/core/questions/views";
import { aFact } from "@/tests/support/facts";
import { aSmallWorld, contextOf } from "@/tests/support/items";

/** For every check of cards one defect that it alone finds: with it off, the card passes. */
const context = contextOf(aSmallWorld());
const CAPITAL = "fact:capital-mali:o";

const cardOf = (target: string): FactCardView => {
  const card = findCard(context, target);
  if (card === null) throw new Error(`no card ${target}`);
  return card;
};

type Spoil = (sound: CardSubject) => Partial<CardSubject>;
/** A mistake of what makes cards, which it makes again. */
const spoilt =
  (change: (card: FactCardView) => Partial<FactCardView>): Spoil =>
  ({ card }) => {
    const draft = { ...card, ...change(card) };
    return { card: draft, again: () => draft };
  };
const front = (text: string): Spoil => spoilt(() => ({ front: text }));
const back = (change: Partial<FactCardView["back"]>): Spoil =>
  spoilt((card) => ({ back: { ...card.back, ...change } }));

const titlesOfViolence: Spoil = ({ context: { base, ...rest } }) => {
  const sources = [...base.sources].map(([id, source]) => [id, { ...source, titleTellsHarm: true }] as const);
  return { context: { ...rest, base: { ...base, sources: new Map(sources) } } };
};

const plants: Readonly<Record<string, readonly (readonly [target: string, name: string, spoil: Spoil])[]>> = {
  Q1: [
    [CAPITAL, "another town on the back", back({ answer: "Niamey" })],
    ["list:mali:borders:always", "a member left out of a list", back({ answer: "Niger, Guinea" })],
  ],
  Q2: [
    [
      CAPITAL,
      "what is proved false",
      ({ context: { base, oracle, ...rest } }) => ({
        context: {
          ...rest,
          base,
          oracle: { ...oracle, proveFalse: () => ({ code: "F1-functional", factIds: [], listId: null }) },
        },
      }),
    ],
  ],
  Q3: [
    [
      "fact:president-1:o",
      "two who may be meant",
      (sound) => ({
        context: { ...context, oracle: { ...context.oracle, isUnique: () => false } },
        facts: sound.facts,
      }),
    ],
  ],
  Q5: [
    ["fact:claim-attack:card", "a claim asked as a fact", front("Which town was hit on 4 May 2015?")],
    ["fact:claim-attack:card", "a claim turned over as established", back({ status: "established" })],
  ],
  Q9: [
    [CAPITAL, "a front that is no question", front("The capital of Mali is")],
    [CAPITAL, "a front of two words", front("Mali’s capital?")],
  ],
  Q10: [
    [CAPITAL, "a doubled word", front("What is the the capital of Mali?")],
    [CAPITAL, "an unfilled slot", front("What is the capital of {s}?")],
  ],
  Q15: [
    [CAPITAL, "the answer in the front", front("Which capital of Mali is called Bamako?")],
    ["fact:signed-acacia:when", "the year in the front", front("In which year was the pact of 1991 signed?")],
  ],
  Q17: [
    [CAPITAL, "no source", back({ sources: [] })],
    [CAPITAL, "no reason", back({ because: "" })],
  ],
  Q19: [[CAPITAL, "a word that takes sides", front("What is the capital of Mali, as a rebel would say?")]],
  Q20: [
    ["fact:claim-attack:card", "violence without its mark", spoilt(() => ({ harm: null }))],
    [CAPITAL, "a title that tells of violence behind a harmless card", titlesOfViolence],
    [CAPITAL, "violence behind a harmless card", back({ linked: "The White Plain attacked Timbuktu on 5 May 2015." })],
  ],
  Q22: [[CAPITAL, "another card each time", () => ({ again: () => ({ ...cardOf(CAPITAL), front: "And now?" }) })]],
};

describe("flashcards", () => {
  it("pass every check when they are sound", () => {
    expect(faultsOfCards(context, allCardTargets(context))).toEqual([]);
    expect(faultsAmongCards(context)).toEqual([]);
  });

  it("count once, however many facts lead to one", () => {
    const all = [...context.base.facts.values()].flatMap((fact) => cardsOfFact(context, fact));
    expect(allCardTargets(context).length).toBe(new Set(all.map(({ targetId }) => targetId)).size);
    expect(allCardTargets(context).length).toBeLessThan(all.length);
  });

  it("have a defect planted for every check", () => {
    expect(Object.keys(plants)).toEqual(cardChecks.map(({ id }) => id));
  });

  it.each(
    Object.entries(plants).flatMap(([check, all]) =>
      all.map(([target, name, spoil]) => ({ check, target, name, spoil })),
    ),
  )("$check alone finds $name", ({ check, target, spoil }) => {
    const sound = cardSubjectOf(context, cardOf(target));
    const subject = { ...sound, ...spoil(sound) };
    expect([...new Set(runCardChecks(subject).map((found) => found.check))]).toEqual([check]);
    expect(
      runCardChecks(
        subject,
        cardChecks.filter(({ id }) => id !== check),
      ),
    ).toEqual([]);
  });

  it("that ask in the same words and answer otherwise are at odds", () => {
    const ask = { en: "How many wells were dug?" };
    const wells = ["12", "15"].map((en, at) => aFact({ id: `wells-${at}`, about: [], card: { ask, answer: { en } } }));
    const world = contextOf(aSmallWorld((given) => ({ ...given, facts: [...(given.facts ?? []), ...wells] })));
    expect(faultsAmongCards(world).map(({ check }) => check)).toEqual(["Q3"]);
  });
});
