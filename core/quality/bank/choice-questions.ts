import { z } from "zod";
import { knownApart, similarity } from "@/core/distractors/similarity";
import type { Entity, FactBase } from "@/core/facts/model";
import type { GenerationContext, Item } from "@/core/questions/contract";
import type { WhichWordingView } from "@/core/questions/views";
import { normalise } from "@/core/shared/normalise";

/**
 * Types whose options are chosen for each question: things of the base, or wordings of one sentence. Status is none: its options are the
 * four statuses, so that no choice of ours could hide the answer, and what a blind guess earns there stands in the item's `guess`.
 */
export const choiceTypes = ["multiple-choice", "who-says-so", "what-changed", "which-wording"] as const;
export type ChoiceType = (typeof choiceTypes)[number];

const choiceKey = z.object({
  correctChoiceId: z.string(),
  options: z.record(z.string(), z.string()),
  /** Of who-says-so none: what is asked there is a speaker. */
  slot: z.enum(["s", "o"]).nullish(),
});

/** What a guesser who knows nothing sees of one option. */
export type SurfaceOption = {
  readonly label: string;
  /** Facts of the base about it apart from those of the asked kind, counted alike whether it is right or wrong. */
  readonly known: number;
  /** Sum of the similarities to the other options. */
  readonly central: number;
};
/** A question whose options are things of the base, as a guesser sees it. */
export type ChoiceQuestion = {
  readonly type: ChoiceType;
  readonly factId: string;
  readonly stem: string;
  readonly options: readonly SurfaceOption[];
  /** Place of the right one. */
  readonly right: number;
};

/** The item as a guesser sees it; null unless it offers one right and several proved wrong things. */
export function choiceQuestion({ base }: GenerationContext, item: Item): ChoiceQuestion | null {
  const { view } = item;
  if (view.type === "which-wording") return wordingQuestion(base, item, view);
  if (view.type !== "multiple-choice" && view.type !== "who-says-so" && view.type !== "what-changed") return null;
  const { correctChoiceId, options, slot } = choiceKey.parse(item.key);
  const { choices } = view;
  const entities = choices.flatMap(({ id }) => base.entities.get(options[id] ?? "") ?? []);
  const right = choices.findIndex(({ id }) => id === correctChoiceId);
  const central = (own: Entity) =>
    entities.reduce((sum, other) => sum + (other === own ? 0 : similarity(base, own, other)), 0);
  const relation = base.facts.get(item.factIds[0] ?? "")?.triple?.r;
  const known = (entity: Entity) =>
    slot === undefined || slot === null || relation === undefined
      ? saidByOthers(base, entity)
      : knownApart(base, entity, { relation, slot });
  return {
    type: view.type,
    factId: item.factIds[0] ?? "",
    stem: view.type === "who-says-so" ? `${view.prompt} ${view.proposition}` : view.prompt,
    right,
    options: entities.map((entity, at) => ({
      label: choices[at]?.label ?? "",
      known: known(entity),
      central: central(entity),
    })),
  };
}

/** Wordings as a guesser sees them: how well known is who is named, and how much of its words an option shares with the others. */
function wordingQuestion(base: FactBase, item: Item, { prompt, choices }: WhichWordingView): ChoiceQuestion {
  const { correctChoiceId, options } = choiceKey.parse(item.key);
  const central = (own: string) =>
    choices.reduce((sum, { label }) => sum + (label === own ? 0 : sharedPart(own, label)), 0);
  return {
    type: "which-wording",
    factId: item.factIds[0] ?? "",
    stem: prompt,
    right: choices.findIndex(({ id }) => id === correctChoiceId),
    options: choices.map(({ id, label }) => {
      const voice = base.entities.get(options[id] ?? "");
      return { label, known: voice === undefined ? 0 : saidByOthers(base, voice), central: central(label) };
    }),
  };
}

/** Words of both as a part of the words of either. */
function sharedPart(left: string, right: string): number {
  const [own, other] = [left, right].map((text) => new Set(normalise(text).split(" "))) as [Set<string>, Set<string>];
  const both = [...own].filter((word) => other.has(word)).length;
  return both / (own.size + other.size - both);
}

/** Facts about a speaker that are not what it says itself. */
function saidByOthers({ index }: FactBase, { id }: Entity): number {
  return (index.factsByEntity.get(id) ?? []).filter(({ by }) => !by.includes(id)).length;
}

/** The questions of one type. */
export function ofType(questions: readonly ChoiceQuestion[], type: ChoiceType): readonly ChoiceQuestion[] {
  return questions.filter((question) => question.type === type);
}
