"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import { nameInput } from "@/app/(teach)/_components/teach-input";
import { ok } from "@/core/shared/result";
import { formInput, runAction } from "@/server/actions/run-action";
import { createClassroom } from "@/server/data/classes/classrooms";

const input = z.strictObject({ name: nameInput });

export async function makeClass(_previous: FormState, form: FormData): Promise<FormState> {
  const made = await runAction("classroom.create", input, formInput(form), async (viewer, { name }) =>
    ok(await createClassroom(viewer, name)),
  );
  if (!made.ok) return { error: made.error.code === "invalid" ? "name" : made.error.code, done: null };
  redirect(`/classes/${made.value.id}`);
}
