import { describe, expect, it } from "vitest";
import type { Lexicon } from "@/core/facts/model";
import { ownCardDraft } from "@/core/flashcards/own/draft";
import { loadedWordsIn } from "@/core/flashcards/own/loaded-words";
import { type OwnQuestion, ownQuestion } from "@/core/flashcards/own/own-question";
import { questionTypes } from "@/core/questions/registry";
import { rightAnswer } from "@/core/questions/right-answer";

const ID = "0b2f7e0e-7a0f-4b52-9a53-1d2c3b4a5f60";

const aCard = (change: Partial<OwnQuestion> = {}): OwnQuestion => ({
  id: ID,
  deckId: "5d2c7e0e-7a0f-4b52-9a53-1d2c3b4a5f61",
  kind: "text",
  front: "What do we call a caravan that carries salt?",
  back: "azalai",
  remark: "We saw one on the film.",
  source: "Lesson of 12 March",
  sourceUrl: null,
  accepted: ["salt caravan"],
  wrong: [],
  ...change,
});

const made = (change: Partial<OwnQuestion> = {}, seed = "seed") => {
  const item = ownQuestion(aCard(change), seed, "en");
  if (item === null) throw new Error("It asks nothing.");
  return item;
};
const graded = (item: ReturnType<typeof made>, answer: unknown) => {
  const grade = questionTypes[item.type].gradeJson(item.key, answer);
  return grade.ok ? grade.value.kind : grade.error.kind;
};

describe("a question that a teacher wrote", () => {
  it("is typed, and graded as typed answers are: other spellings and a slip count, a figure that is one off does not", () => {
    const item = made();
    expect(["Azalaï", "azala", "the salt caravan", "camel", " "].map((text) => graded(item, { text }))).toEqual([
      "correct",
      "correct",
      "correct",
      "incorrect",
      "blank",
    ]);
    const dated = made({ back: "22 March 2012", accepted: [] });
    expect(["22 march 2012", "21 March 2012"].map((text) => graded(dated, { text }))).toEqual(["correct", "incorrect"]);
  });

  it("is chosen among its options, in an order that follows from the seed and not from which is right", () => {
    const wrong = ["Niger", "Bani", "Senegal"];
    const places = new Set<number>();
    for (let seed = 0; seed < 40; seed++) {
      const item = made({ kind: "choice", back: "Sankarani", wrong }, String(seed));
      if (item.view.type !== "multiple-choice") throw new Error("no choice");
      expect(item.view.choices.map(({ label }) => label).sort()).toEqual([...wrong, "Sankarani"].sort());
      const right = rightAnswer(item);
      expect(item.view.choices.flatMap(({ id }) => (graded(item, { choiceId: id }) === "correct" ? [id] : []))).toEqual(
        [(right as { choiceId: string }).choiceId],
      );
      places.add(item.view.choices.findIndex(({ label }) => label === "Sankarani"));
      expect(made({ kind: "choice", back: "Sankarani", wrong }, String(seed))).toEqual(item);
    }
    expect(places.size).toBe(4);
    expect(made({ kind: "choice", back: "Sankarani", wrong }).guess).toBe(1 / 4);
  });

  it("asks one gap of a text, and tells the whole of it afterwards", () => {
    const text = "{{c1::Gao}} lies on the {{c2::Niger::river}}.";
    const items = Array.from({ length: 20 }, (_, seed) => made({ kind: "cloze", front: text, back: "" }, String(seed)));
    expect(new Set(items.map(({ targetId }) => targetId))).toEqual(new Set([`own:${ID}:1`, `own:${ID}:2`]));
    const second = items.find(({ targetId }) => targetId.endsWith(":2"));
    expect(second?.view.prompt).toBe("Gao lies on the [river].");
    expect(second && graded(second, { text: "niger" })).toBe("correct");
    expect(second?.feedback.because).toBe("Gao lies on the Niger.");
    expect(ownQuestion(aCard({ kind: "cloze", front: "no gap" }), "seed", "en")).toBeNull();
  });

  it("has neither status nor fact, and its view tells nothing of the answer", () => {
    const item = made();
    expect([item.factIds, item.proofs, item.feedback.status]).toEqual([[], {}, null]);
    expect(item.feedback.sources.map(({ title, publisher }) => [title, publisher])).toEqual([
      ["Lesson of 12 March", ""],
    ]);
    expect(made({ source: "" }).feedback.sources).toEqual([]);
    expect(made({ back: "something else", accepted: [] }).view).toEqual(item.view);
    const swapped = made({ kind: "choice", back: "a", wrong: ["b", "c"] }, "1");
    expect(Object.keys(swapped.view).sort()).toEqual(["choices", "prompt", "type"]);
  });
});

describe("what is typed for it", () => {
  const draft = (change: Record<string, unknown>) => {
    const read = ownCardDraft.safeParse({
      ...{ kind: "choice", front: "Which river?", back: "Niger", source: "", sourceUrl: "", tags: "", inQuiz: "on" },
      ...change,
    });
    return read.success ? read.data : read.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`);
  };

  it("is a right option and two to five others, none of them twice", () => {
    expect(draft({ wrong: " Bani \n\nSankarani\nBani" })).toMatchObject({ wrong: ["Bani", "Sankarani"], inQuiz: true });
    for (const wrong of ["", "Bani", "Bani\nniger", "Bani\nBANI"]) {
      expect(draft({ wrong }), wrong).toEqual(["wrong options"]);
    }
    expect(draft({ wrong: "a\nb\nc\nd\ne\nf" })).toEqual([expect.stringContaining("wrong")]);
  });

  it("is an answer that can be typed and compared, where a quiz asks it", () => {
    const long = "word ".repeat(50);
    expect(draft({ kind: "text", back: long })).toEqual(["back not-typable"]);
    expect(draft({ kind: "text", back: "?!" })).toEqual(["back not-typable"]);
    expect(draft({ kind: "text", back: long, inQuiz: undefined })).toMatchObject({ inQuiz: false });
    expect(draft({ kind: "text", accepted: "the Joliba\n…" })).toEqual(["accepted not-typable"]);
    expect(draft({ kind: "cloze", front: "{{c1::…}} and {{c2::Gao}}" })).toEqual(["front not-typable"]);
  });
});

describe("words that take a side", () => {
  const lexicon: Lexicon = {
    banned: [
      {
        words: { en: ["rebel", "rebels"], fr: ["rebelle"] },
        useInstead: { en: "armed movement" },
        because: { en: "It is contested." },
      },
    ],
    absolute: [],
    vague: [],
    negative: [],
    properNames: ["Rebel Hill"],
  } as unknown as Lexicon;

  it("are found in both languages, each once, but not in quotations and names", () => {
    const found = loadedWordsIn(lexicon, ["The rebels left Rebel Hill.", "Le rebelle", "rebels", "He said “rebel”."]);
    expect(found.map(({ word, instead }) => [word, instead?.en])).toEqual([
      ["rebels", "armed movement"],
      ["rebelle", "armed movement"],
    ]);
  });
});
