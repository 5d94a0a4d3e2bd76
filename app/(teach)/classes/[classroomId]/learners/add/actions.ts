"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import type { ListState } from "@/app/(teach)/_components/classes/roster-form";
import { ROSTER_LIMITS } from "@/core/roster/read-roster";
import { runFormAction } from "@/server/actions/form-action";
import { formInput, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { addNumbers, addRoster, checkRoster } from "@/server/data/classes/roster";

const listInput = z.strictObject({
  classroomId: z.uuid(),
  list: z.string().max(ROSTER_LIMITS.characters),
  intent: z.enum(["check", "add"]),
});

/** First says what a list would add and what is wrong with it; then, asked again, adds whoever is right. */
export async function readList(_previous: ListState, form: FormData): Promise<ListState> {
  const list = String(form.get("list") ?? "");
  if (form.get("intent") === "add") {
    const done = await runAction("roster.create", listInput, formInput(form), (viewer, input) =>
      addRoster(viewer, input.classroomId, input.list, now()),
    );
    if (!done.ok) return { error: done.error.code, list, preview: null };
    const classroomId = String(form.get("classroomId"));
    revalidatePath(`/classes/${classroomId}/learners`);
    redirect(`/classes/${classroomId}/learners?added=${done.value.added}`);
  }
  const read = await runAction("roster.create", listInput, formInput(form), (viewer, input) =>
    checkRoster(viewer, input.classroomId, input.list),
  );
  if (read.ok) return { error: null, list, preview: read.value };
  const code = read.error.code === "invalid" ? "list-too-long" : read.error.code;
  return { error: code, list: list.slice(0, ROSTER_LIMITS.characters), preview: null };
}

/** Adds so many learners who are numbers. */
export async function addNumbered(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.strictObject({ classroomId: z.uuid(), count: z.coerce.number().int().min(1).max(100) });
  const answer = await runFormAction(
    "roster.create",
    schema,
    formInput(form),
    (viewer, { classroomId, count }) => addNumbers(viewer, classroomId, count, now()),
    { invalid: "count" },
  );
  if (answer.error === null) redirect(`/classes/${form.get("classroomId")}/learners?added=${form.get("count")}`);
  return answer;
}
