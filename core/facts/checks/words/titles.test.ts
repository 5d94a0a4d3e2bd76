import { describe, expect, it } from "vitest";
import { problems, source } from "@/tests/support/planted-content";

const found = (title: string, more: object = {}) =>
  problems({ sources: [source("planted", { title, ...more })] }).filter(({ check }) => check === "titles");

describe("the title of a source", () => {
  it.each([
    "Massacre in Mali: 49 civilians and 15 soldiers killed",
    "Mali: cinq soldats tués dans une attaque",
    "Mali : meurtrière attaque contre un camp",
    "Former president dies",
    "Militants attack a market bus",
  ])("says whether it tells of violence where its words may: %s", (title) => {
    expect(found(title)).toMatchObject([{ message: expect.stringContaining("titleTellsHarm") }]);
    expect(found(title, { titleTellsHarm: true })).toEqual([]);
    expect(found(title, { titleTellsHarm: false })).toEqual([]);
  });

  it("says nothing of it where no word does, but that a word unknown to the check tells of it", () => {
    expect(found("Mali votes")).toEqual([]);
    expect(found("Army camp attacked in Mali")).toEqual([]);
    expect(found("Mali votes", { titleTellsHarm: false })).toHaveLength(1);
    expect(found("500 doden in Mali", { titleTellsHarm: true, lang: "nl" })).toEqual([]);
  });
});
