"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import { nameInput } from "@/app/(teach)/_components/teach-input";
import { runFormAction } from "@/server/actions/form-action";
import { formInput } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { changeGroup, createGroup, deleteGroup } from "@/server/data/classes/groups";

const groupInput = z.strictObject({ classroomId: z.uuid(), groupId: z.uuid() });
const draftInput = z.strictObject({
  classroomId: z.uuid(),
  name: nameInput,
  memberIds: z.array(z.uuid()).max(1000),
});

/** The ticked learners are several fields of one name. */
function draftOf(form: FormData): object {
  const { learner: _one, takesWork: _ticked, ...rest } = formInput(form);
  return { ...rest, memberIds: form.getAll("learner") };
}

const refresh = (classroomId: string): void => revalidatePath(`/classes/${classroomId}/groups`);

export async function makeGroup(_previous: FormState, form: FormData): Promise<FormState> {
  return runFormAction(
    "group.create",
    draftInput,
    draftOf(form),
    async (viewer, { classroomId, ...draft }) => {
      const made = await createGroup(viewer, classroomId, draft);
      if (made.ok) refresh(classroomId);
      return made;
    },
    { done: "groupMade", invalid: "name" },
  );
}

export async function saveGroup(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = draftInput.extend({ groupId: z.uuid(), takesWork: z.boolean() });
  return runFormAction(
    "group.change",
    schema,
    { ...draftOf(form), takesWork: form.get("takesWork") === "yes" },
    async (viewer, { classroomId, groupId, ...wish }) => {
      const saved = await changeGroup(viewer, classroomId, groupId, wish, now());
      if (saved.ok) refresh(classroomId);
      return saved;
    },
    { done: "saved", invalid: "name" },
  );
}

export async function dropGroup(_previous: FormState, form: FormData): Promise<FormState> {
  return runFormAction("group.remove", groupInput, formInput(form), async (viewer, { classroomId, groupId }) => {
    const done = await deleteGroup(viewer, classroomId, groupId);
    if (done) refresh(classroomId);
    return done;
  });
}
