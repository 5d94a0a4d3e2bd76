import type { z } from "zod";
import type { ContentDocument, Finding, Located } from "@/core/facts/content-document";
import {
  changelogSchema,
  entitySchema,
  factSchema,
  lexiconSchema,
  listSchema,
  luresSchema,
  perspectiveSchema,
  type RawChange,
  type RawEntity,
  type RawFact,
  type RawLexicon,
  type RawList,
  type RawLures,
  type RawPerspective,
  type RawReadingSection,
  type RawRelation,
  type RawRelease,
  type RawSeed,
  type RawSource,
  type RawTopic,
  type RawType,
  type RawVoice,
  readingSectionSchema,
  relationSchema,
  releaseSchema,
  seedSchema,
  sourceSchema,
  topicSchema,
  typeSchema,
  voiceSchema,
} from "@/core/facts/schema";

/** The entries of content/ that have the right shape; nothing is known yet about how they fit together. */
export type RawContent = {
  readonly release: Located<RawRelease> | null;
  readonly topics: readonly Located<RawTopic>[];
  readonly types: readonly Located<RawType>[];
  readonly relations: readonly Located<RawRelation>[];
  readonly sources: readonly Located<RawSource>[];
  readonly entities: readonly Located<RawEntity>[];
  readonly facts: readonly Located<RawFact>[];
  readonly lists: readonly Located<RawList>[];
  readonly seed: readonly Located<RawSeed>[];
  readonly readingPath: readonly Located<RawReadingSection>[];
  readonly perspectives: readonly Located<RawPerspective>[];
  readonly voices: readonly Located<RawVoice>[];
  readonly changelog: readonly Located<RawChange>[];
  readonly lexicon: Located<RawLexicon> | null;
  readonly lures: Located<RawLures> | null;
};

/**
 * Files without which nothing can be read. lexicon, lists, perspectives, voices, reading path, seed, lures and changelog may be missing
 * while a base is being started.
 */
const REQUIRED_FILES = ["release.yaml", "topics.yaml", "types.yaml", "relations.yaml"];
const CHECK = "shape";

/**
 * Parses the shape of every entry. An entry with a wrong shape is reported and left out; the others go on,
 * so that one run reports everything.
 */
export function parseContent(documents: readonly ContentDocument[]): {
  readonly raw: RawContent;
  readonly findings: readonly Finding[];
} {
  const findings: Finding[] = [];
  const inFile = (name: string) => documents.filter((document) => document.file === name);
  const inFolder = (name: string) => documents.filter((document) => document.file.startsWith(`${name}/`));
  const entries = <S extends z.ZodType>(from: readonly ContentDocument[], schema: S): Located<z.infer<S>>[] =>
    from.flatMap((document) => parseEntries(document, schema, findings));
  const single = <S extends z.ZodType>(name: string, schema: S): Located<z.infer<S>> | null =>
    inFile(name).map((document) => parseEntry(document, [], document.data, schema, findings))[0] ?? null;

  for (const file of REQUIRED_FILES) {
    if (inFile(file).length === 0) {
      findings.push({ level: "problem", check: CHECK, file, line: 1, message: "This file is missing." });
    }
  }
  const raw: RawContent = {
    release: single("release.yaml", releaseSchema),
    topics: entries(inFile("topics.yaml"), topicSchema),
    types: entries(inFile("types.yaml"), typeSchema),
    relations: entries(inFile("relations.yaml"), relationSchema),
    sources: entries(inFolder("sources"), sourceSchema),
    entities: entries(inFolder("entities"), entitySchema),
    facts: entries(inFolder("facts"), factSchema),
    lists: entries(inFile("lists.yaml"), listSchema),
    seed: entries(inFile("seed.yaml"), seedSchema),
    readingPath: entries(inFile("reading-path.yaml"), readingSectionSchema),
    perspectives: entries(inFile("perspectives.yaml"), perspectiveSchema),
    voices: entries(inFile("voices.yaml"), voiceSchema),
    changelog: entries(inFile("changelog.yaml"), changelogSchema),
    lexicon: single("lexicon.yaml", lexiconSchema),
    lures: single("lures.yaml", luresSchema),
  };
  return { raw, findings };
}

function parseEntries<S extends z.ZodType>(
  document: ContentDocument,
  schema: S,
  findings: Finding[],
): Located<z.infer<S>>[] {
  if (document.data === null || document.data === undefined) return [];
  if (!Array.isArray(document.data)) {
    const message = "This file must be a list: every entry begins with a hyphen.";
    findings.push({ level: "problem", check: CHECK, file: document.file, line: 1, message });
    return [];
  }
  return document.data.flatMap((entry, index) => parseEntry(document, [index], entry, schema, findings) ?? []);
}

function parseEntry<S extends z.ZodType>(
  document: ContentDocument,
  at: readonly PropertyKey[],
  entry: unknown,
  schema: S,
  findings: Finding[],
): Located<z.infer<S>> | null {
  const parsed = schema.safeParse(entry);
  if (parsed.success) {
    return {
      value: parsed.data,
      file: document.file,
      lineOf: (...path) => document.lineOf([...at, ...path]),
    };
  }
  for (const issue of parsed.error.issues) {
    findings.push({
      level: "problem",
      check: CHECK,
      file: document.file,
      line: document.lineOf([...at, ...issue.path]),
      message: `${entryName(entry)}${describeIssue(issue, entry)}`,
    });
  }
  return null;
}

function entryName(entry: unknown): string {
  const id = typeof entry === "object" && entry !== null && "id" in entry ? entry.id : null;
  return typeof id === "string" ? `${id}: ` : "";
}

function describeIssue(issue: z.core.$ZodIssue, entry: unknown): string {
  const path = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    const keys = issue.keys.map((key) => `"${key}"`).join(", ");
    return `unknown field ${keys}${path === "" ? "" : ` in "${path}"`}; see content/README.md for the fields there are.`;
  }
  if (issue.path.length > 0 && valueAt(entry, issue.path) === undefined) return `the field "${path}" is missing.`;
  if (issue.code === "invalid_union") return `"${path}" has none of the forms that content/README.md allows.`;
  return `${path === "" ? "the entry" : `"${path}"`}: ${issue.message}.`;
}

function valueAt(entry: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = entry;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
