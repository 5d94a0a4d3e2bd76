"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import { runFormAction } from "@/server/actions/form-action";
import { formInput } from "@/server/actions/run-action";
import type { Viewer } from "@/server/auth/viewer";
import { rotateCode, setCodeOpen } from "@/server/data/classes/classrooms";

const classInput = z.strictObject({ classroomId: z.uuid() });

export async function newCode(_previous: FormState, form: FormData): Promise<FormState> {
  return onCode(form, (viewer, id) => rotateCode(viewer, id));
}

export async function closeCode(_previous: FormState, form: FormData): Promise<FormState> {
  return onCode(form, (viewer, id) => setCodeOpen(viewer, id, false));
}

export async function openCode(_previous: FormState, form: FormData): Promise<FormState> {
  return onCode(form, (viewer, id) => setCodeOpen(viewer, id, true));
}

function onCode(form: FormData, change: (viewer: Viewer, classroomId: string) => Promise<boolean>): Promise<FormState> {
  return runFormAction("classroom.change", classInput, formInput(form), async (viewer, { classroomId }) => {
    const done = await change(viewer, classroomId);
    if (done) revalidatePath(`/classes/${classroomId}`);
    return done;
  });
}
