import "server-only";
import { join } from "node:path";
import type { Finding } from "@/core/facts/content-document";
import type { FactBase } from "@/core/facts/model";
import { readFactBase } from "@/server/content/read-base";
import { getEnv } from "@/server/env";

/** Thrown when content/ cannot be served; the message names every place to mend. */
export class ContentError extends Error {
  override readonly name = "ContentError";
}

const cache = globalThis as typeof globalThis & { azalaiFactBase?: FactBase };

/**
 * The fact base, read once per process (module instances share it through globalThis).
 *
 * In development a base with problems is served without its broken entries, so that an editor sees the rest;
 * in production it is refused.
 *
 * @throws ContentError in words for whoever runs the site
 */
export function getFactBase(): FactBase {
  cache.azalaiFactBase ??= loadFactBase(
    join(/* turbopackIgnore: true */ process.cwd(), "content"),
    getEnv().production,
  );
  return cache.azalaiFactBase;
}

/** Puts a fact base in the place of the process's own: for tests, which serve content that they changed. */
export function useFactBase(base: FactBase): void {
  cache.azalaiFactBase = base;
}

/**
 * @param strict whether a base with problems is refused; otherwise they are printed and the sound entries served
 * @throws ContentError when it is refused or the folder cannot be read
 */
export function loadFactBase(folder: string, strict: boolean): FactBase {
  const { base, findings } = readOrExplain(folder);
  const problems = findings.filter(({ level }) => level === "problem");
  if (problems.length === 0) return base;
  const message = explain(problems);
  if (strict) throw new ContentError(message);
  console.warn(message);
  return base;
}

function readOrExplain(folder: string): ReturnType<typeof readFactBase> {
  try {
    return readFactBase(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ContentError(
      `The fact base in ${folder} cannot be read: ${reason}. Start from the project's own folder.`,
    );
  }
}

const SHOWN = 20;

function explain(problems: readonly Finding[]): string {
  const lines = problems.slice(0, SHOWN).map(({ file, line, message }) => `  content/${file}:${line}: ${message}`);
  const more = problems.length > SHOWN ? [`  … and ${problems.length - SHOWN} more`] : [];
  return [
    `The fact base has ${problems.length === 1 ? "1 problem" : `${problems.length} problems`}:`,
    ...lines,
    ...more,
    "Mend these places, or go back to the last version that passed; `npm run content:check` tells them all.",
  ].join("\n");
}
