import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext, APIResponse } from "@playwright/test";

const MANIFEST = join(import.meta.dirname, "..", "..", "..", ".next", "server", "server-reference-manifest.json");

type Manifest = {
  readonly node: Readonly<
    Record<
      string,
      { readonly filename: string; readonly exportedName: string; readonly workers: Readonly<Record<string, unknown>> }
    >
  >;
};

/** A server action as the build has it: its id, and the pages that have it, by their folder in app/. */
export type BuiltAction = { readonly id: string; readonly pages: readonly string[] };

/** The build's actions by their name in the registry: "folder#function". */
export function builtActions(): ReadonlyMap<string, BuiltAction> {
  const { node } = JSON.parse(readFileSync(MANIFEST, "utf8")) as Manifest;
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName, workers }]) => [
      `${filename.replace(/^app\//, "").replace(/\/actions\.ts$/, "")}#${exportedName}`,
      { id, pages: Object.keys(workers).map((page) => page.replace(/^app\//, "").replace(/\/page$/, "")) },
    ]),
  );
}

/** What a form posts: fields of one name may be several. A plain object for an action that takes one. */
export type Sent =
  | { readonly as: "form" | "form-alone"; readonly fields: Readonly<Record<string, string | readonly string[]>> }
  | { readonly as: "object"; readonly value: unknown };

export type Answered = {
  readonly status: number;
  /** Where the action leads on, or null. */
  readonly location: string | null;
  /** Why it did nothing, or null. */
  readonly error: string | null;
  readonly text: string;
  readonly value: unknown;
};

/** Calls an action as the browser does that has its page open. */
export async function act(
  request: APIRequestContext,
  base: string,
  page: string,
  id: string,
  sent: Sent,
): Promise<Answered> {
  const answer = await request.post(page, {
    headers: { "next-action": id, accept: "text/x-component", origin: base },
    multipart: encoded(sent),
    maxRedirects: 0,
  });
  const text = await answer.text();
  const value = returned(text);
  const location = answer.headers()["x-action-redirect"]?.split(";")[0] ?? null;
  return { status: answer.status(), location, error: errorOf(value), text, value };
}

/** Arguments as React writes them: fields of the form first, then the list that names it. */
function encoded(sent: Sent): FormData {
  const data = new FormData();
  if (sent.as === "object") {
    data.append("0", JSON.stringify([sent.value]));
    return data;
  }
  for (const [name, value] of Object.entries(sent.fields)) {
    for (const one of typeof value === "string" ? [value] : value) data.append(`_1_${name}`, one);
  }
  data.append("0", JSON.stringify(sent.as === "form" ? [{ error: null, done: null }, "$K1"] : ["$K1"]));
  return data;
}

/** The value that an action returned, out of the lines of its answer. */
function returned(text: string): unknown {
  const line = text.split("\n").find((each) => each.startsWith("1:"));
  if (line === undefined) return null;
  try {
    return JSON.parse(line.slice(2));
  } catch {
    return null;
  }
}

function errorOf(value: unknown): string | null {
  const error = (value as { readonly error?: unknown } | null)?.error;
  if (typeof error === "string") return error;
  return (error as { readonly code?: string } | null | undefined)?.code ?? null;
}

/** The text of a page without its markup and scripts. */
export async function wordsOf(answer: APIResponse): Promise<string> {
  return (await answer.text())
    .replace(/<script\b.*?<\/script>/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
}
