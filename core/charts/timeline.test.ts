import { describe, expect, it } from "vitest";
import { timelineYears } from "@/core/charts/timeline";
import { aBase, aFact, anEntity, aRelation, aType } from "@/tests/support/facts";

const shape = (facts: Parameters<typeof aFact>[0][], firstYear = 1960) =>
  timelineYears(aBase({ facts: facts.map(aFact) }), firstYear).map(({ year, months }) => [
    year,
    months.map(({ month, entries }) => [month, entries.map(({ fact }) => fact.id)]),
  ]);

describe("the timeline", () => {
  it("puts what is known by its year alone before the months, and days in order", () => {
    expect(
      shape([
        { id: "day-late", when: "2012-03-22" },
        { id: "year", when: "2012" },
        { id: "day-early", when: "2012-03-02" },
        { id: "january", when: "2012-01" },
        { id: "before", when: "2007" },
      ]),
    ).toEqual([
      [2007, [[null, ["before"]]]],
      [
        2012,
        [
          [null, ["year"]],
          [1, ["january"]],
          [3, ["day-early", "day-late"]],
        ],
      ],
    ]);
  });

  it("places a span by its beginning, and by its end where nobody knows the beginning", () => {
    expect(
      shape([
        { id: "span", when: "2013-07-01/2023-12-31" },
        { id: "until", when: "/2011-05" },
        { id: "ever", when: "../2014" },
        { id: "since", when: "2017-03/.." },
      ]),
    ).toEqual([
      [2011, [[5, ["until"]]]],
      [2013, [[7, ["span"]]]],
      [2014, [[null, ["ever"]]]],
      [2017, [[3, ["since"]]]],
    ]);
  });

  it("takes the date that a fact states, and leaves out what has none or is too old", () => {
    expect(
      shape([
        { id: "states-date", triple: { s: "town", r: "heritage-listed", o: { kind: "date", edtf: "1988" } } },
        { id: "timeless" },
        { id: "old", when: "1591" },
      ]),
    ).toEqual([[1988, [[null, ["states-date"]]]]]);
  });

  it("leaves out where places lay, whose date is that of the work that says so", () => {
    const base = aBase({
      types: [aType({ id: "place" }), aType({ id: "town", parent: "place" })],
      entities: [
        anEntity({ id: "kidal", type: "town" }),
        anEntity({ id: "kidal-region", type: "town" }),
        anEntity({ id: "mnla", type: "group" }),
      ],
      relations: [aRelation({ id: "in-region", aspect: "state" }), aRelation({ id: "allied-with", aspect: "state" })],
      facts: [
        aFact({ id: "lay", triple: { s: "kidal", r: "in-region", o: "kidal-region" }, when: "2012" }),
        aFact({ id: "allied", triple: { s: "mnla", r: "allied-with", o: "ansar-dine" }, when: "2012" }),
        aFact({ id: "host", triple: { s: "kidal", r: "allied-with", o: "ansar-dine" }, when: "2013" }),
      ],
    });
    const found = timelineYears(base, 1960).flatMap(({ months }) => months.flatMap(({ entries }) => entries));
    expect(found.map(({ fact }) => fact.id)).toEqual(["allied", "host"]);
  });

  it("names the other date of a contested one on both sides, and none where both agree on the day", () => {
    const base = aBase({
      facts: [
        aFact({ id: "a", when: "2013-01-10", contradicts: ["b", "c"] }),
        aFact({ id: "b", when: "2013-01-11" }),
        aFact({ id: "c", when: "2013-01-10" }),
      ],
    });
    const found = timelineYears(base, 1960).flatMap(({ months }) => months.flatMap(({ entries }) => entries));
    expect(found.map(({ fact, otherDates }) => [fact.id, otherDates.map((one) => [one.fact.id, one.when])])).toEqual([
      ["a", [["b", "2013-01-11"]]],
      ["c", []],
      ["b", [["a", "2013-01-10"]]],
    ]);
  });
});
