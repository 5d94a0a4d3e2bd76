import { z } from "zod";
import { degreeOf, similarity } from "@/core/distractors/similarity";
import type { Entity } from "@/core/facts/model";
import type { SetCheck } from "@/core/quality/check";
import type { GenerationContext, Item } from "@/core/questions/contract";

const choiceKey = z.object({ correctChoiceId: z.string(), options: z.record(z.string(), z.string()) });

type Options = {
  readonly factId: string;
  readonly entities: readonly Entity[];
  readonly labels: readonly string[];
  readonly right: number;
};

/** Values of one surface feature of each option; the rule "pick the largest" is what a clever guesser would try. */
type Cue = {
  readonly id: "Q13" | "Q14";
  readonly name: string;
  readonly valueOf: (options: Options, index: number, context: GenerationContext) => number;
};

const cues: readonly Cue[] = [
  {
    id: "Q13",
    name: "the most central option",
    valueOf: ({ entities }, index, { base }) =>
      entities.reduce(
        (sum, other, at) => sum + (at === index ? 0 : similarity(base, entities[index] as Entity, other)),
        0,
      ),
  },
  { id: "Q14", name: "the longest option", valueOf: ({ labels }, index) => labels[index]?.length ?? 0 },
  { id: "Q14", name: "the shortest option", valueOf: ({ labels }, index) => -(labels[index]?.length ?? 0) },
  {
    id: "Q14",
    name: "the best known option",
    valueOf: ({ entities, right }, index, { base }) =>
      degreeOf(base, entities[index] as Entity) - (index === right ? 1 : 0),
  },
  {
    id: "Q14",
    name: "the first option of the alphabet",
    valueOf: ({ labels }, index) => labels.filter((label) => label > (labels[index] ?? "")).length,
  },
  { id: "Q14", name: "the first option", valueOf: (_, index) => -index },
];

export type CueRate = {
  readonly check: string;
  readonly cue: string;
  readonly items: number;
  /** Share of questions that "pick the largest" answers, ties shared out. */
  readonly rate: number;
  /** Share that pure chance answers. */
  readonly expected: number;
  /** Half-width of the 95 % interval, clustered by fact. */
  readonly halfWidth: number;
};

/** How often each surface cue alone would find the key of a multiple-choice question. */
export function cueRates(context: GenerationContext, items: readonly Item[]): readonly CueRate[] {
  const questions = items.filter(({ type }) => type === "multiple-choice").map((item) => optionsOf(context, item));
  return cues.map((cue) => rateOf(context, cue, questions));
}

/** The key is not found by a surface feature more often than by chance (items.md §4.2). Reported, not blocking. */
export const bankCues: SetCheck = {
  id: "Q13-Q14",
  title: "No surface feature finds the key",
  blocking: false,
  run: (context, items) =>
    cueRates(context, items)
      .filter(({ rate, expected, halfWidth }) => Math.abs(rate - expected) > Math.max(halfWidth, 0.02))
      .map(
        ({ check, cue, rate, expected, halfWidth }) =>
          `${check}: ${cue} is right in ${percent(rate)} ± ${percent(halfWidth)} of the questions, by chance ${percent(expected)}`,
      ),
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function optionsOf({ base }: GenerationContext, item: Item): Options {
  const { correctChoiceId, options } = choiceKey.parse(item.key);
  const choices = item.view.type === "multiple-choice" ? item.view.choices : [];
  return {
    factId: item.factIds[0] ?? "",
    entities: choices.flatMap(({ id }) => base.entities.get(options[id] ?? "") ?? []),
    labels: choices.map(({ label }) => label),
    right: choices.findIndex(({ id }) => id === correctChoiceId),
  };
}

function rateOf(context: GenerationContext, cue: Cue, questions: readonly Options[]): CueRate {
  const hits = questions.map((question) => {
    const values = question.labels.map((_, index) => cue.valueOf(question, index, context));
    const best = Math.max(...values);
    const winners = values.filter((value) => value === best).length;
    return {
      factId: question.factId,
      off: (values[question.right] === best ? 1 / winners : 0) - 1 / question.labels.length,
      chance: 1 / question.labels.length,
    };
  });
  const expected = mean(hits.map(({ chance }) => chance));
  const rate = expected + mean(hits.map(({ off }) => off));
  return { check: cue.id, cue: cue.name, items: hits.length, rate, expected, halfWidth: halfWidthOf(hits) };
}

/** 1.96 standard errors of the mean deviation, items of one fact taken as one draw. */
function halfWidthOf(hits: readonly { readonly factId: string; readonly off: number }[]): number {
  const sums = new Map<string, number>();
  const average = mean(hits.map(({ off }) => off));
  for (const { factId, off } of hits) sums.set(factId, (sums.get(factId) ?? 0) + (off - average));
  const squares = [...sums.values()].reduce((sum, each) => sum + each * each, 0);
  return hits.length === 0 ? 0 : (1.96 * Math.sqrt(squares)) / hits.length;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
