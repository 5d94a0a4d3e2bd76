import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { WholeTest } from "@/app/(teach)/assignments/[assignmentId]/statistics/_components/whole-test";
import { Confusions } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/confusions";
import knowledge from "@/messages/en/knowledge.json";
import statistics from "@/messages/en/statistics.json";

const shown = (children: ReactNode) =>
  renderToStaticMarkup(
    createElement(NextIntlClientProvider, {
      locale: "en",
      timeZone: "UTC",
      messages: { knowledge, statistics },
      children,
    }),
  );

const test = {
  ...{ n: 30, mean: 7, median: 7, sd: 2, skewness: 0, kurtosis: 0 },
  ...{ alpha: 84, errorRatio: 40, standardError: 0.8 },
};

it("shows a test's error ratio where its internal consistency is shown", () => {
  const ratio = (markup: string) => /<dt[^>]*>Error ratio<\/dt><dd[^>]*>([^<]*)/.exec(markup)?.[1];
  const alpha = { value: 84, interval: null };
  expect(ratio(shown(createElement(WholeTest, { test, alpha, questions: 12 })))).toBe("40 %");
  expect(ratio(shown(createElement(WholeTest, { test, alpha: null, questions: 5 })))).toBe("–");
});

it("writes a figure below nothing with a minus, and what rounds to nothing without one", () => {
  const range = (low: number) => {
    const alpha = { value: 37, interval: { low, high: 60 } };
    return />([^<]* to 60 %)</.exec(shown(createElement(WholeTest, { test, alpha, questions: 12 })))?.[1];
  };
  expect(range(-20.2)).toBe("−20 to 60 %");
  expect(range(-0.3)).toBe("0 to 60 %");
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
