"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import { runFormAction } from "@/server/actions/form-action";
import { formInput } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { allowNames, putNamesOnPaper } from "@/server/data/classes/pseudonyms";

const classInput = z.strictObject({ classroomId: z.uuid() });

/** Takes the names out of the class; only who says that they are on paper may. */
export async function namesOnPaper(_previous: FormState, form: FormData): Promise<FormState> {
  return runFormAction(
    "roster.change",
    classInput.extend({ written: z.literal("yes") }),
    formInput(form),
    async (viewer, { classroomId }) => {
      const done = await putNamesOnPaper(viewer, classroomId, now());
      if (done) revalidatePath(`/classes/${classroomId}`, "layout");
      return done;
    },
    { invalid: "not-written" },
  );
}

export async function writeNamesAgain(_previous: FormState, form: FormData): Promise<FormState> {
  return runFormAction("roster.change", classInput, formInput(form), async (viewer, { classroomId }) => {
    const done = await allowNames(viewer, classroomId);
    if (done) revalidatePath(`/classes/${classroomId}`, "layout");
    return done;
  });
}
