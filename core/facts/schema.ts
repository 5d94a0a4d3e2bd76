import { z } from "zod";
import { revisionKinds } from "@/core/facts/model";
import { GAP } from "@/core/facts/skeleton";
import { parseEdtf } from "@/core/shared/edtf";

/** Shapes of the YAML entries of content/, as content/README.md describes them. Strict: an unknown field is a typing error. */

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be kebab-case (lower-case letters, digits and single hyphens)");
const sentence = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .refine((value) => !value.includes(GAP), "is still to be written");
const text = z.strictObject({ en: sentence, fr: sentence.optional() });
/** What a reader is warned of before reading the entry. */
const harm = z.enum(["casualties", "violence"]).optional();

/** @param what tells the editor why an unquoted date does not pass */
const edtf = z
  .string({
    error: (issue) =>
      issue.input === undefined ? undefined : 'must be a date in quotation marks, such as "2015-06-20"',
  })
  .superRefine((value, context) => {
    const parsed = parseEdtf(value);
    if (!parsed.ok) context.addIssue({ code: "custom", message: parsed.error });
  });
const day = edtf.refine((value) => /^\d{4}-\d{2}-\d{2}$/.test(value), 'must be a single day, such as "2015-06-20"');

const patterns = z.strictObject({
  statement: sentence,
  contrast: sentence.optional(),
  contrastInverse: sentence.optional(),
  ask: sentence.optional(),
  askInverse: sentence.optional(),
  askOne: sentence.optional(),
  askAmong: sentence.optional(),
  askAll: sentence.optional(),
  askAllAmong: sentence.optional(),
  askWhen: sentence.optional(),
  askWhenDone: sentence.optional(),
  headline: sentence.optional(),
});

export const releaseSchema = z.strictObject({ asOf: day });
export const topicSchema = z.strictObject({ id, name: text, about: text });
export const typeSchema = z.strictObject({
  id,
  parent: id.optional(),
  noun: text.optional(),
  inFull: text.optional(),
  party: z.boolean().default(false),
});
export const relationSchema = z.strictObject({
  id,
  domain: id,
  range: id,
  aspect: z.enum(["timeless", "state", "event"]),
  functional: z.boolean().default(false),
  inverseFunctional: z.boolean().default(false),
  spatial: z.boolean().default(false),
  symmetric: z.boolean().default(false),
  once: z.boolean().default(false),
  act: z.boolean().default(false),
  carries: z.enum(["subject", "object"]).optional(),
  sensitive: z.enum(["none", "harm"]).default("none"),
  ttlMonths: z.number().int().positive().optional(),
  shownBy: z.array(z.string().min(2)).min(1).optional(),
  patterns: z.strictObject({ en: patterns, fr: patterns.optional() }),
});

const sourceKind = z.enum([
  "primary",
  "gazetteer",
  "un",
  "agency",
  "press",
  "ngo",
  "research",
  "reference",
  "tertiary",
]);

export const sourceSchema = z.strictObject({
  id,
  title: sentence,
  publisher: sentence,
  origin: sentence.optional(),
  kind: sourceKind,
  /** The treaty, resolution or charter whose text this is. */
  document: id.optional(),
  read: z.enum(["full", "excerpt", "copy"]),
  date: edtf.optional(),
  consulted: day.optional(),
  retracted: day.optional(),
  /** Whether the title tells of deaths or other violence to people: it must say so where its words may. */
  titleTellsHarm: z.boolean().optional(),
  url: z.url().optional(),
  lang: z.string().regex(/^[a-z]{2,3}$/, "must be a language code such as en or fr"),
});

export const entitySchema = z.strictObject({
  id,
  type: id,
  name: text,
  text: text.optional(),
  undated: text.optional(),
  deed: text.optional(),
  long: text.optional(),
  aliases: z.array(sentence).default([]),
  typed: z.array(sentence).default([]),
  broader: z.array(sentence).default([]),
  acronym: z.boolean().default(false),
  life: edtf.optional(),
  within: z.array(id).default([]),
  confusable: z.array(id).default([]),
  of: z.array(id).default([]),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  precisionKm: z.number().positive().optional(),
  about: text,
  harm,
});

export const evidenceSchema = z.strictObject({
  id,
  at: sentence,
  note: text,
  as: z.enum(["act", "measure"]).optional(),
  origin: sentence.optional(),
});

const numberObject = z.strictObject({
  value: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  unit: text,
  /** The first words of a long unit: "regions" of "regions besides the District of Bamako". */
  noun: text.optional(),
  /** Not exact: `true` is read as "about", a text ("at least") as it stands. */
  about: z.union([z.boolean(), text]).default(false),
});

export const factSchema = z.strictObject({
  id,
  topic: id,
  text,
  s: id.optional(),
  r: id.optional(),
  /** Read according to the relation's range. */
  o: z.union([z.string(), numberObject, text]).optional(),
  ask: text.optional(),
  answer: text.optional(),
  about: z.array(id).default([]),
  when: edtf.optional(),
  /** Why it concerns something that did not exist yet, or no longer did. */
  outsideLife: text.optional(),
  asOf: day.optional(),
  by: z.union([id.transform((one) => [one]), z.array(id)]).default([]),
  claim: text.optional(),
  /** Why a sentence lets somebody speak whom `by` does not name: the saying itself is what happened. */
  saying: text.optional(),
  /** Why words of violence here harm nobody ("killed the bill"). */
  noHarm: text.optional(),
  contradicts: z.array(id).default([]),
  /** Other figures and accounts of the same event that it leaves standing: a corrected count, one of some of the dead. */
  sameEvent: z.array(id).default([]),
  /** What alone could be taken for the object; none where nothing could. */
  options: z.array(id).optional(),
  denies: z.boolean().default(false),
  harm,
  lower: z.strictObject({ to: z.enum(["reported", "claimed", "disputed"]), because: text }).optional(),
  /** Why a careful reader of its sources may find another status: then no question asks for it. */
  openStatus: text.optional(),
  sources: z.array(evidenceSchema).min(1, "must name at least one source"),
});

export const listSchema = z.strictObject({
  id,
  s: id,
  r: id,
  when: edtf.optional(),
  members: z.array(id).min(1, "must not be empty"),
  sources: z.array(evidenceSchema).min(1, "must name at least one source"),
});

export const seedSchema = z.strictObject({
  id,
  para: z.number().int().positive(),
  says: z.union([id.transform((one) => [one]), z.array(id)]).default([]),
  statement: text,
  facts: z.array(id).min(1, "must name the facts that carry it"),
});

/** One stretch of the reading path: words of our own and the facts that carry them. */
export const readingSectionSchema = z.strictObject({
  id,
  title: text,
  intro: text,
  facts: z.array(id).min(1, "must name the facts to be read"),
});

export const luresSchema = z.strictObject({
  version: z.number().int().min(0),
  date: day,
  answers: z.number().int().min(0),
  weights: z.array(
    z.strictObject({ target: sentence, option: id, shown: z.number().int().positive(), weight: z.number().min(0) }),
  ),
});

export const voiceSchema = z.strictObject({
  id,
  name: text,
  origins: z.array(sentence).default([]),
  perspectives: z.array(id).default([]),
  kinds: z.array(sourceKind).default([]),
});

export const perspectiveSchema = z.strictObject({ id, name: text, types: z.array(id), entities: z.array(id) });

export const changelogSchema = z
  .strictObject({
    date: day,
    fact: id.optional(),
    entity: id.optional(),
    kind: z.enum(revisionKinds),
    text,
    replaces: z.array(id).default([]),
    said: text.optional(),
    harm,
  })
  .refine(({ fact, entity }) => (fact === undefined) !== (entity === undefined), {
    error: "an entry is about one `fact` or one `entity`",
  });

/** `word`: every inflected form in English, `fr`: in French. */
const lexiconEntry = z.strictObject({
  word: z.array(sentence),
  fr: z.array(sentence).default([]),
  useInstead: text.optional(),
  because: text.optional(),
});
const neutralTerm = z.strictObject({ actors: z.array(id).min(1), term: text, because: text });
export const lexiconSchema = z.strictObject({
  banned: z.array(lexiconEntry).default([]),
  absolute: z.array(lexiconEntry).default([]),
  vague: z.array(lexiconEntry).default([]),
  negative: z.array(lexiconEntry).default([]),
  properNames: z.array(sentence).default([]),
  neutralTerms: z.array(neutralTerm).default([]),
});

export type RawRelease = z.infer<typeof releaseSchema>;
export type RawTopic = z.infer<typeof topicSchema>;
export type RawType = z.infer<typeof typeSchema>;
export type RawRelation = z.infer<typeof relationSchema>;
export type RawSource = z.infer<typeof sourceSchema>;
export type RawEntity = z.infer<typeof entitySchema>;
export type RawEvidence = z.infer<typeof evidenceSchema>;
export type RawFact = z.infer<typeof factSchema>;
export type RawList = z.infer<typeof listSchema>;
export type RawLures = z.infer<typeof luresSchema>;
export type RawSeed = z.infer<typeof seedSchema>;
export type RawVoice = z.infer<typeof voiceSchema>;
export type RawPerspective = z.infer<typeof perspectiveSchema>;
export type RawReadingSection = z.infer<typeof readingSectionSchema>;
export type RawChange = z.infer<typeof changelogSchema>;
export type RawLexicon = z.infer<typeof lexiconSchema>;
