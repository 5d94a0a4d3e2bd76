"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { DeckFormState } from "@/app/(learn)/decks/_components/deck-form";
import type { ImportState } from "@/app/(learn)/decks/_components/import-form";
import { textOfBytes } from "@/components/forms/text-of-bytes";
import { deckTitle, MAX_IMPORT_LENGTH, ownCardDraft } from "@/core/flashcards/own/draft";
import type { ReadImport } from "@/core/imports/read-import";
import { err, ok } from "@/core/shared/result";
import { type ActionError, type ActionResult, formInput, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { addCard, type CardError, changeCard, deleteCard, importCards, previewImport } from "@/server/data/own/cards";
import { changeDeck, createDeck, deleteDeck } from "@/server/data/own/decks";
import { removeImage } from "@/server/data/own/images";
import { renewAsks, renewAsksOfDeck } from "@/server/data/sets/asks";

const gone = err({ code: "not-found" } as const);

/** Sends what was typed back with the reason: a form without scripts is made anew by the server. */
function refused(error: ActionError | { readonly code: "too-many" }, form: FormData): DeckFormState {
  return { error: codeOf(error), done: null, values: formInput(form) };
}

const FIELDS: readonly string[] = [
  "title",
  "front",
  "back",
  "wrong",
  "accepted",
  "remark",
  "source",
  "sourceUrl",
  "tags",
];
/** What is wrong, where that has a sentence of its own. */
const FAULTS: readonly string[] = ["no-gap", "not-typable"];

/** The field that is wrong, where one is, with what is wrong where that has a sentence of its own. */
function codeOf(error: ActionError | { readonly code: "too-many" }): string {
  if (error.code !== "invalid") return error.code;
  for (const [path, code] of Object.entries(error.fields)) {
    const name = path.split(".").find((part) => FIELDS.includes(part));
    if (name !== undefined) return FAULTS.includes(code) && name !== "accepted" ? `${name}.${code}` : name;
  }
  return "invalid";
}

export async function makeDeck(_previous: DeckFormState, form: FormData): Promise<DeckFormState> {
  const made = await runAction(
    "ownCard.create",
    z.strictObject({ title: deckTitle }),
    formInput(form),
    (viewer, input) => createDeck(viewer, input.title),
  );
  if (!made.ok) return refused(made.error, form);
  redirect(`/decks/${made.value.id}`);
}

export async function describeDeck(_previous: DeckFormState, form: FormData): Promise<DeckFormState> {
  const schema = z.strictObject({ deckId: z.uuid(), title: deckTitle, studied: z.literal("on").optional() });
  const saved = await runAction(
    "ownCard.change",
    schema,
    formInput(form),
    async (viewer, { deckId, title, studied }) =>
      (await changeDeck(viewer, deckId, { title, studied: studied === "on" })) ? ok(deckId) : gone,
  );
  if (!saved.ok) return refused(saved.error, form);
  revalidatePath(`/decks/${saved.value}`);
  return { error: null, done: "saved", values: {} };
}

export async function removeDeck(_previous: DeckFormState, form: FormData): Promise<DeckFormState> {
  const schema = z.strictObject({ deckId: z.uuid() });
  const done = await runAction("ownCard.change", schema, formInput(form), async (viewer, { deckId }) =>
    (await deleteDeck(viewer, deckId, now())) ? ok(null) : gone,
  );
  if (!done.ok) return refused(done.error, form);
  redirect("/decks");
}

const toSplit = (form: FormData) => {
  const { deckId, cardId, next, ...draft } = formInput(form);
  return { deckId, cardId, next, draft };
};

/** Adds a card, and goes on to the next one or to its picture. */
export async function writeCard(_previous: DeckFormState, form: FormData): Promise<DeckFormState> {
  const schema = z.strictObject({ deckId: z.uuid(), next: z.enum(["card", "picture"]), draft: ownCardDraft });
  const { cardId: _, ...raw } = toSplit(form);
  const written = await runAction("ownCard.create", schema, raw, async (viewer, { deckId, next, draft }) => {
    const added = await addCard(viewer, deckId, draft);
    if (!added.ok) return added;
    await renewAsksOfDeck(viewer, deckId, now());
    return ok({ id: added.value.id, deckId, next, kind: draft.kind });
  });
  if (!written.ok) return refused(written.error, form);
  const { id, deckId, next, kind } = written.value;
  revalidatePath(`/decks/${deckId}`);
  redirect(
    next === "picture" ? `/decks/${deckId}/cards/${id}#picture` : `/decks/${deckId}/new?kind=${kind}&added=${id}`,
  );
}

export async function rewriteCard(_previous: DeckFormState, form: FormData): Promise<DeckFormState> {
  const schema = z.strictObject({ cardId: z.uuid(), draft: ownCardDraft });
  const { cardId, draft } = toSplit(form);
  const saved = await runAction("ownCard.change", schema, { cardId, draft }, async (viewer, input) => {
    if (!(await changeCard(viewer, input.cardId, input.draft))) return gone;
    await renewAsks(viewer, { set: { deck: { cards: { some: { id: input.cardId } } } } }, now());
    return ok(null);
  });
  return saved.ok ? { error: null, done: "saved", values: formInput(form) } : refused(saved.error, form);
}

export async function removeCard(_previous: DeckFormState, form: FormData): Promise<DeckFormState> {
  const schema = z.strictObject({ deckId: z.uuid(), cardId: z.uuid() });
  const done = await runAction("ownCard.change", schema, formInput(form), async (viewer, { deckId, cardId }) => {
    if (!(await deleteCard(viewer, cardId, now()))) return gone;
    await renewAsksOfDeck(viewer, deckId, now());
    return ok(deckId);
  });
  if (!done.ok) return refused(done.error, form);
  redirect(`/decks/${done.value}`);
}

export async function removePicture(_previous: DeckFormState, form: FormData): Promise<DeckFormState> {
  const schema = z.strictObject({ deckId: z.uuid(), cardId: z.uuid() });
  const done = await runAction("ownCard.change", schema, formInput(form), async (viewer, ids) =>
    (await removeImage(viewer, ids.cardId)) ? ok(ids) : gone,
  );
  if (!done.ok) return refused(done.error, form);
  redirect(`/decks/${done.value.deckId}/cards/${done.value.cardId}`);
}

type ImportOutcome = ActionResult<
  | { readonly kind: "preview"; readonly preview: ReadImport }
  | { readonly kind: "done"; readonly deckId: string; readonly added: number; readonly passedOver: number },
  CardError
>;

/** Shows what an import would do, or does it: the text comes back either way, so that it can be mended and sent again. */
export async function importText(_previous: ImportState, form: FormData): Promise<ImportState> {
  const text = await importedText(form);
  if (text === null) return { error: "not-text", text: "", preview: null };
  const schema = z.strictObject({
    deckId: z.uuid(),
    step: z.enum(["preview", "import"]),
    text: z
      .string()
      .max(MAX_IMPORT_LENGTH)
      .refine((value) => value.trim() !== ""),
  });
  const raw = { deckId: form.get("deckId"), step: form.get("step"), text };
  const read = await runAction("ownCard.create", schema, raw, async (viewer, input): Promise<ImportOutcome> => {
    if (input.step === "preview") {
      const preview = await previewImport(viewer, input.deckId, input.text);
      return preview === null ? gone : ok({ kind: "preview", preview } as const);
    }
    const done = await importCards(viewer, input.deckId, input.text);
    if (!done.ok) return done;
    await renewAsksOfDeck(viewer, input.deckId, now());
    return ok({ kind: "done", deckId: input.deckId, ...done.value } as const);
  });
  // What is too long is not sent back, either.
  const kept = text.slice(0, MAX_IMPORT_LENGTH);
  if (!read.ok) return { error: read.error.code === "invalid" ? "text" : read.error.code, text: kept, preview: null };
  if (read.value.kind === "done") {
    const { deckId, added, passedOver } = read.value;
    redirect(`/decks/${deckId}?added=${added}&passed=${passedOver}`);
  }
  const { format, cards, problems } = read.value.preview;
  return {
    error: null,
    text: kept,
    preview: {
      format,
      count: cards.length,
      first: cards.slice(0, 5).map(({ line, front, back }) => ({ line, front, back })),
      problemCount: problems.length,
      problems: problems.slice(0, 20),
    },
  };
}

/** The file where one was chosen, else what was pasted; null for a file that is no text. */
async function importedText(form: FormData): Promise<string | null> {
  const file = form.get("file");
  const pasted = form.get("text");
  if (!(file instanceof File) || file.size === 0) return typeof pasted === "string" ? pasted : "";
  return textOfBytes(new Uint8Array(await file.arrayBuffer()));
}
