"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import { nameInput } from "@/app/(teach)/_components/teach-input";
import { err, ok } from "@/core/shared/result";
import { type ActionResult, formInput, runAction } from "@/server/actions/run-action";
import type { Viewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import {
  readmitLearner,
  removeLearner,
  renameClassroom,
  rotateCode,
  setArchived,
  setCodeOpen,
} from "@/server/data/classes/classrooms";
import { setUsualExtraTime } from "@/server/data/teaching/exceptions";

const classInput = z.strictObject({ classroomId: z.uuid() });
const learnerInput = z.strictObject({ classroomId: z.uuid(), learnerId: z.uuid() });

export async function newCode(_previous: FormState, form: FormData): Promise<FormState> {
  return onClass(form, (viewer, id) => rotateCode(viewer, id));
}

export async function closeCode(_previous: FormState, form: FormData): Promise<FormState> {
  return onClass(form, (viewer, id) => setCodeOpen(viewer, id, false));
}

export async function openCode(_previous: FormState, form: FormData): Promise<FormState> {
  return onClass(form, (viewer, id) => setCodeOpen(viewer, id, true));
}

export async function archiveClass(_previous: FormState, form: FormData): Promise<FormState> {
  return onClass(form, (viewer, id) => setArchived(viewer, id, now()));
}

export async function bringBackClass(_previous: FormState, form: FormData): Promise<FormState> {
  return onClass(form, (viewer, id) => setArchived(viewer, id, null));
}

export async function renameClass(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.strictObject({ classroomId: z.uuid(), name: nameInput });
  const result = await runAction("classroom.change", schema, formInput(form), async (viewer, input) => {
    const done = await renameClassroom(viewer, input.classroomId, input.name);
    if (done) revalidatePath(`/classes/${input.classroomId}`);
    return done ? ok(null) : err({ code: "not-found" } as const);
  });
  return stateOf(result, "name");
}

export async function takeOut(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction("membership.remove", learnerInput, formInput(form), async (viewer, input) => {
    const done = await removeLearner(viewer, input.classroomId, input.learnerId, now());
    if (done) revalidatePath(`/classes/${input.classroomId}`);
    return done ? ok(null) : err({ code: "not-found" } as const);
  });
  return stateOf(result, "invalid");
}

export async function letInAgain(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction("membership.remove", learnerInput, formInput(form), async (viewer, input) => {
    const outcome = await readmitLearner(viewer, input.classroomId, input.learnerId);
    if (outcome === "done") revalidatePath(`/classes/${input.classroomId}`);
    return outcome === "done" ? ok(null) : err({ code: outcome } as const);
  });
  return stateOf(result, "invalid");
}

/** Extra time of one learner in every quiz of the class that has a time limit. */
export async function saveExtraTime(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = learnerInput.extend({ percent: z.coerce.number().int().min(0).max(300) });
  const result = await runAction("classroom.change", schema, formInput(form), async (viewer, input) => {
    const done = await setUsualExtraTime(viewer, input.classroomId, input.learnerId, input.percent);
    if (done) revalidatePath(`/classes/${input.classroomId}`);
    return done ? ok(null) : err({ code: "not-found" } as const);
  });
  return result.ok ? { error: null, done: "extraSaved" } : stateOf(result, "extraTimePercent");
}

async function onClass(
  form: FormData,
  change: (viewer: Viewer, classroomId: string) => Promise<boolean>,
): Promise<FormState> {
  const result = await runAction("classroom.change", classInput, formInput(form), async (viewer, { classroomId }) => {
    const done = await change(viewer, classroomId);
    if (done) revalidatePath(`/classes/${classroomId}`);
    return done ? ok(null) : err({ code: "not-found" } as const);
  });
  return stateOf(result, "invalid");
}

function stateOf(result: ActionResult<null, { readonly code: string }>, whenInvalid: string): FormState {
  if (result.ok) return { error: null, done: null };
  return { error: result.error.code === "invalid" ? whenInvalid : result.error.code, done: null };
}
