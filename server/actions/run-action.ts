import "server-only";
import type { z } from "zod";
import { may, type Permission } from "@/core/access/permissions";
import { err, type Result } from "@/core/shared/result";
import { findViewer, type Viewer } from "@/server/auth/viewer";

/** Why an action did nothing. Codes, never sentences: messages/ has the words. */
export type ActionError =
  | { readonly code: "signed-out" }
  | { readonly code: "forbidden" }
  | { readonly code: "not-found" }
  | { readonly code: "conflict" }
  | { readonly code: "throttled"; readonly waitSeconds: number }
  /** Field names (dots between levels) with a code for what is wrong with each. */
  | { readonly code: "invalid"; readonly fields: Readonly<Record<string, string>> };

export type ActionResult<T, E = never> = Result<T, ActionError | E>;

/**
 * The way into every server action of a signed-in person: sign-in, permission, input, then the handler.
 * Bugs and a lost database throw, and error.tsx shows a sentence.
 *
 * @param raw anything at all: everyone can post to an action
 */
export async function runAction<S extends z.ZodType, T, E = never>(
  permission: Permission,
  schema: S,
  raw: unknown,
  handle: (viewer: Viewer, input: z.output<S>) => Promise<ActionResult<T, E>>,
): Promise<ActionResult<T, E>> {
  const viewer = await findViewer();
  if (!viewer) return err({ code: "signed-out" });
  if (!may(viewer, permission)) return err({ code: "forbidden" });
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return err(invalid(parsed.error));
  return handle(viewer, parsed.data);
}

/** The same for people who may be signed out: signing up, joining, recovering. */
export async function runPublicAction<S extends z.ZodType, T, E = never>(
  permission: Permission,
  schema: S,
  raw: unknown,
  handle: (viewer: Viewer | null, input: z.output<S>) => Promise<ActionResult<T, E>>,
): Promise<ActionResult<T, E>> {
  const viewer = await findViewer();
  if (!may(viewer, permission)) return err({ code: "forbidden" });
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return err(invalid(parsed.error));
  return handle(viewer, parsed.data);
}

/**
 * One code per field: a custom issue's own message when it is one word such as "too-common", else zod's code.
 * The first problem of a field is the one to show.
 */
export function invalid(error: z.ZodError): Extract<ActionError, { code: "invalid" }> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const name = issue.path.join(".");
    fields[name] ??= issue.code === "custom" && /^[a-z-]+$/.test(issue.message) ? issue.message : issue.code;
  }
  return { code: "invalid", fields };
}

/** Fields of a form as a plain object, for actions that a form posts to without scripts. */
export function formInput(form: FormData): Record<string, string> {
  const entries = [...form.entries()].filter(([name]) => !name.startsWith("$ACTION"));
  return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}
