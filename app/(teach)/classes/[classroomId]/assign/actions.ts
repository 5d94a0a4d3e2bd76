"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import {
  audienceFromForm,
  audienceInput,
  datesFromForm,
  leftOutSeen,
  rulesFromForm,
  rulesInput,
  setFromForm,
  setInput,
  titleInput,
} from "@/app/(teach)/_components/teach-input";
import { datesFor, datesInput, hasDaysFor } from "@/core/quizzes/rules/chosen-dates";
import { type LeftOutProblem, leftOutProblem } from "@/core/quizzes/sets/asked";
import { err, ok, type Result } from "@/core/shared/result";
import { type ActionResult, runAction } from "@/server/actions/run-action";
import type { Viewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { findClassroom } from "@/server/data/classes/classrooms";
import { type AssignFailure, type AssignmentDraft, createAssignment } from "@/server/data/sets/assign";
import { leftOutOfSet } from "@/server/data/sets/left-out";
import { givesEnough } from "@/server/data/sets/preview";
import { createStudySet, findStudySet } from "@/server/data/sets/study-sets";

const input = z.strictObject({
  classroomId: z.uuid(),
  title: titleInput,
  /** One of the teacher's sets, or a new one made of the fields beside it. */
  what: z.discriminatedUnion("from", [
    z.strictObject({ from: z.literal("set"), setId: z.uuid() }),
    z.strictObject({ from: z.literal("new"), set: setInput }),
  ]),
  audience: audienceInput,
  kind: z.enum(["quiz", "reviewing"]),
  daysWanted: z.number().int().min(1).max(30),
  dates: datesInput,
  rules: rulesInput,
  leftOut: leftOutSeen,
});

type Assigned = ActionResult<
  { readonly id: string },
  {
    readonly code:
      | "dueOn"
      | "dueTime"
      | "opens"
      | "closesAt"
      | "too-few"
      | "too-few-days"
      | AssignFailure
      | LeftOutProblem;
  }
>;

export async function assign(_previous: FormState, form: FormData): Promise<FormState> {
  const classroomId = form.get("classroomId");
  const raw = {
    classroomId,
    title: form.get("title"),
    what:
      form.get("from") === "set" ? { from: "set", setId: form.get("setId") } : { from: "new", set: setFromForm(form) },
    audience: audienceFromForm(form),
    kind: form.get("kind") === "reviewing" ? "reviewing" : "quiz",
    daysWanted: Number(form.get("daysWanted")),
    dates: datesFromForm(form),
    rules: rulesFromForm(form),
    leftOut: form.get("leftOut") ?? undefined,
  };
  const result = await runAction("assignment.create", input, raw, async (viewer, wish): Promise<Assigned> => {
    const dates = datesFor(wish.dates, viewer.timeZone, now().getTime());
    if (!dates.ok) return err({ code: dates.error });
    if (wish.kind === "reviewing" && !hasDaysFor(wish.daysWanted, dates.value, viewer.timeZone))
      return err({ code: "too-few-days" });
    const classroom = await findClassroom(viewer, wish.classroomId);
    if (!classroom) return err({ code: "not-found" } as const);
    if (wish.what.from === "set" && wish.kind === "quiz" && !classroom.includeHarm) {
      const problem = leftOutProblem(await leftOutOfSet(viewer, wish.what.setId), wish.leftOut);
      if (problem !== null) {
        revalidatePath(`/classes/${wish.classroomId}/assign`);
        return err({ code: problem });
      }
    }
    const set = await setFor(viewer, wish.what);
    if (!set.ok) return set;
    const draft: AssignmentDraft = {
      classroomId: wish.classroomId,
      setId: set.value.id,
      kind: wish.kind,
      title: wish.title,
      opensAt: new Date(dates.value.opensAt),
      dueAt: new Date(dates.value.dueAt),
      closesAt: dates.value.closesAt === null ? null : new Date(dates.value.closesAt),
      rules: wish.rules,
      audience: wish.audience,
      daysWanted: wish.kind === "reviewing" ? wish.daysWanted : 1,
    };
    const made = await createAssignment(viewer, draft);
    return made.ok ? made : err({ code: made.error });
  });
  if (!result.ok) return { error: codeOf(result.error), done: null };
  redirect(`/classes/${classroomId}`);
}

type What = z.infer<typeof input>["what"];

/** One of the teacher's sets, or the new one that the form made: kept, so that it can be given again. */
async function setFor(
  viewer: Viewer,
  what: What,
): Promise<Result<{ readonly id: string }, { readonly code: "setId" | "too-few" }>> {
  if (what.from === "set") {
    const set = await findStudySet(viewer, what.setId);
    return set ? ok(set) : err({ code: "setId" });
  }
  if (!(await givesEnough(viewer, what.set.blueprint))) return err({ code: "too-few" });
  return ok(await createStudySet(viewer, what.set));
}

/** The field that is wrong, where one is. */
function codeOf(error: { readonly code: string; readonly fields?: Readonly<Record<string, string>> }): string {
  if (error.code !== "invalid") return error.code;
  const names = Object.keys(error.fields ?? {}).map((path) => path.split(".").at(-1) ?? "");
  const known = [
    "title",
    "dueOn",
    "setId",
    "length",
    "daysWanted",
    "timeLimitS",
    "reviewClosed",
    "learnerIds",
    "blueprint",
  ];
  return known.find((name) => names.includes(name)) ?? "invalid";
}
