import "server-only";
import type { Item } from "@/core/questions/contract";
import { restsOn } from "@/core/questions/rests-on";
import type { Mark } from "@/core/quizzes/score";
import { seededRandom, unshuffled } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { heldBackFactIds } from "@/server/data/facts/in-force";
import { heldBackSince } from "@/server/data/regrade/fact-troubles";
import { underStandingRulings } from "@/server/data/regrade/later-sittings";
import { askedBy, type WhyNothing } from "@/server/data/sets/asks";
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
  /** A learner has begun it. */
  readonly begun: boolean;
  /** Numbers on paper of the questions whose facts are held back since: whoever begins now is not asked them. */
  readonly withdrawn: readonly number[];
};

/** There is no form, and why. */
export type NoForm = { readonly code: "not-found" } | { readonly code: "nothing"; readonly why: WhyNothing };

/**
 * The questions of everybody's first sitting of an assigned quiz, with their keys: for its teachers. Those of a sitting
 * that has begun are as they were stored then, so that paper and screen agree though the fact base went on, but never in that
 * learner's own order: a sheet stays the same when the first one begins. Under the rulings that stand, as for whoever begins now.
 *
 * @returns "not-found" when the viewer does not teach the class; "nothing" when there is no question, with the reason
 */
export async function previewForm(
  viewer: Viewer,
  assignmentId: string,
  now: Date,
): Promise<Result<AssignedForm, NoForm>> {
  const db = await getDb();
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, kind: "quiz", classroom: taughtBy(viewer) },
    select: {
      ...questionsSelect,
      title: true,
      classroom: { select: { name: true, ...questionsSelect.classroom.select } },
      attempts: {
        // A teacher who tries it has not begun it.
        where: {
          sitting: 1,
          learner: {
            memberships: { some: { role: "learner", classroom: { assignments: { some: { id: assignmentId } } } } },
          },
        },
        select: { id: true, release: true, shuffled: true, items: { orderBy: { index: "asc" } } },
        orderBy: [{ startedAt: "asc" }, { id: "asc" }],
        take: 1,
      },
    },
  });
  if (!assignment) return err({ code: "not-found" });
  const head = { title: assignment.title, className: assignment.classroom.name };
  const [begun] = assignment.attempts;
  if (begun) {
    const stored = begun.items as unknown as readonly Stored[];
    const items = begun.shuffled ? unshuffled(stored, seededRandom(seedOf(begun.id))) : stored;
    const frozen = assignment.frozenItems !== null;
    const heldBack = frozen ? await heldBackSince(db, assignment.release) : await heldBackFactIds();
    return underRulings({ ...head, release: begun.release, begun: true, items }, heldBack);
  }
  const form = await questionsOfSitting(viewer, assignment, 1, seedOf(assignmentId), now);
  if (!form.ok) {
    const asked = await askedBy(viewer, assignment, now);
    return err({ code: "nothing", why: asked.asks === "nothing" ? asked.why : "facts" });
  }
  const { release, items } = form.value;
  const ruled = await underStandingRulings(db, assignmentId, items);
  return underRulings({ ...head, release, begun: false, items: ruled }, new Set(), items.length);
}

type Stored = Item & { readonly ruling?: Mark | null };

/** @param asked questions of the form before any ruling */
function underRulings(
  form: Omit<AssignedForm, "leftOut" | "credited" | "withdrawn" | "items"> & { readonly items: readonly Stored[] },
  heldBack: ReadonlySet<string>,
  asked = form.items.length,
): Result<AssignedForm, NoForm> {
  const items = form.items.filter(({ ruling }) => ruling !== "drop");
  if (items.length === 0) return err({ code: "nothing", why: "rulings" });
  const numbersOf = (is: (item: Stored) => boolean) => items.flatMap((item, at) => (is(item) ? [at + 1] : []));
  return ok({
    ...form,
    items,
    leftOut: asked - items.length,
    credited: numbersOf(({ ruling }) => ruling === "credit"),
    withdrawn: numbersOf((item) => [...restsOn(item)].some((id) => heldBack.has(id))),
  });
}
