import "server-only";
import type { Item } from "@/core/questions/contract";
import type { Mark } from "@/core/quizzes/score";
import { seededRandom, unshuffled } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { underStandingRulings } from "@/server/data/regrade/later-sittings";
import { questionsOfSitting, questionsSelect } from "@/server/data/sets/assigned-questions";
import { seedOf } from "@/server/data/sittings/store-attempt";
import { getDb } from "@/server/db";

export type AssignedForm = {
  readonly title: string;
  readonly className: string;
  readonly release: string;
  readonly items: readonly (Pick<Item, "type" | "view" | "key" | "feedback" | "topic" | "factIds" | "targetId"> & {
    readonly ruling?: Mark | null;
  })[];
  /** Questions that a teacher took out, which are not among the items. */
  readonly leftOut: number;
  /** Numbers on paper of the questions that count as right for everybody, from 1. */
  readonly credited: readonly number[];
};

/**
 * The questions of everybody's first sitting of an assigned quiz, with their keys: for its teachers. Those of a sitting
 * that has begun are as they were stored then, so that paper and screen agree though the fact base went on, but never in that
 * learner's own order: a sheet stays the same when the first one begins. Under the rulings that stand, as for whoever begins now.
 *
 * @returns "not-found" when the viewer does not teach the class; "too-few" when the facts give no form
 */
export async function previewForm(
  viewer: Viewer,
  assignmentId: string,
  now: Date,
): Promise<Result<AssignedForm, "not-found" | "too-few">> {
  const db = await getDb();
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, kind: "quiz", classroom: taughtBy(viewer) },
    select: {
      ...questionsSelect,
      title: true,
      classroom: { select: { name: true, ...questionsSelect.classroom.select } },
      attempts: {
        where: { sitting: 1 },
        select: { id: true, release: true, shuffled: true, items: { orderBy: { index: "asc" } } },
        orderBy: [{ startedAt: "asc" }, { id: "asc" }],
        take: 1,
      },
    },
  });
  if (!assignment) return err("not-found");
  const head = { title: assignment.title, className: assignment.classroom.name };
  const [begun] = assignment.attempts;
  if (begun) {
    const stored = begun.items as unknown as AssignedForm["items"];
    const items = begun.shuffled ? unshuffled(stored, seededRandom(seedOf(begun.id))) : stored;
    return underRulings({ ...head, release: begun.release, items }, items.length);
  }
  const form = await questionsOfSitting(viewer, assignment, 1, seedOf(assignmentId), now);
  if (!form.ok) return form;
  const { release, items } = form.value;
  return underRulings({ ...head, release, items: await underStandingRulings(db, assignmentId, items) }, items.length);
}

/** @param asked questions of the form before any ruling */
function underRulings(
  form: Omit<AssignedForm, "leftOut" | "credited">,
  asked: number,
): Result<AssignedForm, "too-few"> {
  const items = form.items.filter(({ ruling }) => ruling !== "drop");
  const credited = items.flatMap(({ ruling }, at) => (ruling === "credit" ? [at + 1] : []));
  return items.length === 0 ? err("too-few") : ok({ ...form, items, leftOut: asked - items.length, credited });
}
