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

/** The questions of a frozen set that may still be asked: as they were, less what rests on a withdrawn fact. */
export function askedOfFrozen(
  items: readonly Item[],
  withdrawnFactIds: ReadonlySet<string>,
  includeHarm: boolean,
): readonly Item[] {
  return items.filter(
    (item) =>
      (includeHarm || item.feedback.harm === null) && ![...restsOn(item)].some((id) => withdrawnFactIds.has(id)),
  );
}
