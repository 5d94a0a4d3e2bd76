"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import { codeField } from "@/server/actions/fields";
import { runFormAction } from "@/server/actions/form-action";
import { formInput, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { acceptOffer, declineOffer } from "@/server/data/classes/teacher-invitations";

const byId = z.strictObject({ id: z.uuid() });
const offer = z.union([byId, z.strictObject({ code: codeField })]);

/** Becomes a teacher of the class, and goes there. */
export async function acceptInvitation(_previous: FormState, form: FormData): Promise<FormState> {
  const accepted = await runAction("teaching.accept", offer, formInput(form), (viewer, by) =>
    acceptOffer(viewer, by, now()),
  );
  if (!accepted.ok) return { error: accepted.error.code, done: null };
  redirect(`/classes/${accepted.value.classroomId}`);
}

export async function declineInvitation(_previous: FormState, form: FormData): Promise<FormState> {
  return runFormAction("teaching.accept", byId, formInput(form), async (viewer, { id }) => {
    const done = await declineOffer(viewer, id, now());
    if (done) revalidatePath("/classes");
    return done;
  });
}
