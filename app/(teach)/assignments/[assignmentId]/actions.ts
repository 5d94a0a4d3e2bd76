"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import { leftOutSeen } from "@/app/(teach)/_components/teach-input";
import { writtenMoment } from "@/components/dates";
import { datesFor, datesInput, exceptionFor, exceptionInput, hasDaysFor } from "@/core/quizzes/rules/chosen-dates";
import { type LeftOutProblem, leftOutProblem } from "@/core/quizzes/sets/asked";
import { err, ok } from "@/core/shared/result";
import { type ActionResult, formInput, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { findClassroom } from "@/server/data/classes/classrooms";
import { MAX_LEARNERS } from "@/server/data/classes/roster";
import { type CopyFailure, copyAssignment } from "@/server/data/sets/assign";
import { leftOutOfAssignment } from "@/server/data/sets/left-out";
import { assignmentResults, withdrawAssignment } from "@/server/data/teaching/assignments";
import { type ExceptionDraft, setException } from "@/server/data/teaching/exceptions";

const input = z.strictObject({ assignmentId: z.uuid() });

export async function takeBack(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction("assignment.change", input, formInput(form), async (viewer, { assignmentId }) => {
    const done = await withdrawAssignment(viewer, assignmentId, now());
    revalidatePath(`/assignments/${assignmentId}`);
    return done.ok ? done : err({ code: done.error });
  });
  return { error: result.ok ? null : result.error.code, done: null };
}

type CopyFault = CopyFailure | "dueOn" | "dueTime" | "opens" | "closesAt" | LeftOutProblem;

/** Gives the same to another class of the viewer's. */
export async function giveToo(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.strictObject({
    assignmentId: z.uuid(),
    classroomId: z.uuid(),
    dueOn: z.iso.date(),
    opens: datesInput.shape.opens,
    leftOut: leftOutSeen,
  });
  const result = await runAction(
    "assignment.create",
    schema,
    formInput(form),
    async (viewer, input): Promise<ActionResult<{ readonly opens: string | null }, { code: CopyFault }>> => {
      const at = now().getTime();
      const chosen = { dueOn: input.dueOn, opens: input.opens, dueTime: "", closes: "never", closesAt: "" } as const;
      const dates = datesFor(chosen, viewer.timeZone, at);
      if (!dates.ok) return err({ code: dates.error });
      const [opensAt, dueAt] = [new Date(dates.value.opensAt), new Date(dates.value.dueAt)];
      const classroom = await findClassroom(viewer, input.classroomId);
      if (!classroom) return err({ code: "not-found" });
      const left = classroom.includeHarm ? null : await leftOutOfAssignment(viewer, input.assignmentId);
      const problem = leftOutProblem(left, input.leftOut);
      if (problem !== null) {
        // It was shown otherwise, or not at all: it is shown now.
        revalidatePath(`/assignments/${input.assignmentId}`);
        return err({ code: problem });
      }
      const made = await copyAssignment(viewer, input.assignmentId, input.classroomId, { opensAt, dueAt });
      if (!made.ok) return err({ code: made.error });
      revalidatePath(`/classes/${input.classroomId}`);
      return ok({ opens: opensAt.getTime() > at ? writtenMoment(opensAt, viewer.language, viewer.timeZone) : null });
    },
  );
  if (result.ok) {
    const { opens } = result.value;
    return opens === null
      ? { error: null, done: "copied" }
      : { error: null, done: "copiedToOpen", values: { date: opens } };
  }
  return { error: result.error.code === "invalid" ? "dueOn" : result.error.code, done: null };
}

const MOST_GROUPS = 60;
const givenInput = z
  .strictObject({
    assignmentId: z.uuid(),
    learners: z.array(z.uuid()).max(MAX_LEARNERS),
    groups: z.array(z.uuid()).max(MOST_GROUPS),
    exception: exceptionInput,
  })
  .refine(({ learners, groups }) => learners.length + groups.length > 0, { path: ["learners"] });

type ExceptionFault = "nothing" | "ownOpens" | "ownDue" | "ownCloses" | "ownClash" | "ownDays";

/** Gives the chosen learners what the form says; what it leaves empty stays as they have it. */
export async function giveException(_previous: FormState, form: FormData): Promise<FormState> {
  const number = (name: string) => (form.get(name) === null || form.get(name) === "" ? null : Number(form.get(name)));
  const raw = {
    assignmentId: form.get("assignmentId"),
    learners: form.getAll("learners"),
    groups: form.getAll("groups"),
    exception: {
      extraTimePercent: number("extraTimePercent"),
      attemptLimit: number("attemptLimit"),
      opens: form.get("opens"),
      due: form.get("due"),
      // Reviewing does not close.
      closes: form.get("closes") ?? "",
    },
  };
  const result = await runAction(
    "assignment.change",
    givenInput,
    raw,
    async (
      viewer,
      { assignmentId, learners, groups, exception },
    ): Promise<ActionResult<null, { code: ExceptionFault }>> => {
      const at = now();
      const assignment = await assignmentResults(viewer, assignmentId, at);
      if (!assignment) return err({ code: "not-found" });
      const given = exceptionFor(exception, viewer.timeZone, {
        opensAt: assignment.opensAt.getTime(),
        dueAt: assignment.dueAt.getTime(),
        closesAt: assignment.closesAt?.getTime() ?? null,
      });
      if (!given.ok) return err({ code: given.error });
      const { opensAt, dueAt, closesAt, ...limits } = given.value;
      const own = {
        opensAt: opensAt ?? assignment.opensAt.getTime(),
        dueAt: dueAt ?? assignment.dueAt.getTime(),
      };
      if (assignment.kind === "reviewing" && !hasDaysFor(assignment.daysWanted, own, viewer.timeZone))
        return err({ code: "ownDays" });
      const draft: ExceptionDraft = {
        ...limits,
        opensAt: asDate(opensAt),
        dueAt: asDate(dueAt),
        closesAt: asDate(closesAt),
      };
      const set = await setException(viewer, assignmentId, { learnerIds: learners, groupIds: groups }, draft, at);
      if (set === "clash") return err({ code: "ownClash" });
      if (set === null || set === 0) return err({ code: "not-found" });
      revalidatePath(`/assignments/${assignmentId}`);
      return ok(null);
    },
  );
  if (result.ok) return { error: null, done: "exceptionSaved" };
  const { error } = result;
  if (error.code !== "invalid") return { error: error.code, done: null };
  const names = Object.keys(error.fields).map((path) => path.split(".").at(-1) ?? "");
  const known = ["learners", "extraTimePercent", "attemptLimit"];
  return { error: known.find((name) => names.includes(name)) ?? "invalid", done: null };
}

const asDate = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** What the class has holds again for one learner. */
export async function takeAwayException(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.strictObject({ assignmentId: z.uuid(), learnerId: z.uuid() });
  const result = await runAction("assignment.change", schema, formInput(form), async (viewer, input) => {
    const set = await setException(viewer, input.assignmentId, { learnerIds: [input.learnerId] }, null, now());
    if (set === null) return err({ code: "not-found" } as const);
    revalidatePath(`/assignments/${input.assignmentId}`);
    return ok(null);
  });
  return { error: result.ok ? null : result.error.code, done: null };
}
