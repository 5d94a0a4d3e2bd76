import type { Item } from "@/core/questions/contract";
import { restsOn } from "@/core/questions/rests-on";
import type { Blueprint } from "@/core/quizzes/blueprint";

/**
 * What a sitting of an assigned set is drawn from: the first asks what was shown to whoever made the set, later ones only what
 * they pinned by hand, and others. Violence and casualties come where both the set and the class want them.
 *
 * @param sitting      from 1
 * @param classHasHarm whether the class has turned them on
 */
export function blueprintOfSitting(blueprint: Blueprint, sitting: number, classHasHarm: boolean): Blueprint {
  return {
    ...blueprint,
    includeHarm: blueprint.includeHarm && classHasHarm,
    pins: sitting === 1 ? blueprint.pins : blueprint.pins.filter(({ always }) => always),
  };
}

/** What of the questions of a set a class without violence and casualties is not asked. */
export type LeftOut = {
  /** The questions that fall out, in the set's order. */
  readonly prompts: readonly string[];
  /** How many there are in all. */
  readonly of: number;
  /** A frozen set has so many fewer; one that follows the facts gets others in their place. */
  readonly frozen: boolean;
  /** Nothing is left to ask: of a set that follows the facts, fewer than make a quiz. */
  readonly nothing: boolean;
};

/**
 * @param givesOthers whether a set that follows the facts gives a quiz without what falls out; null of a frozen set
 * @returns null when nothing falls out
 */
export function leftOutWithoutHarm(items: readonly Item[], givesOthers: boolean | null): LeftOut | null {
  const harmful = items.filter(({ feedback }) => feedback.harm !== null);
  const prompts = harmful.map(({ view }) => view.prompt);
  if (prompts.length === 0) return null;
  const nothing = givesOthers === null ? prompts.length === items.length : !givesOthers;
  return { prompts, of: items.length, frozen: givesOthers === null, nothing };
}

/** What a teacher has to have seen before such a class is given a quiz; null when there is nothing to see. */
export type LeftOutProblem =
  /** What falls out was not shown, or is something else by now. */
  | "left-out"
  /** Nothing would be left to ask. */
  | "nothing-left";

/** @param seen how many questions the teacher was told would fall out */
export function leftOutProblem(left: LeftOut | null, seen: number): LeftOutProblem | null {
  if (left === null) return null;
  if (left.nothing) return "nothing-left";
  return left.prompts.length === seen ? null : "left-out";
}

/**
 * The questions of a frozen set that may still be asked: as they were, less what rests on a fact that is held back.
 *
 * @param heldBack facts that were withdrawn or taken back since, or have another status: a question words what it says by the status
 */
export function askedOfFrozen(
  items: readonly Item[],
  heldBack: ReadonlySet<string>,
  includeHarm: boolean,
): readonly Item[] {
  return items.filter(
    (item) => (includeHarm || item.feedback.harm === null) && ![...restsOn(item)].some((id) => heldBack.has(id)),
  );
}

/** How many questions of a frozen set a sitting lacks, by why. */
export type LackedOfFrozen = {
  /** Their facts were withdrawn or taken back, or have another status. */
  readonly facts: number;
  /** They tell of violence or casualties, which are off in the class. */
  readonly harm: number;
};

/**
 * @param items what the set has
 * @param asked how many of them the sitting has
 */
export function lackedOfFrozen(items: readonly Item[], asked: number, includeHarm: boolean): LackedOfFrozen {
  const allowed = askedOfFrozen(items, new Set(), includeHarm).length;
  return { facts: allowed - asked, harm: items.length - allowed };
}
