"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { FormState } from "@/app/(teach)/_components/action-form";
import { setFromForm, setInput } from "@/app/(teach)/_components/teach-input";
import { type QuestionChange, questionChanges } from "@/core/flashcards/own/own-question";
import { err, ok } from "@/core/shared/result";
import { type ActionError, type ActionResult, formInput, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { changeQuestion, type QuestionRefusal } from "@/server/data/own/asking";
import { ensureDeckOfSet } from "@/server/data/own/decks";
import { renewAsks } from "@/server/data/sets/asks";
import { givesEnough } from "@/server/data/sets/preview";
import { copySharedSet, duplicateSet, setShared } from "@/server/data/sets/sharing";
import { archiveStudySet, changeStudySet, createStudySet, findStudySet } from "@/server/data/sets/study-sets";
import { restoreVersion } from "@/server/data/sets/versions";

const setId = z.uuid();
type TooFew = { readonly code: "too-few" };

export async function makeSet(_previous: FormState, form: FormData): Promise<FormState> {
  const made = await runAction(
    "set.create",
    setInput,
    setFromForm(form),
    async (viewer, draft): Promise<ActionResult<{ readonly id: string }, TooFew>> =>
      (await givesEnough(viewer, draft.blueprint)) ? ok(await createStudySet(viewer, draft)) : err({ code: "too-few" }),
  );
  if (!made.ok) return { error: codeOf(made.error), done: null };
  redirect(`/sets/${made.value.id}`);
}

export async function saveSet(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.strictObject({ setId, seen: z.coerce.number().int().min(1), draft: setInput });
  const raw = { setId: form.get("setId"), seen: form.get("seen"), draft: setFromForm(form) };
  const saved = await runAction(
    "set.change",
    schema,
    raw,
    async (viewer, input): Promise<ActionResult<null, TooFew>> => {
      if (!(await givesEnough(viewer, input.draft.blueprint))) return err({ code: "too-few" });
      const outcome = await changeStudySet(viewer, input.setId, input.draft, input.seen);
      if (outcome !== "saved") return err({ code: outcome });
      revalidatePath(`/sets/${input.setId}`);
      return ok(null);
    },
  );
  return saved.ok ? { error: null, done: "saved" } : { error: codeOf(saved.error), done: null };
}

/** Makes an earlier version the newest. */
export async function restoreSet(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.strictObject({ setId, number: z.coerce.number().int().min(1) });
  const result = await runAction("set.change", schema, formInput(form), async (viewer, input) => {
    const outcome = await restoreVersion(viewer, input.setId, input.number);
    if (outcome !== "saved") return err({ code: outcome } as const);
    await renewAsks(viewer, { setId: input.setId }, now());
    return ok(input);
  });
  if (!result.ok) return { error: codeOf(result.error), done: null };
  // Where its history tells of the new version.
  redirect(`/sets/${result.value.setId}#history`);
}

export async function putAway(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.strictObject({ setId });
  const result = await runAction("set.change", schema, formInput(form), async (viewer, input) =>
    (await archiveStudySet(viewer, input.setId, now())) ? ok(null) : err({ code: "not-found" } as const),
  );
  if (!result.ok) return { error: codeOf(result.error), done: null };
  redirect("/sets");
}

export async function duplicate(_previous: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("sets.page");
  const schema = z.strictObject({ setId });
  const made = await runAction("set.create", schema, formInput(form), async (viewer, input) => {
    const set = await findStudySet(viewer, input.setId);
    const copy = set && (await duplicateSet(viewer, set.id, t("copyOf", { title: set.title.slice(0, 100) })));
    return copy ? ok(copy) : err({ code: "not-found" } as const);
  });
  if (!made.ok) return { error: codeOf(made.error), done: null };
  redirect(`/sets/${made.value.id}`);
}

/** Opens the address for other teachers, or closes it. */
export async function share(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.strictObject({ setId, shared: z.enum(["yes", "no"]) });
  const result = await runAction("set.share", schema, formInput(form), async (viewer, input) => {
    if (!(await setShared(viewer, input.setId, input.shared === "yes"))) return err({ code: "not-found" } as const);
    revalidatePath(`/sets/${input.setId}`);
    return ok(null);
  });
  return { error: result.ok ? null : codeOf(result.error), done: null };
}

/** Copies a set behind an address to the viewer's own. */
export async function copyShared(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.strictObject({ setId, token: z.string().min(1).max(100) });
  const made = await runAction("set.create", schema, formInput(form), async (viewer, input) => {
    const copy = await copySharedSet(viewer, input.setId, input.token);
    return copy ? ok(copy) : err({ code: "not-found" } as const);
  });
  if (!made.ok) return { error: codeOf(made.error), done: null };
  redirect(`/sets/${made.value.id}`);
}

/** Opens the viewer's own cards of a set, which they may be the first to add. */
export async function addOwnCards(_previous: FormState, form: FormData): Promise<FormState> {
  const schema = z.strictObject({ setId });
  const made = await runAction("ownCard.create", schema, formInput(form), async (viewer, input) => {
    const deck = await ensureDeckOfSet(viewer, input.setId);
    return deck === null ? err({ code: "not-found" } as const) : ok(deck);
  });
  if (!made.ok) return { error: codeOf(made.error), done: null };
  redirect(`/decks/${made.value.id}`);
}

const QUESTION_DONE = {
  "leave-out": "question-out",
  ask: "question-in",
  earlier: "question-moved",
  later: "question-moved",
} satisfies Record<QuestionChange, string>;
const QUESTION_REFUSED = {
  "not-found": "not-found",
  full: "question-full",
  unfit: "question-unfit",
} as const satisfies Record<QuestionRefusal, string>;

/** Leaves a question of the viewer's own out of a set's quizzes, asks it again or moves it: the button says which, and of which card. */
export async function changeOwnQuestion(_previous: FormState, form: FormData): Promise<FormState> {
  const change = z
    .string()
    .transform((pressed) => pressed.split(" "))
    .pipe(z.tuple([z.enum(questionChanges), z.uuid()]));
  const schema = z.strictObject({ setId, change });
  const result = await runAction("ownCard.change", schema, formInput(form), async (viewer, input) => {
    const [what, cardId] = input.change;
    const outcome = await changeQuestion(viewer, input.setId, cardId, what);
    if (!outcome.ok) return err({ code: QUESTION_REFUSED[outcome.error] } as const);
    await renewAsks(viewer, { setId: input.setId }, now());
    revalidatePath(`/sets/${input.setId}`);
    return ok(QUESTION_DONE[what]);
  });
  return result.ok ? { error: null, done: result.value } : { error: codeOf(result.error), done: null };
}

/** The field that is wrong, where one is. */
function codeOf(error: ActionError | { readonly code: TooFew["code"] | "question-full" | "question-unfit" }): string {
  if (error.code !== "invalid") return error.code;
  const names = Object.keys(error.fields).map((path) => path.split(".").at(-1) ?? "");
  return ["title", "length", "blueprint"].find((name) => names.includes(name)) ?? "invalid";
}
