"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import type { LinkState } from "@/app/(teach)/_components/classes/link-form";
import { nameInput } from "@/app/(teach)/_components/teach-input";
import { nameKey } from "@/core/roster/learner-name";
import { err, type Result } from "@/core/shared/result";
import { emailField } from "@/server/actions/fields";
import { runFormAction } from "@/server/actions/form-action";
import { formInput, runAction } from "@/server/actions/run-action";
import type { Viewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { findClassroom, renameClassroom, setArchived, setIncludeHarm } from "@/server/data/classes/classrooms";
import { closeClassroom, leaveTeaching, removeTeacher } from "@/server/data/classes/co-teachers";
import { inviteByEmail, inviteByLink, withdrawInvitation } from "@/server/data/classes/teacher-invitations";
import { renewAsks } from "@/server/data/sets/asks";
import { siteAddress } from "@/server/http/site-address";

const classInput = z.strictObject({ classroomId: z.uuid() });

export async function renameClass(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = classInput.extend({ name: nameInput });
  return runFormAction(
    "classroom.change",
    schema,
    formInput(form),
    async (viewer, { classroomId, name }) => {
      const done = await renameClassroom(viewer, classroomId, name);
      if (done) revalidatePath(`/classes/${classroomId}`, "layout");
      return done;
    },
    { done: "saved", invalid: "name" },
  );
}

export async function archiveClass(_previous: FormState, form: FormData): Promise<FormState> {
  return archive(form, (viewer, id) => setArchived(viewer, id, now()));
}

export async function bringBackClass(_previous: FormState, form: FormData): Promise<FormState> {
  return archive(form, (viewer, id) => setArchived(viewer, id, null));
}

/** Turns facts about violence and casualties on or off in what the class is given. */
export async function turnHarm(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = classInput.extend({ includeHarm: z.enum(["yes", "no"]) });
  return runFormAction("classroom.change", schema, formInput(form), async (viewer, { classroomId, includeHarm }) => {
    const done = await setIncludeHarm(viewer, classroomId, includeHarm === "yes");
    if (done) await renewAsks(viewer, { classroomId }, now());
    if (done) revalidatePath(`/classes/${classroomId}`, "layout");
    return done;
  });
}

function archive(
  form: FormData,
  change: (viewer: Viewer, classroomId: string) => Promise<boolean>,
): Promise<FormState> {
  return runFormAction("classroom.change", classInput, formInput(form), async (viewer, { classroomId }) => {
    const done = await change(viewer, classroomId);
    if (done) revalidatePath(`/classes/${classroomId}`, "layout");
    return done;
  });
}

const refresh = (classroomId: string): void => revalidatePath(`/classes/${classroomId}/settings`);

/** An invitation to whoever has an e-mail address; whether anybody has it is not told. */
export async function invite(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = classInput.extend({ email: emailField });
  return runFormAction(
    "teaching.invite",
    schema,
    formInput(form),
    async (viewer, { classroomId, email }) => {
      const invited = await inviteByEmail(viewer, classroomId, email, now());
      if (invited.ok) refresh(classroomId);
      return invited;
    },
    { done: "invited", invalid: "email" },
  );
}

/** A link that makes one colleague a teacher of the class; it is shown once. */
export async function inviteWithLink(_previous: LinkState, form: FormData): Promise<LinkState> {
  const made = await runAction("teaching.invite", classInput, formInput(form), (viewer, { classroomId }) =>
    inviteByLink(viewer, classroomId, now()),
  );
  if (!made.ok) return { error: made.error.code, link: null };
  const address = `${siteAddress(await headers())}/invitation?code=${made.value.code}`;
  return { error: null, link: { address, until: made.value.expiresAt.toISOString() } };
}

export async function takeBackInvitation(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = classInput.extend({ invitationId: z.uuid() });
  return runFormAction("teaching.invite", schema, formInput(form), async (viewer, input) => {
    const done = await withdrawInvitation(viewer, input.classroomId, input.invitationId);
    if (done) refresh(input.classroomId);
    return done;
  });
}

export async function putOutTeacher(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = classInput.extend({ teacherId: z.uuid() });
  return runFormAction("teaching.remove", schema, formInput(form), async (viewer, input) => {
    const done = await removeTeacher(viewer, input.classroomId, input.teacherId, now());
    if (done) refresh(input.classroomId);
    return done;
  });
}

export async function leaveClass(_previous: FormState, form: FormData): Promise<FormState> {
  return end(form, (viewer, classroomId) => leaveTeaching(viewer, classroomId, now()));
}

export async function closeClass(_previous: FormState, form: FormData): Promise<FormState> {
  return end(form, (viewer, classroomId) => closeClassroom(viewer, classroomId, now()));
}

/** For what takes the class away from the viewer: its name has to be typed. */
async function end(
  form: FormData,
  work: (viewer: Viewer, classroomId: string) => Promise<Result<null, { readonly code: string }>>,
): Promise<FormState> {
  const schema = classInput.extend({ typed: z.string().max(200) });
  const answer = await runFormAction(
    "teaching.leave",
    schema,
    formInput(form),
    async (viewer, { classroomId, typed }) => {
      const classroom = await findClassroom(viewer, classroomId);
      if (!classroom) return err({ code: "not-found" });
      return nameKey(typed) === nameKey(classroom.name) ? work(viewer, classroomId) : err({ code: "typed-other" });
    },
    { done: "left" },
  );
  if (answer.error === null) redirect("/classes");
  return answer;
}
