import "server-only";
import type { z } from "zod";
import type { Permission } from "@/core/access/permissions";
import { err, ok, type Result } from "@/core/shared/result";
import { runAction } from "@/server/actions/run-action";
import type { Viewer } from "@/server/auth/viewer";

/** What a form shows after it was sent: keys of sentences in the message files. */
export type FormAnswer = { readonly error: string | null; readonly done: string | null };

type Options = {
  /** What to say when it went well; null: the page itself shows it. */
  readonly done?: string | null;
  /** What to say when the fields do not fit the schema. */
  readonly invalid?: string;
};

/** runAction for a form that says in one line how it went. */
export async function runFormAction<S extends z.ZodType>(
  permission: Permission,
  schema: S,
  raw: unknown,
  handle: (viewer: Viewer, input: z.output<S>) => Promise<boolean | Result<unknown, { readonly code: string }>>,
  { done = null, invalid = "invalid" }: Options = {},
): Promise<FormAnswer> {
  const result = await runAction<S, null, { readonly code: string }>(permission, schema, raw, async (viewer, input) => {
    const outcome = await handle(viewer, input);
    if (typeof outcome === "boolean") return outcome ? ok(null) : err({ code: "not-found" } as const);
    return outcome.ok ? ok(null) : outcome;
  });
  if (result.ok) return { error: null, done };
  return { error: result.error.code === "invalid" ? invalid : result.error.code, done: null };
}
