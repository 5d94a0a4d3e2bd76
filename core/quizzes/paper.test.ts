import { describe, expect, it } from "vitest";
import { creditFor, type Item } from "@/core/questions/contract";
import { generateItem, gradeAnswer, possibleItems } from "@/core/questions/generate";
import { asList } from "@/core/questions/map";
import { questionTypeNames } from "@/core/questions/type-names";
import { shortForms } from "@/core/questions/typed-answer/short-forms";
import { acceptedSpellings } from "@/core/questions/typed-answer/spellings";
import { typedKeySchema } from "@/core/questions/typed-answer/typed-schema";
import type { QuestionAnswer, QuestionView } from "@/core/questions/views";
import { type PaperAnswer, type PaperForm, paperAnswer, paperQuestion, sheetMark } from "@/core/quizzes/paper";
import { normalise } from "@/core/shared/normalise";
import { getGenerationContext } from "@/server/content/generation-context";

const context = getGenerationContext("en");
const { base } = context;
const EACH = 12;

/** Items of every type from the real facts, spread over the base; map questions in both their forms. */
const items: readonly Item[] = questionTypeNames.flatMap((type) => {
  const facts = [...base.facts.values()];
  const found: Item[] = [];
  for (let at = 0; at < facts.length && found.length < EACH; at++) {
    const fact = facts[(at * 97) % facts.length];
    const way = fact === undefined ? undefined : possibleItems(context, fact).find((each) => each.type === type);
    const made = way === undefined ? null : generateItem(context, type, way.ask, `paper ${at}`);
    if (made?.ok) found.push(made.value);
  }
  return type === "map" ? [...found, ...found.flatMap(listed)] : found;
});

function listed(item: Item): readonly Item[] {
  const list = asList(item);
  return list === null ? [] : [{ ...item, ...list }];
}

const ofType = (type: string) => items.filter((item) => item.type === type);

describe.each(questionTypeNames)("%s on paper", (type) => {
  it("is among the questions that are tried", () => {
    expect(ofType(type).length).toBeGreaterThan(0);
  });

  it("has a key that earns full credit when it is read back from the sheet", () => {
    for (const item of ofType(type)) {
      const answer = readBack(item.view, paperQuestion(item.view, 1).form, paperAnswer(base, item));
      const grade = gradeAnswer(item.type, item.key, answer);
      expect(grade.ok ? creditFor(grade.value) : grade, JSON.stringify(item.view)).toBe(1);
    }
  });

  it("leaves out nothing that the screen shows", () => {
    for (const { view } of ofType(type)) {
      const printed = JSON.stringify(paperQuestion(view, 1));
      for (const text of textsIn(view)) expect(printed).toContain(JSON.stringify(text).slice(1, -1));
    }
  });

  it("has a letter of its own for every option", () => {
    for (const { view } of ofType(type)) {
      const letters = optionsOf(paperQuestion(view, 1).form).map(({ letter }) => letter);
      expect(new Set(letters).size).toBe(letters.length);
      for (const letter of letters) expect(letter).toMatch(/^[A-Z]$/);
    }
  });
});

describe("a key on paper", () => {
  it("names other spellings than the expected one, once each, and broader answers at half a point", () => {
    for (const item of [...ofType("short-answer"), ...ofType("cloze")]) {
      const answer = paperAnswer(base, item);
      if (answer.kind !== "written") throw new Error("not a written answer");
      const { expected, accept, short = [], broader } = typedKeySchema.parse(item.key);
      const listed = [answer.expected, ...answer.also].map(normalise);
      // Each form of the key itself, and none twice.
      expect([...listed].sort()).toEqual(
        [...new Set([normalise(expected), ...accept.map(({ text }) => text), ...short])].sort(),
      );
      expect(answer.half.map(normalise)).toEqual(broader);
      for (const text of answer.also) {
        const grade = gradeAnswer(item.type, item.key, { text });
        expect(grade.ok ? creditFor(grade.value) : grade).toBe(1);
      }
      for (const text of answer.half) {
        const grade = gradeAnswer(item.type, item.key, { text });
        expect(grade.ok ? creditFor(grade.value) : grade).toBe(0.5);
      }
    }
    const halves = [...ofType("short-answer"), ...ofType("cloze")].map((item) => paperAnswer(base, item));
    expect(halves.some((answer) => answer.kind === "written" && answer.half.length > 0)).toBe(true);
  });

  it("writes names as people do, short forms too", () => {
    const timbuktu = base.entities.get("timbuktu-region");
    if (timbuktu === undefined) throw new Error("no such region");
    const accept = acceptedSpellings(base, timbuktu).map(({ text }) => ({ text, exact: false }));
    const key = { expected: timbuktu.name.en, accept, short: shortForms(base, timbuktu), broader: ["mali"] };
    const view = ofType("short-answer")[0]?.view;
    if (view === undefined) throw new Error("no short answer");
    const answer = paperAnswer(base, { view, key: { ...key, others: [], slot: "o", when: null } });
    if (answer.kind !== "written") throw new Error("not a written answer");
    expect(answer.also).toEqual(expect.arrayContaining(["Tombouctou", "Timbuktu"]));
    expect(answer.also.filter((text) => /\b(?:timbuktu|tombouctou)\b/.test(text))).toEqual([]);
    expect(answer.half).toEqual(["Mali"]);
  });

  it("gives the ends of full marks for a figure", () => {
    for (const item of ofType("number")) {
      const answer = paperAnswer(base, item);
      if (answer.kind !== "figure") throw new Error("not a figure");
      const credit = (value: number) => {
        const grade = gradeAnswer(item.type, item.key, { value });
        return grade.ok ? creditFor(grade.value) : null;
      };
      expect(credit(answer.from)).toBe(1);
      expect(credit(answer.to)).toBe(1);
      expect(credit(answer.to + (answer.to - answer.high))).toBeLessThan(1);
    }
  });

  it("says what part of a point is earned as the grader does", () => {
    const creditOf = (item: Item, answer: QuestionAnswer) => {
      const grade = gradeAnswer(item.type, item.key, answer);
      return grade.ok ? creditFor(grade.value) : 0;
    };
    for (const item of ofType("matching")) {
      const right = paperAnswer(base, item);
      const full = readBack(item.view, paperQuestion(item.view, 1).form, right);
      if (right.kind !== "pairs" || !("pairs" in full)) throw new Error("not a matching question");
      const credits = right.points.map((_, hits) =>
        creditOf(item, { pairs: Object.fromEntries(Object.entries(full.pairs).slice(0, hits)) }),
      );
      right.points.forEach((points, hits) => {
        expect(points).toBeCloseTo(credits[hits] ?? -1);
      });
    }
    for (const item of ofType("ordering")) {
      const right = paperAnswer(base, item);
      const full = readBack(item.view, paperQuestion(item.view, 1).form, right);
      if (right.kind !== "places" || !("order" in full)) throw new Error("not an ordering question");
      const [first = "", second = "", ...rest] = full.order;
      expect(1 - right.perPair).toBeCloseTo(creditOf(item, { order: [second, first, ...rest] }));
    }
    for (const item of ofType("multiple-response")) {
      const right = paperAnswer(base, item);
      if (right.kind !== "letters" || right.shares === null || item.view.type !== "multiple-response") {
        throw new Error("not a question with several answers");
      }
      const form = paperQuestion(item.view, 1).form;
      const ids = right.letters.map((letter) => idUnder(item.view, form, letter));
      const wrong = item.view.choices.map(({ id }) => id).find((id) => !ids.includes(id)) ?? "";
      expect(1 - right.shares.wrong).toBeCloseTo(creditOf(item, { choiceIds: [...ids, wrong] }));
      expect(1 - right.shares.right).toBeCloseTo(creditOf(item, { choiceIds: ids.slice(1) }));
    }
  });

  it("belongs to the sheet with the same mark, and to no other", () => {
    const views = items.map(({ view }) => view);
    expect(sheetMark(views)).toMatch(/^[2-9A-HJ-NP-Z]{4}$/);
    expect(sheetMark(JSON.parse(JSON.stringify(views)) as QuestionView[])).toBe(sheetMark(views));
    const marks = views.map((_, at) => sheetMark([...views.slice(at), ...views.slice(0, at)]));
    // Of a million marks two of 180 sheets have the same now and then.
    expect(new Set(marks).size).toBeGreaterThanOrEqual(views.length - 1);
  });

  it("is refused where key and question do not fit", () => {
    const item = ofType("multiple-choice")[0];
    if (item === undefined) throw new Error("no multiple choice");
    expect(() => paperAnswer(base, { ...item, key: { correctChoiceId: "c9", options: {} } })).toThrow(/c9/);
  });
});

/** What somebody with pen and key would hand in, typed into the screen's form. */
function readBack(view: QuestionView, form: PaperForm, right: PaperAnswer): QuestionAnswer {
  switch (right.kind) {
    case "letters": {
      const ids = right.letters.map((letter) => idUnder(view, form, letter));
      return form.kind === "letters" && form.several ? { choiceIds: ids } : { choiceId: ids[0] ?? null };
    }
    case "verdict": {
      const optionId = right.letter === null ? null : idUnder(view, form, right.letter);
      const parts = view.type === "true-false" ? view.parts : [];
      const part = parts.find(({ options }) => options.some(({ id }) => id === optionId));
      return { verdict: right.isTrue, partId: part?.id ?? null, optionId };
    }
    case "written":
      return { text: right.expected };
    case "figure":
      return { value: right.low };
    case "date":
      return { year: right.year, month: right.month };
    case "places": {
      const entries = view.type === "ordering" ? view.entries : [];
      return { order: right.places.map((_, at) => entries[right.places.indexOf(at + 1)]?.id ?? "") };
    }
    case "pairs": {
      const premises = view.type === "matching" ? view.premises : [];
      return {
        pairs: Object.fromEntries(premises.map(({ id }, at) => [id, idUnder(view, form, right.letters[at] ?? "")])),
      };
    }
    case "cross":
      return { x: right.x, y: right.y };
    default:
      return right satisfies never;
  }
}

/** The id of the option printed under a letter, found by what stands beside the letter. */
function idUnder(view: QuestionView, form: PaperForm, letter: string): string {
  const label = optionsOf(form).find((option) => option.letter === letter)?.label;
  const choices =
    view.type === "true-false"
      ? view.parts.flatMap(({ options }) => options)
      : view.type === "matching"
        ? view.options
        : "choices" in view
          ? view.choices
          : [];
  const place = optionsOf(form).findIndex((option) => option.letter === letter);
  const found = choices.filter((choice) => choice.label === label);
  return (found.length === 1 ? found[0]?.id : choices[place]?.id) ?? "";
}

function optionsOf(form: PaperForm) {
  if (form.kind === "verdict") return form.parts.flatMap(({ options }) => options);
  return "options" in form ? form.options : [];
}

/** Every text of a view that a learner reads: ids, types and units of dates are none. */
function textsIn(value: unknown, name = ""): readonly string[] {
  if (typeof value === "string") return ["id", "type", "mode"].includes(name) ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, Array.isArray(value) ? name : key));
}
