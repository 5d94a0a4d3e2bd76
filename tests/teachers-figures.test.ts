import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { AtMost } from "@/app/(teach)/_components/at-most";
import { ExceptionsSection } from "@/app/(teach)/_components/exceptions/exceptions-section";
import { RulingForm } from "@/app/(teach)/assignments/[assignmentId]/questions/[questionId]/_components/ruling-form";
import { OptionsSection } from "@/app/(teach)/assignments/[assignmentId]/statistics/_components/options-section";
import { WholeTest } from "@/app/(teach)/assignments/[assignmentId]/statistics/_components/whole-test";
import { GradebookTable } from "@/app/(teach)/classes/[classroomId]/gradebook/_components/gradebook-table";
import { Confusions } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/confusions";
import { Stuck } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/stuck";
import { cellOf } from "@/core/gradebook/cell";
import { wholeGradebook } from "@/core/gradebook/query";
import type { QuestionAnalysis } from "@/core/statistics/items/form-analysis";
import common from "@/messages/en/common.json";
import gradebook from "@/messages/en/gradebook.json";
import knowledge from "@/messages/en/knowledge.json";
import regrade from "@/messages/en/regrade.json";
import statistics from "@/messages/en/statistics.json";
import teach from "@/messages/en/teach.json";

const shown = (children: ReactNode) =>
  renderToStaticMarkup(
    createElement(NextIntlClientProvider, {
      locale: "en",
      timeZone: "UTC",
      messages: { common, gradebook, knowledge, regrade, statistics, teach },
      children,
    }),
  );

const test = {
  ...{ n: 30, mean: 7, median: 7, sd: 2, skewness: 0, kurtosis: 0 },
  ...{ alpha: 84, errorRatio: 40, standardError: 0.8 },
};

const none = { mean: null, median: null, sd: null };
const told = (value: number, low: number, high: number) => ({ kind: "told" as const, value, interval: { low, high } });

it("shows a test's error ratio and error with their ranges where its internal consistency is shown", () => {
  const figure = (markup: string, name: string) =>
    new RegExp(`<dt[^>]*>${name}</dt><dd[^>]*>([^<]*)(?:<span[^>]*>([^<]*))?`).exec(markup)?.slice(1);
  const figures = { alpha: told(84, 70, 90), errorRatio: told(40, 31, 55), standardError: told(0.84, 0.7, 0.91) };
  const long = shown(createElement(WholeTest, { test, intervals: none, ...figures, questions: 12 }));
  expect(figure(long, "Internal consistency[^<]*")).toEqual(["84 %", "70 to 90"]);
  expect(figure(long, "Error ratio")).toEqual(["40 %", "31 to 55"]);
  expect(figure(long, "Standard error of a result")).toEqual(["0.8 points", "0.7 to 0.9"]);
  const few = { kind: "few" } as const;
  const small = { alpha: few, errorRatio: few, standardError: few };
  const rough = shown(createElement(WholeTest, { test, intervals: none, ...small, questions: 12 }));
  expect(figure(rough, "Error ratio")).toEqual(["too few", undefined]);
});

it("writes a figure below nothing with a minus, and what rounds to nothing without one", () => {
  const range = (low: number) => {
    const figures = { alpha: told(37, low, 60), errorRatio: told(40, 31, 55), standardError: told(0.84, 0.7, 0.91) };
    const markup = shown(createElement(WholeTest, { test, intervals: none, ...figures, questions: 12 }));
    return />([^<]* to 60)</.exec(markup)?.[1];
  };
  expect(range(-20.2)).toBe("−20 to 60");
  expect(range(-0.3)).toBe("0 to 60");
});

it("tells of an option how many chose it with a range, and judges none by too few", () => {
  const options = [
    { optionId: "c1", chosen: 20, share: 0.9, pointBiserial: { kind: "few" }, role: "key", shareInterval: null },
    {
      ...{ optionId: "c2", chosen: 2, share: 2 / 22, pointBiserial: { kind: "few" }, role: "few" },
      shareInterval: { low: 0.025, high: 0.278 },
    },
  ] as const;
  const view = {
    ...{ type: "multiple-choice" as const, prompt: "Where?" },
    choices: [
      { id: "c1", label: "Gao" },
      { id: "c2", label: "Kidal" },
    ],
  };
  const analyses = [{ options } as unknown as QuestionAnalysis];
  const markup = shown(createElement(OptionsSection, { n: 22, analyses, questions: [{ id: "q", view }] }));
  expect(markup).toContain("2 of 22: 9 %");
  expect(markup).toContain("3 to 28");
  expect(markup).toContain("too few to say");
  expect(markup).not.toContain("does not work");
});

it("says that what was right was taken for what was given", () => {
  const first = { right: "msa", given: "mnla", taken: 9, asked: 24, factIds: [] };
  const markup = shown(
    createElement(Confusions, { pairs: [{ first, second: null }], names: { msa: "MSA", mnla: "MNLA" }, sentences: {} }),
  );
  expect(markup).toContain("MSA taken for MNLA: 9 of 24");
});

it("names the facts of a confusion by their sentences", () => {
  const first = { right: "a", given: "b", taken: 3, asked: 6, factIds: ["msa-split"] };
  const markup = shown(
    createElement(Confusions, {
      pairs: [{ first, second: null }],
      names: { a: "One", b: "Two" },
      sentences: { "msa-split": "The movement split." },
    }),
  );
  expect(markup).toContain(">The movement split.</a>");
  expect(markup).not.toContain(">msa-split<");
});

it("puts together who takes the same for the same, before those who are stuck without", () => {
  const takes = [{ right: "mnla", given: "hcua" }];
  const people = [
    { learnerId: "1", name: "Awa", takes },
    { learnerId: "2", name: "Binta", takes: [] },
    { learnerId: "3", name: "Coumba", takes },
  ];
  const names = { mnla: "MNLA", hcua: "HCUA" };
  const rule = { thing: "skill:status", people: people.slice(1, 2) };
  const stuck = { things: [{ thing: "f", people }, rule], total: 2 };
  const said = { names, sentences: { f: "They joined." }, skills: { "skill:status": "How sure it is" } };
  const markup = shown(createElement(Stuck, { stuck, learners: 6, ...said }));
  const lines = [...markup.matchAll(/<li>([^<]*)/g)].map(([, line]) => line);
  expect(lines).toEqual(["MNLA taken for HCUA (2): Awa, Coumba", "Binta", "Binta"]);
  // Of a fact there is a page to read, of a rule none.
  expect(markup).toContain(">They joined.</a>");
  expect(markup).toMatch(/>How sure it is<\/(?!a>)/);
});

it("folds away the names of a crowd, and those beyond the first few, and tells of facts before rules", () => {
  const all = Array.from({ length: 11 }, (_, at) => ({
    ...{ learnerId: `${at}`, name: `L${at}` },
    takes: at < 10 ? [] : [{ right: "mnla", given: "hcua" }],
  }));
  const of = (learners: number, people = all) => {
    const things = [
      { thing: "skill:status", people },
      { thing: "f", people: people.slice(0, 1) },
    ];
    const said = { names: { mnla: "MNLA", hcua: "HCUA" }, sentences: { f: "They joined." } };
    const skills = { "skill:status": "How sure it is" };
    const markup = shown(createElement(Stuck, { stuck: { things, total: 2 }, learners, ...said, skills }));
    expect(markup.indexOf("They joined.")).toBeLessThan(markup.indexOf("How sure it is"));
    const open = markup.replaceAll(/<details.*?<\/details>/gs, "");
    const summaries = [...markup.matchAll(/<summary.*?<\/summary>/gs)].map(([text]) => text.replaceAll(/<[^>]*>/g, ""));
    return { named: people.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(open)).length, summaries, open };
  };
  // One of the eleven is stuck on the fact, and stands there by name.
  expect(of(21)).toMatchObject({ named: 1, summaries: ["11 of 21 learners"] });
  expect(of(21).open).toContain("MNLA taken for HCUA (1)<");
  expect(of(22)).toMatchObject({ named: 8, summaries: ["and 3 more"] });
  // Of the last two those who take nothing for anything are one, who stands there.
  expect(of(22, all.slice(1)).summaries).toEqual(["and 2 more"]);
  expect(of(22, all.slice(0, 9))).toMatchObject({ named: 9, summaries: [] });
  expect(of(22, all.slice(2))).toMatchObject({ named: 9, summaries: [] });
});

it("shows in a cell of the gradebook what counts, and a dash only for what does not", () => {
  const stored = { rollup: null, note: null, dueAt: 100, joinedAt: 0, theirs: true, asks: "graded" } as const;
  const cells = [90, 110].map((at) => ({
    ...cellOf(stored, at),
    ...{ assignmentId: `due ${at < 100}`, changed: false, commented: false },
  }));
  const row = { learnerId: "awa", name: "Awa", number: null, mean: 0, cells };
  const book = { className: "3B", assignments: [], rows: [row] };
  const viewer = { language: "en", timeZone: "UTC" };
  const markup = shown(createElement(GradebookTable, { path: "/g", query: wholeGradebook, book, viewer }));
  const texts = [...markup.matchAll(/<a href="[^"]*" aria-label="([^"]*)"><span[^>]*>([^<]*)/g)];
  expect(texts.map(([, label, text]) => [label, text])).toEqual([
    ["Not begun", "–"],
    ["0\u00a0%, Not done in time", "0\u00a0%"],
  ]);
});

it("tells whoever decides about a question on violence that no points hang on it", () => {
  const form = (counts: boolean) =>
    shown(
      createElement(RulingForm, {
        ...{ type: "who-says-so", counts, standing: [], corrected: { why: "same-key" }, acceptable: [] },
        ...{ chosen: null, reason: "", fault: null },
      }),
    );
  expect(form(false)).toContain("earns no points, whatever you decide");
  expect(form(false)).toContain("It has no points to give.");
  expect(form(true)).not.toContain("no points");
});

it("says that a list may be cut where it is as long as it can be", () => {
  const below = (count: number) => shown(createElement(AtMost, { of: "classes", shown: count, most: 200 }));
  expect(below(199)).toBe("");
  expect(below(200)).toContain("At most 200 classes stand here");
});

it("tells of an exception the extra time that holds in every quiz, of this one alone, or none", () => {
  const asClass = { opensAt: null, dueAt: null, closesAt: null, extraTimePercent: null, attemptLimit: null };
  const minute = 60_000;
  const room = { kind: "begin-by", limitMs: 60 * minute, beginBy: 0, closesAt: 60 * minute } as const;
  const learners = [
    { learnerId: "1", name: "Awa", usualExtraPercent: 50, set: false, ...asClass, room },
    { learnerId: "2", name: "Binta", usualExtraPercent: 0, set: true, ...asClass, attemptLimit: 2, room },
    { learnerId: "3", name: "Coumba", usualExtraPercent: 50, set: true, ...asClass, extraTimePercent: 0, room },
    { learnerId: "4", name: "Dado", usualExtraPercent: 0, set: true, ...asClass, extraTimePercent: 25, room: null },
  ];
  const markup = shown(
    createElement(ExceptionsSection, {
      ...{ assignmentId: "a", classroomId: "c", learners, groups: [], kind: "quiz", timed: true, texts: {} },
      viewer: { language: "en", timeZone: "UTC" },
      ...{ save: async () => ({}) as never, takeAway: async () => ({}) as never },
    }),
  );
  const rows = [...markup.matchAll(/<tr.*?<\/tr>/gs)].slice(1).map(([row]) => row.replaceAll(/<[^>]*>/g, "|"));
  const words = rows.map((row) => row.split("|").filter((word) => word !== ""));
  expect(words.map(([name, , extra]) => [name, extra])).toEqual([
    ["Awa", "50 %, as in every quiz of this class"],
    ["Binta", "none"],
    ["Coumba", "none"],
    ["Dado", "25 %"],
  ]);
  expect(words[0]).toContain("Learners");
  expect(words[0]?.join(" ")).toContain("To have all 60 minutes, begin by");
  expect(words[1]).toContain("Take away");
});
