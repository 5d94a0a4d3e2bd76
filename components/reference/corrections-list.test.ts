import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { CorrectionsList } from "@/components/reference/corrections-list";
import { type ChangelogEntry, revisionKinds } from "@/core/facts/model";
import words from "@/messages/en/facts.json";
import { aBase, aFact, anEntity } from "@/tests/support/facts";

const facts = [
  aFact({ id: "here" }),
  aFact({ id: "toll", harm: "casualties" }),
  aFact({ id: "on", about: ["killing"] }),
];

function pageOf(changelog: readonly ChangelogEntry[]): string {
  const base = { ...aBase({ facts, entities: [anEntity({ id: "killing", harm: "casualties" })] }), changelog };
  const list = createElement(CorrectionsList, { base, language: "en" });
  const provider = { locale: "en", timeZone: "UTC", messages: { facts: words }, children: list };
  return renderToStaticMarkup(createElement(NextIntlClientProvider, provider));
}
const entry = (more: Partial<ChangelogEntry>): ChangelogEntry => ({
  date: "2026-03-01",
  fact: "here",
  entity: null,
  kind: "wording",
  text: { en: "Plainer." },
  replaces: [],
  said: null,
  harm: null,
  ...more,
});

describe("the list of corrections", () => {
  it.each(revisionKinds)("tells of a change of kind %s: when, what and why, with a link to the fact", (kind) => {
    const html = pageOf([entry({ kind, text: { en: `Why it is ${kind}.` } })]);
    expect(html).toContain("1 March 2026");
    expect(html).toContain(words.corrections.kinds[kind]);
    expect(html).toContain(`Why it is ${kind}.`);
    expect(html).toContain('href="/en/facts/here"');
  });

  it("names what is gone without a link, and does not tell a toll", () => {
    const gone = pageOf([entry({ fact: "gone", kind: "retracted", text: { en: "The map was a forgery." } })]);
    expect(gone).toContain("The map was a forgery.");
    expect(gone).not.toContain("href");
    const said = { said: { en: "Nobody was there." } };
    expect(pageOf([entry({ ...said })])).toContain("<q>Nobody was there.</q>");
    expect(pageOf([entry({ ...said, harm: "violence" })])).toMatch(
      /<details\b.*<q>Nobody was there.<\/q>.*<\/details>/,
    );
    const toll = pageOf([entry({ fact: "toll" })]);
    expect(toll).toContain('href="/en/facts/toll"');
    expect(toll).not.toContain("The text of toll.");
    const killing = pageOf([entry({ fact: null, entity: "killing" })]);
    expect(killing).toMatch(/<details\b.*href="\/en\/entities\/killing".*<\/details>/);
  });
});
