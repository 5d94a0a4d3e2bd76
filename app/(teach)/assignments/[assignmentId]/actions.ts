"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import { err, ok } from "@/core/shared/result";
import { formInput, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { withdrawAssignment } from "@/server/data/assignments";

const input = z.strictObject({ assignmentId: z.uuid() });

export async function takeBack(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction("assignment.change", input, formInput(form), async (viewer, { assignmentId }) => {
    const done = await withdrawAssignment(viewer, assignmentId, now());
    if (done) revalidatePath(`/assignments/${assignmentId}`);
    return done ? ok(null) : err({ code: "not-found" } as const);
  });
  return { error: result.ok ? null : result.error.code, done: null };
}
