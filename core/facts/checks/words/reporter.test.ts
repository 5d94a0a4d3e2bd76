import { describe, expect, it } from "vitest";
import { card, en, oneFact, problems, source, sources } from "@/tests/support/planted-content";

const found = (more: object) => problems(oneFact({ ...card, ...more })).filter(({ check }) => check === "reporter");
const claimed = (claim: string) => found({ by: "army", claim: en(claim) });

describe("a sentence told as a neutral reporter tells it", () => {
  it.each([
    ["The battle was won by our own men.", "our"],
    ["The reports of my death are not true.", "my"],
    ["We hold Gao.", "We"],
    ["Nobody can take Gao from us.", "us"],
    ["Ten enemy fighters were killed.", "enemy"],
    ["One group alone holds Gao.", "One group alone"],
    ["The southernmost position is at Gao.", "The southernmost position is"],
  ])("is not: %s", (claim, word) => {
    expect(claimed(claim)).toMatchObject([{ message: expect.stringContaining(`"${word}"`) }]);
    expect(found({ text: en(claim) })).toHaveLength(1);
  });

  it.each([
    "US officials were in Gao.",
    "The army calls it “our town”.",
    "One group in Gao laid down its arms.",
    "The army's southernmost position is at Gao.",
  ])("may be: %s", (claim) => {
    expect(claimed(claim).map(({ message }) => message)).toEqual([]);
  });

  it.each(["AFP, stored copy without address", "BBC, retold in a press story", "icimali?", "UNHCR (copy)"])(
    "names its publisher without an editor's words: %s",
    (publisher) => {
      const all = { sources: [...sources, source("planted", { publisher })] };
      expect(problems(all).filter(({ check }) => check === "reporter")).toHaveLength(1);
    },
  );

  it.each(["AFP, reprinted by MaliActu", "Parties to the accord, text in Afribone", "The Story of Mali Foundation"])(
    "may name as its publisher: %s",
    (publisher) => {
      const all = { sources: [...sources, source("planted", { publisher })] };
      expect(problems(all).filter(({ check }) => check === "reporter")).toEqual([]);
    },
  );
});
