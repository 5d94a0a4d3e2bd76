import { z } from "zod";
import { type Band, bands } from "@/core/distractors/band";
import { questionTypeNames } from "@/core/questions/type-names";
import type { QuestionTypeName } from "@/core/questions/views";

/** Least and greatest number of questions in a quiz. */
export const MIN_LENGTH = 3;
export const MAX_LENGTH = 40;

/** Thirds of the bank; what is drawn for one takes its wrong options from the band of the same name. */
export const difficultyClasses = bands;
export type DifficultyClass = Band;

const factId = z.string().min(1).max(120);

/**
 * How one question is made, so that it can be made again: the same base gives the same question. Its seed is drawn by chance
 * and never leaves the teacher's side, or a key could be worked out from it.
 */
export const pinSchema = z.strictObject({
  type: z.enum(questionTypeNames as [QuestionTypeName, ...QuestionTypeName[]]),
  factId,
  slot: z.enum(["o", "s", "when", "card"]),
  seed: z.string().min(1).max(120),
  /** Pinned by hand: asked in every sitting. Others were only shown, and are those of everybody's first sitting. */
  always: z.boolean(),
});

export type Pin = z.infer<typeof pinSchema>;

const years = z
  .strictObject({ from: z.int().min(1900).max(2100), to: z.int().min(1900).max(2100) })
  .refine(({ from, to }) => from <= to);

/** Years, the first and the last included. */
export type Years = z.infer<typeof years>;

/**
 * What a quiz or a set of cards is drawn from. Stored with sets, assignments and attempts, so fields are only
 * ever added, and only with a default.
 */
export const blueprintSchema = z.strictObject({
  /** Topic ids; empty means all topics. */
  topics: z.array(z.string().min(1).max(60)).max(50),
  /** Question types to draw from; empty means a mix of all that fit. */
  types: z.array(z.enum(questionTypeNames as [QuestionTypeName, ...QuestionTypeName[]])).max(20),
  /** Number of questions. */
  length: z.number().int().min(MIN_LENGTH).max(MAX_LENGTH),
  /** Facts about violence and casualties: off unless somebody turned them on. */
  includeHarm: z.boolean(),
  /** Only these facts ("another quiz on the same facts"); null for no such limit. */
  factIds: z.array(factId).max(400).nullable().default(null),
  /** Only items of this third of the bank; null for all. */
  difficulty: z.enum(difficultyClasses).nullable().default(null),
  /** People, groups, places, accords …: facts told of any of them come beside those of the topics. */
  entities: z.array(z.string().min(1).max(120)).max(50).default([]),
  /** Of topics and entities only what touches these years; null for all times. */
  years: years.nullable().default(null),
  /** Facts chosen one by one, of whatever time: they come first. */
  facts: z.array(factId).max(200).default([]),
  /** Facts that are not asked. */
  without: z.array(factId).max(400).default([]),
  /** Questions as they were shown to whoever made the set, in their order. */
  pins: z.array(pinSchema).max(MAX_LENGTH).default([]),
  /** Nothing of the fact base: a set of its teacher's own cards and questions. */
  onlyOwn: z.boolean().default(false),
  /** Cards of its teacher's that a quiz asks after what is drawn; written when it is given. */
  own: z.array(z.uuid()).max(MAX_LENGTH).default([]),
});

export type Blueprint = z.infer<typeof blueprintSchema>;

/** How many questions a blueprint asks for; the facts may give fewer. */
export const wantedOf = ({ length, onlyOwn, own }: Blueprint): number => (onlyOwn ? 0 : length) + own.length;

/** A mix of everything, without violence and casualties. */
export const anyBlueprint: Blueprint = blueprintSchema.parse({ topics: [], types: [], length: 10, includeHarm: false });
