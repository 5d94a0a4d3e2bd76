import { describe, expect, it } from "vitest";
import type { Evidence } from "@/core/facts/model";
import { whyNot } from "@/core/questions/status/why-not";
import { aBase, aFact, anEntity, aSource, aType } from "@/tests/support/facts";
import { contextOf } from "@/tests/support/items";

describe("why another status does not follow from the cards", () => {
  const base = aBase({
    types: [aType({ id: "armed-movement", party: true }), aType({ id: "un-body" })],
    entities: [
      anEntity({ id: "dunes", type: "armed-movement", name: { en: "Red Dunes" }, text: { en: "the Red Dunes" } }),
      anEntity({ id: "hills", type: "armed-movement", name: { en: "Blue Hills" }, text: { en: "the Blue Hills" } }),
      anEntity({ id: "unhcr", type: "un-body", name: { en: "UNHCR" }, text: { en: "UNHCR" } }),
    ],
    sources: ["afp", "rfi", "ap", "dunes-own"].map((id) => aSource({ id })),
  });
  const context = contextOf(base);
  const card = (origin: string, note: string, as: Evidence["as"] = null): Evidence => ({
    ...{ sourceId: origin.toLowerCase(), at: "para. 1", note: { en: note }, as },
    origin,
  });
  const reason = (cards: readonly Evidence[], by: readonly string[] = [], status = "reported" as const) =>
    whyNot(context, ...shownOf(cards, by), status, "Reported once");
  const shownOf = (cards: readonly Evidence[], by: readonly string[]) => {
    const fact = aFact({ id: "town", by: [...by] });
    return [fact, cards.map((evidence) => ({ fact, evidence }))] as const;
  };
  const took = "The town was taken.";

  it("names the origins that say so independently", () => {
    expect(reason([card("AFP", took), card("RFI", took), card("AP", took)])).toBe(
      "“Reported once” means that it rests on one origin which is no party. Here AFP, RFI and AP say so independently of each other.",
    );
    const [fact, shown] = shownOf([card("AFP", took)], []);
    expect(whyNot(context, fact, shown, "established", "Established")).toMatch(
      /^“Established” needs .* Here it rests on AFP alone, which is no party\.$/,
    );
  });

  it("names who speaks, and whether that is a party", () => {
    const cards = [card("AFP", "The Red Dunes say so."), card("RFI", "The Red Dunes and the Blue Hills say so.")];
    expect(reason(cards, ["dunes"])).toMatch(/Here it is the word of the Red Dunes, a party\.$/);
    expect(reason(cards, ["dunes", "hills"])).toMatch(
      /Here it is the word of the Red Dunes and the Blue Hills, both parties\.$/,
    );
    expect(reason([card("AFP", "UNHCR says so.")], ["unhcr"])).toMatch(/the word of UNHCR, which is no party\.$/);
    expect(reason([card("AFP", "An unnamed officer says so.")], ["unnamed"])).toMatch(
      /Here nobody is named who says so\.$/,
    );
  });

  it("tells a document or a measurement among the cards", () => {
    expect(reason([card("AFP", took, "act")])).toMatch(/Here a card is the document that did it\.$/);
    expect(reason([card("AFP", took, "measure")])).toMatch(/Here a card is the data that measured it\.$/);
  });

  it("names both sides of a contradiction, and says of agreeing cards that there is none", () => {
    const own = aFact({ id: "mine", by: ["dunes"], contradicts: ["theirs"] });
    const other = aFact({ id: "theirs", by: ["hills"], contradicts: ["mine"] });
    const cards = [
      { fact: own, evidence: card("AFP", "The Red Dunes say 20.") },
      { fact: other, evidence: card("AFP", "The Blue Hills say 4.") },
    ];
    expect(whyNot(context, own, cards, "claimed", "Claimed by a party")).toMatch(
      /Here the cards of the Red Dunes and the Blue Hills contradict each other, and neither side weighs more\.$/,
    );
    const silent = cards.map(({ fact, evidence }) => ({ fact: { ...fact, by: [] }, evidence }));
    expect(whyNot(context, silent[0]?.fact ?? own, silent, "reported", "Reported once")).toMatch(
      /Here the cards contradict each other/,
    );
    const [fact, shown] = shownOf([card("AFP", took)], []);
    expect(whyNot(context, fact, shown, "disputed", "Disputed")).toMatch(/Here no card contradicts another\.$/);
  });
});
