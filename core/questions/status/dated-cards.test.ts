import { describe, expect, it } from "vitest";
import { asDatedOn, cardsDate } from "@/core/questions/status/dated-cards";
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
});
