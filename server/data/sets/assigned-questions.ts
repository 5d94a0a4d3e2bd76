import "server-only";
import type { OwnQuestion } from "@/core/flashcards/own/own-question";
import type { Item } from "@/core/questions/contract";
import type { AskedQuestion } from "@/core/quizzes/asked-before";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import { askedOfFrozen, blueprintOfSitting } from "@/core/quizzes/sets/asked";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { ownItems, questionsOfGivenSet } from "@/server/data/own/questions";
import { heldBackSince } from "@/server/data/regrade/fact-troubles";
import { type Form, makeForm } from "@/server/data/sittings/forms";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** What of an assignment decides which questions a sitting of it has. */
export const questionsSelect = {
  id: true,
  setId: true,
  blueprint: true,
  frozenItems: true,
  keptOwn: true,
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
 * The own questions of an assignment: as they were when it was begun, or its settings were locked; those that its set asks now
 * where nobody has. Of a frozen set none, as they are among its questions.
 */
async function ownOf({ setId, keptOwn }: QuestionsRow): Promise<readonly OwnQuestion[]> {
  return keptOwn === null ? questionsOfGivenSet(setId) : (keptOwn as unknown as readonly OwnQuestion[]);
}

export type AssignedQuestions = Form & {
  /** With the own questions that it asks. */
  readonly blueprint: Blueprint;
  /** Own questions that are kept from the first sitting on; null where they are already. */
  readonly toKeep: readonly OwnQuestion[] | null;
};

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
): Promise<Result<AssignedQuestions, "too-few">> {
  const blueprint = sittingBlueprint(assignment, sitting);
  if (assignment.frozenItems !== null) {
    const kept = itemsOfFrozen(assignment.frozenItems);
    const heldBack = await heldBackSince(await getDb(), assignment.release);
    const items = askedOfFrozen(kept, heldBack, blueprint.includeHarm);
    return items.length === 0 ? err("too-few") : ok({ release: assignment.release, items, blueprint, toKeep: null });
  }
  const cards = await ownOf(assignment);
  const own = ownItems(viewer, cards, seed);
  const asked = {
    blueprint: { ...blueprint, own: cards.map(({ id }) => id) },
    toKeep: assignment.keptOwn === null ? cards : null,
  };
  if (blueprint.onlyOwn) {
    const { hash: release } = getFactBase().release;
    return own.length === 0 ? err("too-few") : ok({ release, items: own, ...asked });
  }
  const form = await makeForm(viewer, blueprint, seed, "alike", now, askedBefore);
  return form.ok ? ok({ ...form.value, items: [...form.value.items, ...own], ...asked }) : err("too-few");
}
