import { describe, expect, it } from "vitest";
import { byYear, inTimeOrder, placeInTime } from "@/core/browse/time-order";
import { aFact } from "@/tests/support/facts";

const at = (id: string, when: string | null) => aFact({ id, when });

describe("time order", () => {
  it("goes by the beginning, then the shorter first, and puts what has no time last", () => {
    const facts = [
      at("none", null),
      at("reign", "2013-09-04/2020-08-18"),
      at("year", "2013"),
      at("day", "2013-01-01"),
      at("since", "2012/.."),
    ];
    expect(inTimeOrder(facts).map(({ id }) => id)).toEqual(["since", "day", "year", "reign", "none"]);
  });

  it("places what has no known beginning at its end", () => {
    expect(placeInTime("../2013-08")).toBe(placeInTime("2013-08-01"));
    expect(placeInTime(null)).toBeNull();
  });

  it("puts each fact under the year in which it began, and under one heading only", () => {
    const years = byYear([at("a", "2012-04"), at("b", "2012-01/2013"), at("c", "1991"), at("d", null)]);
    expect(years.map(({ year, facts }) => [year, facts.map(({ id }) => id)])).toEqual([
      [1991, ["c"]],
      [2012, ["b", "a"]],
      [null, ["d"]],
    ]);
  });
});
