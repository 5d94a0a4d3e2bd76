"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import { err, ok } from "@/core/shared/result";
import { runFormAction } from "@/server/actions/form-action";
import { formInput } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { readmitLearner, removeLearner } from "@/server/data/classes/classrooms";
import { setUsualExtraTime } from "@/server/data/teaching/exceptions";

const learnerInput = z.strictObject({ classroomId: z.uuid(), learnerId: z.uuid() });

const refresh = (classroomId: string): void => revalidatePath(`/classes/${classroomId}/learners`);

export async function takeOut(_previous: FormState, form: FormData): Promise<FormState> {
  return runFormAction("membership.remove", learnerInput, formInput(form), async (viewer, input) => {
    const done = await removeLearner(viewer, input.classroomId, input.learnerId, now());
    if (done) refresh(input.classroomId);
    return done;
  });
}

export async function letInAgain(_previous: FormState, form: FormData): Promise<FormState> {
  return runFormAction("membership.remove", learnerInput, formInput(form), async (viewer, input) => {
    const outcome = await readmitLearner(viewer, input.classroomId, input.learnerId, now());
    if (outcome !== "done") return err({ code: outcome });
    refresh(input.classroomId);
    return ok(null);
  });
}

/** Extra time of one learner in every quiz of the class that has a time limit. */
export async function saveExtraTime(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = learnerInput.extend({ percent: z.coerce.number().int().min(0).max(300) });
  return runFormAction(
    "classroom.change",
    schema,
    formInput(form),
    async (viewer, input) => {
      const done = await setUsualExtraTime(viewer, input.classroomId, input.learnerId, input.percent, now());
      if (done) refresh(input.classroomId);
      return done;
    },
    { done: "extraSaved", invalid: "extraTimePercent" },
  );
}
