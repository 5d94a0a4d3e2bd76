"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import { setFromForm, setInput, titleInput } from "@/app/(teach)/_components/teach-input";
import { endOfCivilDay } from "@/core/shared/civil-day";
import { err, ok } from "@/core/shared/result";
import { type ActionResult, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { createAssignment } from "@/server/data/assignments";
import { findClassroom } from "@/server/data/classrooms";
import { createStudySet, findStudySet } from "@/server/data/study-sets";

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
  dueOn: z.iso.date(),
});

type Assigned = ActionResult<{ readonly id: string }, { readonly code: "dueOn" | "setId" }>;

export async function assign(_previous: FormState, form: FormData): Promise<FormState> {
  const classroomId = form.get("classroomId");
  const raw = {
    classroomId,
    title: form.get("title"),
    what:
      form.get("from") === "set"
        ? { from: "set", setId: form.get("setId") }
        : { from: "topics", set: setFromForm(form) },
    kind: form.get("kind"),
    daysWanted: Number(form.get("daysWanted")),
    dueOn: form.get("dueOn"),
  };
  const result = await runAction("assignment.create", input, raw, async (viewer, wish): Promise<Assigned> => {
    const at = now();
    const dueAt = endOfCivilDay(wish.dueOn, viewer.timeZone);
    if (dueAt === null || dueAt < at.getTime()) return err({ code: "dueOn" } as const);
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
      opensAt: at,
      dueAt: new Date(dueAt),
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
  return ["title", "dueOn", "setId", "length", "daysWanted"].find((name) => names.includes(name)) ?? "invalid";
}
