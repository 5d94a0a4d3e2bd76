import { describe, expect, it } from "vitest";
import type { Fact } from "@/core/facts/model";
import { feedbackOn } from "@/core/questions/feedback";
import { aFact, aSource } from "@/tests/support/facts";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const evidence = ["calm", "grim", "grim", "bare"].map((sourceId) => ({
  sourceId,
  at: "para. 1",
  note: { en: "A note." },
  as: null,
  origin: sourceId,
}));
const sources = [
  aSource({ id: "calm" }),
  aSource({ id: "grim", titleTellsHarm: true, date: "2023-09-07" }),
  aSource({ id: "bare", titleTellsHarm: true, publisher: "Publisher of grim" }),
];
const context = contextOf(aSmallWorld((given) => ({ ...given, sources: [...(given.sources ?? []), ...sources] })));
const titlesOf = (...harms: Fact["harm"][]) => {
  const [first, ...rest] = harms.map((harm, at) => aFact({ id: `fact-${at}`, harm, evidence }));
  if (first === undefined) throw new Error("no fact");
  return feedbackOn(context, [first, ...rest], "Yes", {}).sources.map(({ title }) => title);
};

describe("the sources of an answer", () => {
  it("stand without a title that tells of violence where the facts tell of none", () => {
    expect(titlesOf(null)).toEqual(["Title of calm", null, null]);
  });

  it("have their titles where one of the facts does, as a warning stands before it", () => {
    const all = ["Title of calm", "Title of grim", "Title of bare"];
    expect(titlesOf("casualties")).toEqual(all);
    expect(titlesOf(null, "violence")).toEqual(all);
  });
});
