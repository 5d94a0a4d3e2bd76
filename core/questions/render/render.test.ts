import { describe, expect, it } from "vitest";
import { datedPhrase, statedPeriod, writtenDate } from "@/core/questions/render/dates";
import { asSentence, fillPattern, insideSentence, splitAt } from "@/core/questions/render/pattern";
import { isDirectSpeech, writtenNumber } from "@/core/questions/render/text";
import { writtenLiteral } from "@/core/questions/render/wording";
import { seededRandom } from "@/core/shared/random";
import { aFact } from "@/tests/support/facts";

describe("a pattern", () => {
  it("drops an optional part without a value and keeps it with one", () => {
    expect(fillPattern("{s} left {o}[ {inD}].", { s: "Mali", o: "the G5", inD: null })).toBe("Mali left the G5.");
    expect(fillPattern("{s} left {o}[ {inD}].", { s: "Mali", o: "the G5", inD: "in May 2022" })).toBe(
      "Mali left the G5 in May 2022.",
    );
  });
  it("does not fit when a required value is missing", () => {
    expect(fillPattern("{inD}, {s} was {o}.", { s: "a", o: "b", inD: null })).toBeNull();
  });
  it("becomes a sentence, or stands inside one", () => {
    expect(asSentence("the CMA signed it.")).toBe("The CMA signed it.");
    expect(asSentence("“épée” is a word.")).toBe("“Épée” is a word.");
    expect(insideSentence("In which {otype} …?", "In which town …?")).toBe("in which town …?");
    expect(insideSentence("{s} left.", "ECOWAS left.")).toBe("ECOWAS left.");
  });
  it("is split at a marker that stands once", () => {
    expect(splitAt("a#b", "#")).toEqual({ before: "a", after: "b" });
    expect(splitAt("a#b#c", "#")).toBeNull();
  });
});

describe("words of one's own mouth", () => {
  it.each([
    ["The reports of my death are not true.", true],
    ["Our men won the battle.", true],
    ["The US State Department has put him on a list.", false],
    ["The gold mine at Intahaka was taken.", false],
  ])("%s", (text, own) => {
    expect(isDirectSpeech(text, "en")).toBe(own);
  });
  it("are others in another language", () => {
    expect(isDirectSpeech("Nos hommes ont gagné.", "fr")).toBe(true);
    expect(isDirectSpeech("Nos hommes ont gagné.", "en")).toBe(false);
  });
});

describe("dates in words", () => {
  it.each([
    ["2015-06-20", "20 June 2015", "on 20 June 2015"],
    ["2015-06", "June 2015", "in June 2015"],
    ["2015", "2015", "in 2015"],
    ["2015~", "about 2015", "around 2015"],
    ["2012-03-21/2012-03-22", "21 to 22 March 2012", "between 21 and 22 March 2012"],
    ["2012-01-17/2012-03-11", "17 January to 11 March 2012", "between 17 January and 11 March 2012"],
    ["2012-01/2013-05", "January 2012 to May 2013", "between January 2012 and May 2013"],
    ["2017-03-02/..", "since 2 March 2017", "since 2 March 2017"],
    ["../2011-10", "until October 2011", "until October 2011"],
    ["2016-06-18/", "from 18 June 2016, end unknown", "from 18 June 2016, end unknown"],
  ])("%s", (edtf, bare, phrase) => {
    expect(writtenDate(edtf, "en")).toBe(bare);
    expect(datedPhrase(edtf, "en")).toBe(phrase);
  });
  it("speak French too", () => {
    expect(datedPhrase("1960-10-01", "fr")).toBe("le 1er octobre 1960");
    expect(datedPhrase("2012-03-21/2012-03-22", "fr")).toBe("entre 21 et 22 mars 2012");
  });
});

describe("the stated period of a state", () => {
  const periods = (when: string, asOf = "2026-02-28") =>
    Array.from({ length: 40 }, (_, seed) => statedPeriod(aFact({ id: "f", when, asOf }), seededRandom(String(seed))));
  it("is a whole year or month inside the span", () => {
    for (const period of periods("2013-09-04/2020-08-18")) {
      expect(period && period >= "2013-10" && period <= "2020-07").toBe(true);
      expect(period).not.toBe("2013");
      expect(period).not.toBe("2020");
    }
  });
  it("is a day where no month is whole", () => {
    expect(new Set(periods("2015-06-20/2015-06-23"))).toEqual(new Set(["2015-06-21", "2015-06-22"]));
  });
  it("lies before the last day that the sources vouch for", () => {
    for (const period of periods("2017-03-02/..", "2019-04-10")) expect(period && period <= "2019-03").toBe(true);
  });
  it("is the month itself where nothing finer is known, and nothing where nothing is certain", () => {
    expect(statedPeriod(aFact({ id: "f", when: "2015-06" }), seededRandom("a"))).toBe("2015-06");
    expect(statedPeriod(aFact({ id: "f", when: "2015/2015" }), seededRandom("a"))).toBeNull();
    expect(statedPeriod(aFact({ id: "f", when: null }), seededRandom("a"))).toBeNull();
  });
});

describe("numbers in words", () => {
  it("group thousands and keep decimals", () => {
    expect(writtenNumber(1_241_238, "en")).toBe("1,241,238");
    expect(writtenNumber(2016, "en")).toBe("2,016");
    expect(writtenNumber(7_100_000, "en")).toBe("7.1 million");
    expect(writtenNumber(701_600_000, "en")).toBe("701.6 million");
    expect(writtenNumber(7_000_000, "en")).toBe("7 million");
    expect(writtenNumber(7_120_000, "en")).toBe("7,120,000");
    expect(writtenNumber(42.7, "en")).toBe("42.7");
    expect(writtenNumber(42.7, "fr")).toBe("42,7");
  });
  it("say ranges and estimates", () => {
    const unit = { en: "people" };
    const least = { en: "at least" };
    expect(
      writtenLiteral({ kind: "number", low: 500, high: 500, unit, noun: null, about: true, hedge: least }, "en"),
    ).toBe("at least 500 people");
    expect(
      writtenLiteral({ kind: "number", low: 13, high: 20, unit, noun: null, about: true, hedge: null }, "en"),
    ).toBe("about 13 to 20 people");
    expect(writtenLiteral({ kind: "number", low: 7, high: 7, unit, noun: null, about: false, hedge: null }, "en")).toBe(
      "7 people",
    );
  });
});
