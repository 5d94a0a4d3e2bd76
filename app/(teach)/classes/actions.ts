"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import { nameInput } from "@/app/(teach)/_components/teach-input";
import { LEARNERS } from "@/core/demo/term";
import { ok } from "@/core/shared/result";
import { runFormAction } from "@/server/actions/form-action";
import { formInput, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { createClassroom } from "@/server/data/classes/classrooms";
import type { DemoTexts } from "@/server/data/demo/class-rows";
import { makeDemoClass } from "@/server/data/demo/demo-class";
import { removeDemoClass } from "@/server/data/demo/remove-demo";
import { putAwayFirstSteps } from "@/server/data/teaching/first-steps";

const input = z.strictObject({ name: nameInput });

export async function makeClass(_previous: FormState, form: FormData): Promise<FormState> {
  const made = await runAction("classroom.create", input, formInput(form), async (viewer, { name }) =>
    ok(await createClassroom(viewer, name)),
  );
  if (!made.ok) return { error: made.error.code === "invalid" ? "name" : made.error.code, done: null };
  redirect(`/classes/${made.value.id}`);
}

const nothing = z.strictObject({});

/** Makes the viewer's demo class and opens it. */
export async function showDemo(_previous: FormState, form: FormData): Promise<FormState> {
  const texts = await demoTexts();
  const made = await runAction("classroom.create", nothing, formInput(form), (viewer) =>
    makeDemoClass(viewer, texts, now()),
  );
  if (!made.ok) return { error: made.error.code, done: null };
  redirect(`/classes/${made.value.id}`);
}

async function demoTexts(): Promise<DemoTexts> {
  const t = await getTranslations("demo");
  const lists = t.raw as (key: string) => readonly string[];
  const [first = "", second = ""] = lists("groups");
  return {
    className: t("className"),
    learners: lists("learners")
      .slice(0, LEARNERS)
      .map((name) => t("learnerName", { name })),
    groups: [first, second],
    quizzes: lists("quizzes"),
    reviewing: t("reviewing"),
    comment: t("comment"),
    reason: t("reason"),
  };
}

/** Removes a demo class with its simulated learners. */
export async function removeDemo(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.strictObject({ classroomId: z.uuid() });
  const answer = await runFormAction("classroom.change", schema, formInput(form), (viewer, { classroomId }) =>
    removeDemoClass(viewer, classroomId),
  );
  if (answer.error === null) redirect("/classes");
  return answer;
}

/** Puts the list of first steps away for good. */
export async function putStepsAway(_previous: FormState, form: FormData): Promise<FormState> {
  return runFormAction("classroom.create", nothing, formInput(form), async (viewer) => {
    const done = await putAwayFirstSteps(viewer, now());
    revalidatePath("/classes");
    return done;
  });
}
