import { describe, expect, it } from "vitest";
import { isCram, readStudyChoice, type StudyChoice, writeStudyChoice } from "@/core/memory/study-choice";

const read = (query: string) => {
  const parts = new URLSearchParams(query);
  return readStudyChoice((name) => parts.get(name));
};

describe("a choice of what to study", () => {
  it.each<StudyChoice>([
    { kind: "due" },
    { kind: "topic", topic: "crisis-2012", cram: false },
    { kind: "topic", topic: "crisis-2012", cram: true },
    { kind: "tag", tag: "été & hiver", cram: false },
    { kind: "flagged", cram: true },
    { kind: "forgotten", days: 3, cram: false },
    { kind: "ahead", days: 90, cram: true },
  ])("comes back from its address: %o", (choice) => {
    expect(read(writeStudyChoice(choice))).toEqual(choice);
  });

  it.each([
    "",
    "study=everything",
    "study=topic",
    "study=tag&tag=",
    "study=topic&topic=a%00b",
    "study=tag&tag=%00",
    "study=due&cram=1",
  ])("is what is due for “%s”", (query) => {
    expect(read(query)).toEqual({ kind: "due" });
    expect(isCram(read(query))).toBe(false);
  });

  it("takes a tag however it is typed", () => {
    expect(read("study=tag&tag=%23Lesson%20%203%00")).toEqual({ kind: "tag", tag: "lesson 3", cram: false });
  });

  it.each([
    ["0", 1],
    ["999", 90],
    ["-4", 7],
    ["a week", 7],
  ])("takes %s days as %i", (text, days) => {
    expect(read(`study=ahead&days=${text}`)).toMatchObject({ days });
  });
});
