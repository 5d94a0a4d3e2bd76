"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import { reasonInput, rulingInput } from "@/app/(teach)/_components/questions/ruling-input";
import { err, ok } from "@/core/shared/result";
import { type ActionResult, formInput, runAction } from "@/server/actions/run-action";
import type { Viewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { isQuestionId } from "@/server/data/regrade/had-items";
import type { Wanted } from "@/server/data/regrade/plan";
import { carryOut, type RegradeFailure } from "@/server/data/regrade/rule";
import { renewAsks } from "@/server/data/sets/asks";

const place = {
  assignmentId: z.uuid(),
  questionId: z.string().refine(isQuestionId),
  /** Of the dry run that the teacher saw. */
  shown: z.string().regex(/^[0-9a-f]{64}$/),
};
const applyInput = z.strictObject({ ...place, ruling: rulingInput, reason: reasonInput });
const takeBackInput = z.strictObject({ ...place, rulingId: z.uuid() });

type Place = { readonly assignmentId: string; readonly questionId: string; readonly shown: string };
type Fault = { readonly code: RegradeFailure["code"] };

/** Applies a ruling whose outcome the teacher has seen. */
export async function applyRuling(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(
    "question.regrade",
    applyInput,
    formInput(form),
    (viewer, { ruling, reason, ...rest }) => done(viewer, rest, { kind: "apply", ruling, reason }),
  );
  return after(result, "applied");
}

/** Takes a ruling back: the points become what they would be without it. */
export async function takeBackRuling(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction("question.regrade", takeBackInput, formInput(form), (viewer, { rulingId, ...rest }) =>
    done(viewer, rest, { kind: "take-back", rulingId }),
  );
  return after(result, "taken-back");
}

async function done(
  viewer: Viewer,
  { assignmentId, questionId, shown }: Place,
  wanted: Wanted,
): Promise<ActionResult<string, Fault>> {
  const outcome = await carryOut(viewer, assignmentId, questionId, wanted, shown, now());
  // A quiz of which teachers took all questions out asks whoever has not begun it nothing.
  if (outcome.ok) await renewAsks(viewer, { id: assignmentId }, now());
  const path = `/assignments/${assignmentId}/questions/${questionId}`;
  revalidatePath(path);
  return outcome.ok ? ok(path) : err({ code: outcome.error.code });
}

function after(result: ActionResult<string, Fault>, what: "applied" | "taken-back"): FormState {
  if (result.ok) redirect(`${result.value}?done=${what}`);
  return { error: result.error.code, done: null };
}
