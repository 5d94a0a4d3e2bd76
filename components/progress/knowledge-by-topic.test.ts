import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { KnowledgeByTopic } from "@/components/progress/knowledge-by-topic";
import words from "@/messages/en/progress.json";

it("tells in a table, newest first, each week that its pictures show", () => {
  const history = (id: string, recalled: readonly number[]) => ({
    ...{ id, name: id, cards: 20 },
    weeks: recalled.map((value, index) => ({ day: 20_000 + 7 * index, met: 9, recalled: value })),
  });
  const topics = [history("Geography", [0, 3.4, 7.8]), history("Empires", [1, 2.2, 1.6])];
  const page = createElement(KnowledgeByTopic, { topics });
  const provider = { locale: "en", timeZone: "UTC", messages: { progress: words }, children: page };
  const html = renderToStaticMarkup(createElement(NextIntlClientProvider, provider));
  const table = html.slice(html.indexOf(words.memory.weeksCaption));
  const rows = [...table.matchAll(/<tr.*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<t[hd].*?<\/t[hd]>/g)].map(([cell]) => cell.replace(/<.*?>/g, "")),
  );
  expect(rows).toEqual([
    ["Week until", "Geography", "Empires"],
    ["18 Oct 2024", "8", "2"],
    ["11 Oct 2024", "3", "2"],
    ["4 Oct 2024", "0", "1"],
  ]);
});
