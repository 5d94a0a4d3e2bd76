import { describe, expect, it } from "vitest";
import { lastKnownDay, lastKnownOf, vouchedTo } from "@/core/facts/about/last-known";
import { writtenWhen } from "@/core/questions/render/dates";
import { dayNumber } from "@/core/shared/edtf";
import { aBase, aFact, anEntity, aRelation, aType } from "@/tests/support/facts";

const today = "2026-02-28";

describe("the last day on which a state was known", () => {
  it("is told where it was still so and nobody has looked for a year", () => {
    expect(lastKnownDay("2014-08/..", "2015-04-01", today)).toBe("2015-04-01");
    expect(lastKnownDay("2014-08/..", "2025-02-27", today)).toBe("2025-02-27");
    expect(lastKnownDay("1996/..", "2023-08-30", today, 120)).toBeNull();
    expect(lastKnownDay("1996/..", "2015-08-30", today, 120)).toBe("2015-08-30");
    expect(lastKnownDay("2014-08/..", "2025-03-01", today)).toBeNull();
  });

  it("is not told of what ended, or of what has no time", () => {
    expect(lastKnownDay("2014-08/2015", "2015-04-01", today)).toBeNull();
    expect(lastKnownDay("2014-08/", "2015-04-01", today)).toBeNull();
    expect(lastKnownDay("2014-08", "2015-04-01", today)).toBeNull();
    expect(lastKnownDay(null, "2015-04-01", today)).toBeNull();
  });

  it("stands in place of “since”", () => {
    const held = (when: string | null, lastKnown: string | null) => writtenWhen({ when, lastKnown }, "en");
    expect(held("2014-08/..", "2015-04-01")).toBe("from August 2014; last known on 1 April 2015");
    expect(held("2015~/..", "2023-02-08")).toBe("from about 2015; last known on 8 February 2023");
    expect(held("2014-08/..", null)).toBe("since August 2014");
    expect(held("2014/2015", null)).toBe("2014 to 2015");
    expect(held(null, null)).toBe("");
    expect(writtenWhen({ when: "2014-08/..", lastKnown: "2015-04-01" }, "fr")).toContain(
      "encore vrai le 1er avril 2015",
    );
  });
});

describe("the last day for which a fact shows a thing", () => {
  const union = anEntity({ id: "union", name: { en: "Union" }, life: "2012/.." });
  const told = (when: string | null, asOf: string, more: object = {}) =>
    vouchedTo(
      aBase({ entities: [union], facts: [aFact({ id: "f", about: ["union"], when, asOf, ...more })] }),
      "union",
    );

  it("is that of an event, and of a state the last for which its sources vouch", () => {
    expect(told("2015-06-20", "2020-01-01")).toBe(dayNumber(2015, 6, 20));
    expect(told("2013/..", "2019-07-01")).toBe(dayNumber(2019, 7, 1));
    expect(told("2013/2014", "2019-07-01")).toBe(dayNumber(2014, 12, 31));
    expect(told("2013/", "2019-07-01")).toBe(dayNumber(2013, 12, 31));
  });

  it("is that for which somebody is known to have held an office of it", () => {
    const chair = anEntity({ id: "chair", type: "group-office" });
    const base = aBase({
      entities: [union, chair, anEntity({ id: "awa", type: "person" })],
      relations: [aRelation({ id: "held-by" })],
      types: [aType({ id: "group-office" }), aType({ id: "person" })],
      facts: [
        aFact({
          id: "f",
          triple: { s: "chair", r: "held-by", o: "awa" },
          when: "2013/..",
          asOf: "2019-07-01",
          text: { en: "Awa was the head of Union." },
        }),
      ],
    });
    expect(base.index.factsToldOf.get("union")?.map(({ id }) => id)).toEqual(["f"]);
    expect(vouchedTo(base, "union")).toBe(dayNumber(2019, 7, 1));
  });

  it("is never later than the sources or the release", () => {
    expect(told("2024", "2024-03-01")).toBe(dayNumber(2024, 3, 1));
    expect(told("2013/..", "2030-01-01")).toBe(dayNumber(2026, 2, 28));
  });

  it("is not shown by a denial, or by what has no date", () => {
    expect(told("2015", "2020-01-01", { denies: true })).toBeNull();
    expect(told(null, "2020-01-01")).toBeNull();
  });

  it("belongs beside an open life only, and from its beginning where nothing shows it", () => {
    const of = (life: string | null) =>
      lastKnownOf(aBase({ entities: [anEntity({ id: "x", life })] }), anEntity({ id: "x", life }));
    expect(of("2012-04/..")).toBe("2012-04-30");
    expect(of("2012-04/2013")).toBeNull();
    expect(of("2025-12/..")).toBeNull();
    expect(of(null)).toBeNull();
  });
});
