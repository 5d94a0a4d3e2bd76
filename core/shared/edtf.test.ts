import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dayNumber,
  edtf,
  edtfOfDay,
  gapInDays,
  innerSpan,
  isApproximate,
  isOpenEnded,
  mayOverlap,
  outerSpan,
  parseEdtf,
  precisionOf,
} from "@/core/shared/edtf";

const day = (text: string) => {
  const [year = 0, month = 0, date = 0] = text.split("-").map(Number);
  return dayNumber(year, month, date);
};
const span = (from: string, to: string) => ({ from: day(from), to: day(to) });

describe("parseEdtf", () => {
  it.each([
    ["", "no date"],
    ["15 May 2015", "no date"],
    ["2015-6", "no date"],
    ["2015-13", "no such month"],
    ["2015-02-29", "no such day"],
    ["2015/2014", "ends before it begins"],
    ["2015/2016/2017", "more than one slash"],
    ["../..", "names no date"],
    ["2015..2016", "no date"],
  ])("refuses %j: %s", (text, reason) => {
    const parsed = parseEdtf(text);
    expect(parsed.ok ? "accepted" : parsed.error).toContain(reason);
  });

  it("knows leap years", () => {
    expect(parseEdtf("2012-02-29").ok).toBe(true);
    expect(parseEdtf("1900-02-29").ok).toBe(false);
    expect(parseEdtf("2000-02-29").ok).toBe(true);
  });
});

describe("bounds", () => {
  it.each([
    ["2015", "2015-01-01", "2015-12-31"],
    ["2012-02", "2012-02-01", "2012-02-29"],
    ["2015-06-20", "2015-06-20", "2015-06-20"],
    ["2015-12~", "2015-11-01", "2016-01-31"],
    ["2015~", "2014-01-01", "2016-12-31"],
    ["2012-01-17/2012-03", "2012-01-17", "2012-03-31"],
  ])("%s may touch %s to %s", (text, from, to) => {
    expect(outerSpan(edtf(text))).toEqual(span(from, to));
  });

  it("is certain only between the last possible start and the first possible end", () => {
    expect(innerSpan(edtf("2012-04/2013-09"))).toEqual(span("2012-04-30", "2013-09-01"));
    expect(innerSpan(edtf("2012"))).toBeNull();
    expect(innerSpan(edtf("2012-03/2012-03"))).toBeNull();
    expect(innerSpan(edtf("2012-03-01"))).toEqual(span("2012-03-01", "2012-03-01"));
  });

  it("leaves open and unknown ends open", () => {
    expect(outerSpan(edtf("2017-03-02/.."))).toEqual({ from: day("2017-03-02"), to: Number.POSITIVE_INFINITY });
    expect(innerSpan(edtf("2017-03-02/.."))?.to).toBe(Number.POSITIVE_INFINITY);
    expect(innerSpan(edtf("2017-03-02/"))).toBeNull();
    expect(outerSpan(edtf("../2011-10")).from).toBe(Number.NEGATIVE_INFINITY);
    expect(isOpenEnded(edtf("2017-03-02/.."))).toBe(true);
    expect(isOpenEnded(edtf("2017-03-02/"))).toBe(false);
  });

  it("counts the days between values that share none", () => {
    expect(gapInDays(edtf("2015-06-20"), edtf("2015-06-21"))).toBe(0);
    expect(gapInDays(edtf("2016"), edtf("2014"))).toBe(365);
    expect(gapInDays(edtf("2015"), edtf("2015-12-31"))).toBeNull();
    expect(gapInDays(edtf("2012/.."), edtf("2030"))).toBeNull();
  });

  it("takes the coarsest precision", () => {
    expect(precisionOf(edtf("2012-01-17/2012-03"))).toBe("month");
    expect(precisionOf(edtf("2012/.."))).toBe("year");
    expect(precisionOf(edtf("2012-01-17/.."))).toBe("day");
    expect(isApproximate(edtf("2012-01-17~/2012-03-11"))).toBe(true);
    expect(isApproximate(edtf("2012-01-17/2012-03-11"))).toBe(false);
  });
});

describe("properties", () => {
  const anyDay = fc.integer({ min: day("1500-01-01"), max: day("2100-12-31") });
  const anyDate = fc
    .tuple(anyDay, fc.constantFrom(4, 7, 10), fc.boolean())
    .map(([number, length, about]) => edtfOfDay(number).slice(0, length) + (about ? "~" : ""));

  it("gives every day back", () => {
    fc.assert(fc.property(anyDay, (number) => outerSpan(edtf(edtfOfDay(number))).from === number));
  });
  it("keeps what is certain within what is possible", () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        const parsed = parseEdtf(`${a}/${b}`);
        fc.pre(parsed.ok);
        if (!parsed.ok) return;
        const outer = outerSpan(parsed.value);
        const inner = innerSpan(parsed.value);
        expect(outer.from).toBeLessThanOrEqual(outer.to);
        if (inner !== null) expect(outer.from <= inner.from && inner.to <= outer.to).toBe(true);
      }),
    );
  });
  it("either overlaps or has a gap, whichever way round", () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(mayOverlap(edtf(a), edtf(b))).toBe(gapInDays(edtf(a), edtf(b)) === null);
        expect(gapInDays(edtf(a), edtf(b))).toBe(gapInDays(edtf(b), edtf(a)));
      }),
    );
  });
});
