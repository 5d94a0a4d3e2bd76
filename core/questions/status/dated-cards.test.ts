import { describe, expect, it } from "vitest";
import { asDatedOn, cardsDate, inYearOfCards } from "@/core/questions/status/dated-cards";
import { aFact } from "@/tests/support/facts";
import { aSmallWorld, evidenceOf } from "@/tests/support/items";

describe("the date of a statement over cards", () => {
  const base = aSmallWorld();
  const fact = aFact({ id: "seizure", about: ["bamako"], when: "2012-06-27" });
  const day = "The town was seized on 27 June 2012.";
  const dateOn = (...notes: readonly (readonly [note: string, sourceId: string])[]) =>
    asDatedOn(
      base,
      "en",
      fact,
      notes.flatMap(([note, id]) => evidenceOf(note, [id])),
    ).when;

  it("is what two origins tell: of a day that one of them tells the month or the year is left", () => {
    const [full, month, none] = [day, "It was seized in June 2012.", "It was seized."];
    expect(dateOn([full, "reuters"], [full, "afp"])).toBe("2012-06-27");
    expect(dateOn([full, "reuters"], [month, "afp"])).toBe("2012-06");
    expect(dateOn([full, "reuters"], [none, "afp"])).toBe("2012");
    expect(dateOn([full, "reuters"])).toBe("2012");
  });

  it("is not told twice by two cards of one origin", () => {
    const [own, lent] = [evidenceOf(day, ["reuters"]), evidenceOf(day, ["afp"])];
    expect(cardsDate(base, "en", day, [...own, ...lent])).toBe(true);
    const same = lent.map((each) => ({ ...each, origin: own[0]?.origin ?? "" }));
    expect(cardsDate(base, "en", day, [...own, ...same])).toBe(false);
  });

  it("is of a state a year that a card tells or was published in, within its time", () => {
    const state = (when: string) => aFact({ id: "leader", about: ["bamako"], when, asOf: "2024-03-31" });
    const whenOn = (when: string, note: string) => inYearOfCards(base, state(when), evidenceOf(note, ["reuters"])).when;
    expect(whenOn("2017-03-02/..", "He led it in 2019.")).toBe("2018-12-31/2020-01-01");
    expect(whenOn("2017-03-02/..", "He led it in 2017.")).toBe("2017-03-02/2018-01-01");
    // The card is of February 2024.
    expect(whenOn("2017-03-02/..", "He leads it.")).toBe("2023-12-31/2024-03-31");
    for (const when of ["2000-01-01/2010-12-31", "2023-12-01/2024-01-20"]) {
      expect(whenOn(when, "He led it in 1999.")).toBe(when);
    }
  });
});
