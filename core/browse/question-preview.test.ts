import { describe, expect, it } from "vitest";
import { previewOf } from "@/core/browse/question-preview";
import type { QuestionView } from "@/core/questions/views";

const choices = [
  { id: "a", label: "Gao" },
  { id: "b", label: "Kidal" },
];

describe("a question on a page of text", () => {
  it("shows what there is to choose from, under its heading where there are several lists", () => {
    expect(previewOf({ type: "multiple-choice", prompt: "Which town?", choices })).toEqual({
      prompt: "Which town?",
      given: [],
      options: [{ heading: null, labels: ["Gao", "Kidal"] }],
    });
    const parts = [{ id: "o", label: "the place", options: choices }];
    const view: QuestionView = { type: "true-false", prompt: "True?", statement: "It is Gao.", parts };
    expect(previewOf(view)).toEqual({
      prompt: "It is Gao.",
      given: [],
      options: [{ heading: "the place", labels: ["Gao", "Kidal"] }],
    });
  });

  it("shows the gap, the hint and the evidence", () => {
    const cloze: QuestionView = { type: "cloze", prompt: "Fill", before: "It is in", after: ".", hint: "a town" };
    expect(previewOf(cloze)).toMatchObject({ prompt: "It is in ______.", given: [{ heading: null, text: "a town" }] });
    const evidence = [{ publisher: "RFI", date: null, note: "RFI says so." }];
    const status: QuestionView = { type: "status", prompt: "How sure?", proposition: "it is so", evidence, choices };
    expect(previewOf(status)).toMatchObject({
      prompt: "How sure? “it is so”",
      given: [{ heading: "RFI", text: "RFI says so." }],
      options: [{ labels: ["Gao", "Kidal"] }],
    });
  });

  it("shows the lists of a type that it has never heard of", () => {
    const view = { type: "matching", prompt: "Match.", left: choices, right: choices } as unknown as QuestionView;
    expect(previewOf(view).options).toHaveLength(2);
  });
});
