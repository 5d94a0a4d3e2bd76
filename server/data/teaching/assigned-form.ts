import "server-only";
import type { Item } from "@/core/questions/contract";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { questionsOfSitting, questionsSelect } from "@/server/data/sets/assigned-questions";
import { seedOf } from "@/server/data/sittings/store-attempt";
import { getDb } from "@/server/db";

export type AssignedForm = {
  readonly title: string;
  readonly className: string;
  readonly release: string;
  readonly items: readonly Pick<Item, "type" | "view" | "key" | "feedback" | "topic" | "factIds" | "targetId">[];
};

/**
 * The questions of everybody's first sitting of an assigned quiz, with their keys: for its teachers. Those of a sitting
 * that has begun are as they were stored then, so that paper and screen agree though the fact base went on.
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
        select: { release: true, items: { orderBy: { index: "asc" } } },
        orderBy: [{ startedAt: "asc" }, { id: "asc" }],
        take: 1,
      },
    },
  });
  if (!assignment) return err("not-found");
  const head = { title: assignment.title, className: assignment.classroom.name };
  const [begun] = assignment.attempts;
  if (begun) {
    return ok({ ...head, release: begun.release, items: begun.items as unknown as AssignedForm["items"] });
  }
  const form = await questionsOfSitting(viewer, assignment, 1, seedOf(assignmentId), now);
  return form.ok ? ok({ ...head, ...form.value }) : form;
}
