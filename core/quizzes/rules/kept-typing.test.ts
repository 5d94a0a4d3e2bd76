import { describe, expect, it } from "vitest";
import { type TypingWork, typingOf, unmetBy } from "@/core/quizzes/rules/kept-typing";

const all: TypingWork = { id: "all", rule: "free", targetIds: new Set(), topics: null, ownTopic: null };
const card = { targetId: "fact:x:o", topic: "peace-process" };

describe("how a card is answered", () => {
  it("is its learner's matter where nobody says otherwise", () => {
    expect(typingOf([], card)).toBe("free");
    expect(typingOf([all], card)).toBe("free");
  });

  it("is said by the work for which it counts, by target, topic or deck", () => {
    const rule = "always";
    const byTarget = { ...all, rule, targetIds: new Set(["fact:x:o"]) } as const;
    const byTopic = { ...all, rule, topics: new Set(["peace-process"]) } as const;
    const ofDeck = { ...all, rule, topics: new Set<string>(), ownTopic: "deck:1" } as const;
    const other = { targetId: "fact:y:o", topic: "geography" };
    const own = { targetId: "own:1", topic: "deck:1" };
    expect([card, other, own].map((each) => typingOf([byTarget], each))).toEqual(["always", "free", "free"]);
    expect([card, other, own].map((each) => typingOf([byTopic], each))).toEqual(["always", "free", "free"]);
    expect([card, other, own].map((each) => typingOf([ofDeck], each))).toEqual(["free", "free", "always"]);
    // Of single facts a topic says nothing.
    expect(typingOf([{ ...byTarget, topics: new Set(["geography"]) }], other)).toBe("free");
  });

  it("is always typed where one teacher asks for it, whatever another says", () => {
    const works = [
      { ...all, id: "a", rule: "never" },
      { ...all, id: "b", rule: "always" },
    ] as const;
    expect(typingOf(works, card)).toBe("always");
    expect(typingOf(works.slice(0, 1), card)).toBe("never");
    // Turned over, it counts for the one that does not ask for more.
    expect(unmetBy(works, card)).toEqual(["b"]);
    expect(unmetBy(works.slice(0, 1), card)).toEqual([]);
  });
});
