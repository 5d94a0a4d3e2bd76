import "server-only";
import type { Item } from "@/core/questions/contract";
import type { AskedQuestion } from "@/core/quizzes/asked-before";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { askedOfFrozen, blueprintOfSitting } from "@/core/quizzes/sets/asked";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { heldBackFactIds } from "@/server/data/facts/overrides";
import { ownItems } from "@/server/data/own/questions";
import { type Form, makeForm } from "@/server/data/sittings/forms";
import type { Prisma } from "@/server/generated/prisma/client";

/** What of an assignment decides which questions a sitting of it has. */
export const questionsSelect = {
  blueprint: true,
  frozenItems: true,
  release: true,
  classroom: { select: { includeHarm: true } },
} satisfies Prisma.AssignmentSelect;

export type QuestionsRow = Prisma.AssignmentGetPayload<{ select: typeof questionsSelect }>;

/** The blueprint of a sitting, with what the class has decided about violence and casualties. */
export const sittingBlueprint = ({ blueprint, classroom }: QuestionsRow, sitting: number) =>
  blueprintOfSitting(blueprintSchema.parse(blueprint), sitting, classroom.includeHarm);

/** Questions as a frozen set stores them. */
export const itemsOfFrozen = (stored: Prisma.JsonValue): readonly Item[] => stored as unknown as readonly Item[];

/**
 * The questions of a sitting of an assigned quiz, the same for all who have this seed.
 *
 * @param sitting     from 1
 * @param askedBefore the questions of the learner's sittings before, the newest first, which are not asked again where their facts
 *                    give others
 */
export async function questionsOfSitting(
  viewer: Viewer,
  assignment: QuestionsRow,
  sitting: number,
  seed: string,
  now: Date,
  askedBefore: readonly (readonly AskedQuestion[])[] = [],
): Promise<Result<Form, "too-few">> {
  const blueprint = sittingBlueprint(assignment, sitting);
  if (assignment.frozenItems !== null) {
    const kept = itemsOfFrozen(assignment.frozenItems);
    const items = askedOfFrozen(kept, await heldBackFactIds(), blueprint.includeHarm);
    return items.length === 0 ? err("too-few") : ok({ release: assignment.release, items });
  }
  const own = await ownItems(viewer, blueprint.own, seed);
  if (blueprint.onlyOwn) {
    return own.length === 0 ? err("too-few") : ok({ release: getFactBase().release.hash, items: own });
  }
  const form = await makeForm(viewer, blueprint, seed, "alike", now, askedBefore);
  return form.ok ? ok({ ...form.value, items: [...form.value.items, ...own] }) : err("too-few");
}
