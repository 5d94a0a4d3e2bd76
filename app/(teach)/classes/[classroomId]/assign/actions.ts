"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import {
  datesFromForm,
  rulesFromForm,
  rulesInput,
  setFromForm,
  setInput,
  titleInput,
} from "@/app/(teach)/_components/teach-input";
import { datesFor, datesInput } from "@/core/quizzes/rules/chosen-dates";
import { err, ok } from "@/core/shared/result";
import { type ActionResult, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { findClassroom } from "@/server/data/classes/classrooms";
import { createStudySet, findStudySet } from "@/server/data/sets/study-sets";
import { createAssignment } from "@/server/data/teaching/assignments";

const input = z.strictObject({
  classroomId: z.uuid(),
  title: titleInput,
  /** One of the teacher's sets, or a new one made of the fields beside it. */
  what: z.discriminatedUnion("from", [
    z.strictObject({ from: z.literal("set"), setId: z.uuid() }),
    z.strictObject({ from: z.literal("topics"), set: setInput }),
  ]),
  kind: z.enum(["quiz", "reviewing"]),
  daysWanted: z.number().int().min(1).max(30),
  dates: datesInput,
  rules: rulesInput,
});

type Assigned = ActionResult<
  { readonly id: string },
  { readonly code: "dueOn" | "dueTime" | "opens" | "closesAt" | "setId" }
>;

export async function assign(_previous: FormState, form: FormData): Promise<FormState> {
  const classroomId = form.get("classroomId");
  const raw = {
    classroomId,
    title: form.get("title"),
    what:
      form.get("from") === "set"
        ? { from: "set", setId: form.get("setId") }
        : { from: "topics", set: setFromForm(form) },
    kind: form.get("kind") === "reviewing" ? "reviewing" : "quiz",
    daysWanted: Number(form.get("daysWanted")),
    dates: datesFromForm(form),
    rules: rulesFromForm(form),
  };
  const result = await runAction("assignment.create", input, raw, async (viewer, wish): Promise<Assigned> => {
    const dates = datesFor(wish.dates, viewer.timeZone, now().getTime());
    if (!dates.ok) return err({ code: dates.error });
    if (!(await findClassroom(viewer, wish.classroomId))) return err({ code: "not-found" } as const);
    const set =
      wish.what.from === "set"
        ? await findStudySet(viewer, wish.what.setId)
        : await createStudySet(viewer, wish.what.set);
    if (!set) return err({ code: "setId" } as const);
    const made = await createAssignment(viewer, {
      classroomId: wish.classroomId,
      setId: set.id,
      kind: wish.kind,
      title: wish.title,
      opensAt: new Date(dates.value.opensAt),
      dueAt: new Date(dates.value.dueAt),
      closesAt: dates.value.closesAt === null ? null : new Date(dates.value.closesAt),
      rules: wish.rules,
      daysWanted: wish.kind === "reviewing" ? wish.daysWanted : 1,
    });
    return made ? ok(made) : err({ code: "not-found" } as const);
  });
  if (!result.ok) return { error: codeOf(result.error), done: null };
  redirect(`/classes/${classroomId}`);
}

/** The field that is wrong, where one is. */
function codeOf(error: { readonly code: string; readonly fields?: Readonly<Record<string, string>> }): string {
  if (error.code !== "invalid") return error.code;
  const names = Object.keys(error.fields ?? {}).map((path) => path.split(".").at(-1) ?? "");
  const known = ["title", "dueOn", "setId", "length", "daysWanted", "timeLimitS", "reviewClosed"];
  return known.find((name) => names.includes(name)) ?? "invalid";
}
