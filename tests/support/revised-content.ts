import type { RevisionKind } from "@/core/facts/model";
import { type ContentCopy, copyContent } from "@/tests/support/content-copy";

/** Facts of our own that only these tests change; what they say about Mali is of no matter here. */
export const FACTS = "facts/zz-revisions.yaml";
export const CHANGELOG = "changelog.yaml";

/** One fact for each thing that may happen to it. */
export const revisedNames = [
  "worded",
  "refined",
  "doubted",
  "retracted",
  "one-half",
  "other-half",
  "whole",
  "kept",
] as const;

export const factId = (name: string) => `zz-${name}`;
/** What is remembered of such a fact. */
export const cardTarget = (name: string) => `fact:${factId(name)}:card`;

/** @param more further lines of the entry */
export const aBorder = (name: string, more = ""): string => `- id: ${factId(name)}
  topic: geography
  text: { en: "Mali has a border that surveyors call the ${name} one." }
  ask: { en: "What do surveyors call the ${name} border of Mali?" }
  answer: { en: "The ${name} one." }
  about: [mali]
  when: "2012-01-01"
${more}  sources:
    - { id: zz-map, at: "sheet 1", note: { en: "The map of Mali marks the ${name} border." } }
${secondSource(name)}`;

/** Without it a fact rests on one origin alone. */
export const secondSource = (name: string) =>
  `    - { id: zz-atlas, at: "plate 2", note: { en: "The atlas of Mali marks the ${name} border." } }\n`;

/** Who keeps the maps, a structured fact: its card asks for the keeper. */
export const aKeeper = (keeper: "awa" | "bakary", when: string): string => `- id: ${factId(`keeper-${keeper}`)}
  topic: geography
  text: { en: "${capital(keeper)} was keeper of the border maps (${when})." }
  s: zz-keeper-of-maps
  r: held-by
  o: zz-${keeper}
  when: "${when}"
  sources:
    - { id: zz-map, at: "colophon", note: { en: "The map names ${capital(keeper)} as keeper of the border maps." } }
    - { id: zz-atlas, at: "colophon", note: { en: "The atlas names ${capital(keeper)} as keeper of the border maps." } }
`;
export const keeperTarget = (keeper: "awa" | "bakary") => `fact:${factId(`keeper-${keeper}`)}:o`;

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

const aSource = (id: string, publisher: string) =>
  `- { id: ${id}, title: "${publisher} of borders", publisher: "${publisher}", kind: research, read: full, date: "2026-01-15", lang: en }`;

const aPerson = (name: string) => `- id: zz-${name}
  type: politician
  name: { en: "${capital(name)}" }
  life: "1960/.."
  about: { en: "Somebody in a test." }`;

/** @param replaces names of the facts whose place it takes */
export const anEntry = (name: string, kind: RevisionKind, text: string, replaces: readonly string[] = []): string =>
  `- { date: "2026-03-01", fact: ${factId(name)}, kind: ${kind}, text: { en: "${text}" }${
    replaces.length === 0 ? "" : `, replaces: [${replaces.map(factId).join(", ")}]`
  } }`;

/** A copy of content/ that reads quickly, with these facts in it. */
export function copyWithRevisable(): ContentCopy {
  const copy = copyContent(["geography"]);
  copy.append(FACTS, [...revisedNames.map((name) => aBorder(name)), aKeeper("awa", "2012/..")].join(""));
  copy.append(
    "sources/zz-revisions.yaml",
    [aSource("zz-map", "Map House"), aSource("zz-atlas", "Atlas House")].join("\n"),
  );
  copy.append(
    "entities/zz-revisions.yaml",
    [
      "- id: zz-keeper-of-maps\n  type: state-office\n  of: [mali]\n  name: { en: Keeper of the border maps }\n  text: { en: keeper of the border maps }\n  about: { en: An office in a test. }",
      aPerson("awa"),
      aPerson("bakary"),
    ].join("\n"),
  );
  return copy;
}
