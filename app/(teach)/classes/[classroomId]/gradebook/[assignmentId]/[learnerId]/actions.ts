"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import { err, ok } from "@/core/shared/result";
import { type ActionResult, formInput, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { decideGrade, type GradeDecision, type Place, writeComment } from "@/server/data/gradebook/notes";

const place = { classroomId: z.uuid(), assignmentId: z.uuid(), learnerId: z.uuid() };
const reason = z.string().trim().min(1).max(300);
const decisionInput = z.discriminatedUnion("kind", [
  z.strictObject({
    ...place,
    kind: z.literal("given"),
    reason,
    share: z
      .string()
      .trim()
      .regex(/^\d{1,3}([.,]\d{1,2})?$/)
      .transform(percentToShare)
      .pipe(z.number().min(0).max(1)),
  }),
  // What stands in the field of the grade does not matter then.
  z.strictObject({ ...place, kind: z.literal("excused"), reason, share: z.string().max(20).optional() }),
  z.strictObject({ ...place, kind: z.literal("computed") }),
]);
const commentInput = z.strictObject({ ...place, comment: z.string().trim().max(1000) });

function percentToShare(text: string): number {
  return Number(text.replace(",", ".")) / 100;
}

/** Gives a grade by hand, excuses, or takes either back. */
export async function changeGrade(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction("gradebook.change", decisionInput, formInput(form), async (viewer, input) => {
    return shown(input, await decideGrade(viewer, placeOf(input), decisionOf(input), now()));
  });
  return stateOf(result);
}

/** Tells the learner something about their work. */
export async function comment(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction("gradebook.change", commentInput, formInput(form), async (viewer, input) => {
    return shown(input, await writeComment(viewer, placeOf(input), input.comment, now()));
  });
  return stateOf(result);
}

const placeOf = ({ assignmentId, learnerId }: Place): Place => ({ assignmentId, learnerId });

function decisionOf(input: z.output<typeof decisionInput>): GradeDecision {
  switch (input.kind) {
    case "given":
      return { kind: "given", share: input.share, reason: input.reason };
    case "excused":
      return { kind: "excused", reason: input.reason };
    case "computed":
      return { kind: "computed" };
  }
}

function shown(
  { classroomId, assignmentId, learnerId }: Place & { readonly classroomId: string },
  written: boolean,
): ActionResult<null> {
  if (!written) return err({ code: "not-found" });
  revalidatePath(`/classes/${classroomId}/gradebook/${assignmentId}/${learnerId}`);
  return ok(null);
}

function stateOf(result: ActionResult<null>): FormState {
  if (result.ok) return { error: null, done: "saved" };
  const { error } = result;
  if (error.code !== "invalid") return { error: error.code, done: null };
  return {
    error: ["kind", "share", "reason", "comment"].find((name) => name in error.fields) ?? "invalid",
    done: null,
  };
}
