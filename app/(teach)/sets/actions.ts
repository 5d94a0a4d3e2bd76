"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import { setFromForm, setInput } from "@/app/(teach)/_components/teach-input";
import { err, ok } from "@/core/shared/result";
import { type ActionError, formInput, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { ensureDeckOfSet } from "@/server/data/own/decks";
import { archiveStudySet, changeStudySet, createStudySet } from "@/server/data/sets/study-sets";

export async function makeSet(_previous: FormState, form: FormData): Promise<FormState> {
  const made = await runAction("set.create", setInput, setFromForm(form), async (viewer, draft) =>
    ok(await createStudySet(viewer, draft)),
  );
  if (!made.ok) return { error: codeOf(made.error), done: null };
  redirect(`/sets/${made.value.id}`);
}

export async function saveSet(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.strictObject({ setId: z.uuid(), draft: setInput });
  const raw = { setId: form.get("setId"), draft: setFromForm(form) };
  const saved = await runAction("set.change", schema, raw, async (viewer, { setId, draft }) => {
    const done = await changeStudySet(viewer, setId, draft);
    if (done) revalidatePath(`/sets/${setId}`);
    return done ? ok(null) : err({ code: "not-found" } as const);
  });
  return saved.ok ? { error: null, done: "saved" } : { error: codeOf(saved.error), done: null };
}

export async function putAway(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.strictObject({ setId: z.uuid() });
  const result = await runAction("set.change", schema, formInput(form), async (viewer, { setId }) =>
    (await archiveStudySet(viewer, setId, now())) ? ok(null) : err({ code: "not-found" } as const),
  );
  if (!result.ok) return { error: codeOf(result.error), done: null };
  redirect("/sets");
}

/** Opens the viewer's own cards of a set, which they may be the first to add. */
export async function addOwnCards(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.strictObject({ setId: z.uuid() });
  const made = await runAction("ownCard.create", schema, formInput(form), async (viewer, { setId }) => {
    const deck = await ensureDeckOfSet(viewer, setId);
    return deck === null ? err({ code: "not-found" } as const) : ok(deck);
  });
  if (!made.ok) return { error: codeOf(made.error), done: null };
  redirect(`/decks/${made.value.id}`);
}

/** The field that is wrong, where one is. */
function codeOf(error: ActionError): string {
  if (error.code !== "invalid") return error.code;
  const names = Object.keys(error.fields).map((path) => path.split(".").at(-1) ?? "");
  return ["title", "length"].find((name) => names.includes(name)) ?? "invalid";
}
