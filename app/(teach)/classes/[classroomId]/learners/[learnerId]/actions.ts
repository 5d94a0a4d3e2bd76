"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import { nameField } from "@/server/actions/fields";
import { runFormAction } from "@/server/actions/form-action";
import { formInput } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { renameLearner } from "@/server/data/classes/roster";
import { eraseLearner } from "@/server/data/privacy/learner-record";

const learnerInput = z.strictObject({ classroomId: z.uuid(), learnerId: z.uuid() });

export async function saveName(_previous: FormState, form: FormData): Promise<FormState> {
  return runFormAction(
    "roster.change",
    learnerInput.extend({ name: nameField }),
    formInput(form),
    async (viewer, { classroomId, learnerId, name }) => {
      const renamed = await renameLearner(viewer, classroomId, learnerId, name);
      if (renamed.ok) revalidatePath(`/classes/${classroomId}/learners/${learnerId}`);
      return renamed;
    },
    { done: "saved", invalid: "learnerName" },
  );
}

/** Deletes what the class has of a learner, for good: their name has to be typed. */
export async function deleteData(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await runFormAction(
    "learnerData.remove",
    learnerInput.extend({ typed: z.string().max(200) }),
    formInput(form),
    (viewer, { classroomId, learnerId, typed }) => eraseLearner(viewer, classroomId, learnerId, typed, now()),
  );
  if (answer.error === null) redirect(`/classes/${form.get("classroomId")}/learners?deleted=1`);
  return answer;
}
