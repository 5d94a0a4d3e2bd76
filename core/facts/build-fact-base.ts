import { assemble } from "@/core/facts/assemble";
import { buildIndex } from "@/core/facts/build-index";
import type { CheckContext } from "@/core/facts/checks/context";
import { runChecks } from "@/core/facts/checks/run-checks";
import type { ContentDocument, Finding, Located } from "@/core/facts/content-document";
import type { FactBase, Lexicon, Text } from "@/core/facts/model";
import { parseContent, type RawContent } from "@/core/facts/parse-content";
import type { RawFact, RawLexicon } from "@/core/facts/schema";
import { lureKey } from "@/core/statistics/lure-weights";

export type BuiltBase = {
  readonly base: FactBase;
  readonly findings: readonly Finding[];
  /** Where each fact was written, for whoever speaks to its editor. */
  readonly factPlaces: ReadonlyMap<string, Located<unknown>>;
  readonly entityPlaces: ReadonlyMap<string, Located<unknown>>;
};

/**
 * Parses, assembles, indexes and checks the whole of content/.
 *
 * @param hash hash of all files of content/, which names the release
 * @returns a base even when there are problems (broken entries are left out of it), and everything that was found,
 *   ordered by file and line. Serve a base only when no finding is a problem.
 */
export function buildFactBase(documents: readonly ContentDocument[], hash: string): BuiltBase {
  const { raw, findings: shapeFindings } = parseContent(documents);
  const { assembled, findings: assemblyFindings } = assemble(raw);
  const base: FactBase = {
    release: { hash, asOf: raw.release?.value.asOf ?? "9999-12-31" },
    topics: raw.topics.map(({ value }) => value),
    ...assembled,
    lexicon: assembleLexicon(raw.lexicon?.value ?? null),
    seed: raw.seed.map(({ value }) => value),
    readingPath: raw.readingPath.map(({ value }) => value),
    perspectives: raw.perspectives.map(({ value }) => value),
    voices: raw.voices.map(({ value }) => value),
    lures: new Map((raw.lures?.value.weights ?? []).map((each) => [lureKey(each.target, each.option), each.weight])),
    changelog: raw.changelog
      .map(({ value }) => ({
        ...value,
        fact: value.fact ?? null,
        entity: value.entity ?? null,
        said: value.said ?? null,
        harm: value.harm ?? null,
      }))
      .sort((a, b) => compare(b.date, a.date)),
    index: buildIndex(assembled),
  };
  const context: CheckContext = { raw, base, factPlaces: placesOf(raw, base) };
  const findings = sorted([...shapeFindings, ...assemblyFindings, ...runChecks(context)]);
  const entityPlaces = new Map(raw.entities.map((place) => [place.value.id, place]));
  return { base, findings, factPlaces: context.factPlaces, entityPlaces };
}

function placesOf(raw: RawContent, base: FactBase): ReadonlyMap<string, Located<RawFact>> {
  const places = new Map<string, Located<RawFact>>();
  for (const place of raw.facts) {
    if (base.facts.has(place.value.id) && !places.has(place.value.id)) places.set(place.value.id, place);
  }
  return places;
}

function assembleLexicon(raw: RawLexicon | null): Lexicon {
  const entries = (written: RawLexicon["banned"]) =>
    written.map(({ word, fr, useInstead, because }) => ({
      words: { en: word, fr },
      useInstead: orNull(useInstead),
      because: orNull(because),
    }));
  return {
    banned: entries(raw?.banned ?? []),
    absolute: entries(raw?.absolute ?? []),
    vague: entries(raw?.vague ?? []),
    negative: entries(raw?.negative ?? []),
    properNames: raw?.properNames ?? [],
    neutralTerms: raw?.neutralTerms ?? [],
  };
}

function orNull(text: Text | undefined): Text | null {
  return text ?? null;
}

function sorted(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.check, b.check) || compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
