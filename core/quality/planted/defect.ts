import type { Entity, Fact, FactBase } from "@/core/facts/model";
import type { Grader } from "@/core/quality/check";
import type { GenerationContext, Item } from "@/core/questions/contract";
import type { Choice, QuestionTypeName } from "@/core/questions/views";

/** A copy of an item that may be spoilt; of plain data, as it is stored. */
export type Draft = { -readonly [Name in keyof Item]: Item[Name] };

/** What a defect may look at to spoil an item of the real base. */
export type Ground = {
  readonly context: GenerationContext;
  readonly base: FactBase;
  /** The asked fact. */
  readonly fact: Fact;
};

/**
 * A mistake that a generator could make, as a change of items that it made rightly.
 *
 * `spoil` changes the draft in place; false says that this item offers no room for the mistake. `world` changes the base
 * under an item that was made before, and `grader` how its answers are graded.
 */
export type Defect = {
  readonly name: string;
  /** The check that has to name it. */
  readonly check: string;
  /** What one limb of the check says of it: with that limb gone, the defect passes whatever else the check finds. */
  readonly says?: RegExp;
  readonly types: readonly QuestionTypeName[];
  readonly spoil?: (draft: Draft, ground: Ground) => boolean;
  readonly world?: (ground: Ground) => GenerationContext | null;
  readonly grader?: (sound: Grader) => Grader;
};

type Loose = Record<string, unknown>;

export const keyOf = (draft: Draft): Loose => draft.key as Loose;
export const viewOf = (draft: Draft): Loose => draft.view as unknown as Loose;
export const optionsOf = (draft: Draft): Record<string, string> =>
  (keyOf(draft).options ?? {}) as Record<string, string>;
export const promptOf = (draft: Draft): string => draft.view.prompt;

export function setPrompt(draft: Draft, prompt: string): true {
  viewOf(draft).prompt = prompt;
  return true;
}

/** The choices of a view as they stand, to be changed. */
export function choicesOf(draft: Draft): { id: string; label: string }[] {
  const { choices, options } = viewOf(draft) as { choices?: Choice[]; options?: Choice[] };
  return (choices ?? options ?? []) as { id: string; label: string }[];
}

/** Ids of choices that are keyed as right. */
export function rightIdsOf(draft: Draft): readonly string[] {
  const key = keyOf(draft) as { correctChoiceId?: string; correctChoiceIds?: string[]; pairs?: Record<string, string> };
  return key.correctChoiceIds ?? Object.values(key.pairs ?? {}).concat(key.correctChoiceId ?? []);
}

export const wrongIdOf = (draft: Draft): string =>
  choicesOf(draft).find(({ id }) => !rightIdsOf(draft).includes(id))?.id ?? "";

/** Writes other words on one wrong option. */
export function relabelWrong(draft: Draft, label: string): boolean {
  const choice = choicesOf(draft).find(({ id }) => id === wrongIdOf(draft));
  if (choice === undefined) return false;
  choice.label = label;
  return true;
}

/**
 * Makes another entity stand as one wrong option, with its label, its reason and the proof of the option whose place it
 * takes: what a generator would give that took it for wrong.
 */
export function replaceWrong(draft: Draft, entity: Entity): boolean {
  const id = wrongIdOf(draft);
  const choice = choicesOf(draft).find((each) => each.id === id);
  if (choice === undefined || Object.values(optionsOf(draft)).includes(entity.id)) return false;
  choice.label = entity.name.en;
  optionsOf(draft)[id] = entity.id;
  setReason(draft, id, `Not ${entity.text.en}: that is another.`);
  return true;
}

export function setReason(draft: Draft, id: string, reason: string): void {
  draft.feedback = { ...draft.feedback, whyWrong: { ...draft.feedback.whyWrong, [id]: reason } };
}

/** The entity that is keyed, or stands in the key's place; null where several or none is. */
export function keyedEntity(draft: Draft, { base }: Ground): Entity | null {
  const [only, ...others] = rightIdsOf(draft);
  if (only === undefined || others.length > 0) return null;
  return base.entities.get(optionsOf(draft)[only] ?? "") ?? null;
}

/** Entities of a leaf with facts, in the order of the base. */
export const leafOf = ({ base }: Ground, type: string): readonly Entity[] =>
  (base.index.entitiesByType.get(type) ?? []).filter(({ id }) => base.index.factsByEntity.has(id));

/** Puts other values into the key. */
export function setKey(draft: Draft, change: Loose): true {
  Object.assign(keyOf(draft), change);
  return true;
}

/** Puts other values into the view. */
export function setView(draft: Draft, change: Loose): true {
  Object.assign(viewOf(draft), change);
  return true;
}

/** Tells something else once the answer is in. */
export function told(draft: Draft, change: Partial<Draft["feedback"]>): true {
  draft.feedback = { ...draft.feedback, ...change };
  return true;
}

/** Changes the choices that stand beside the right one in the list of a map. */
export function inList(draft: Draft, change: (choice: { id: string; label: string }) => void): boolean {
  const list = keyOf(draft).list as { choices: { id: string; label: string }[]; correctChoiceId: string } | null;
  if (list === null || keyOf(draft).kind !== "position") return false;
  const { correctChoiceId } = list;
  for (const choice of list.choices) if (choice.id !== correctChoiceId) change(choice);
  return true;
}
