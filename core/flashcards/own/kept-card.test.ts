import { describe, expect, it } from "vitest";
import { compareCards, type KeptCard } from "@/core/flashcards/own/kept-card";

const aCard = (number: number, change: Partial<KeptCard> = {}): KeptCard => ({
  id: `00000000-0000-4000-8000-00000000000${number}`,
  kind: "text",
  front: `Question ${number}`,
  back: `Answer ${number}`,
  remark: "",
  source: "",
  sourceUrl: null,
  tags: [],
  inQuiz: true,
  accepted: [],
  wrong: [],
  picture: null,
  ...change,
});
const [one, two, three] = [aCard(1), aCard(2), aCard(3)];

describe("cards of two versions", () => {
  it("tells which came, went and changed", () => {
    const other = { ...two, back: "Another answer" };
    expect(compareCards([one, two], [other, three])).toEqual({
      added: [three],
      gone: [one],
      changed: [other],
      moved: false,
    });
  });

  it("takes a card that was written again for the one that was deleted", () => {
    const again = { ...two, id: aCard(9).id };
    expect(compareCards([one, two], [one, again])).toEqual({ added: [], gone: [], changed: [], moved: false });
  });

  it("tells another order, and not that stored fields stand otherwise", () => {
    expect(compareCards([one, two, three], [two, one, three]).moved).toBe(true);
    expect(compareCards([one, two, three], [one, three]).moved).toBe(false);
    const { id, kind, ...rest } = one;
    expect(compareCards([one], [{ ...rest, kind, id }]).changed).toEqual([]);
  });
});
