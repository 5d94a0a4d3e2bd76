import "server-only";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BuiltBase } from "@/core/facts/build-fact-base";
import { checkReleased, type Released, releasedSchema, skeletonOf } from "@/core/facts/checks/changes/released";
import type { Finding } from "@/core/facts/content-document";
import { digest } from "@/server/content/digest";

const FILE = "released.json";

/**
 * Compares content/ with what was published last.
 *
 * @returns null when nothing was published yet
 */
export function checkAgainstReleased(folder: string, built: BuiltBase): readonly Finding[] | null {
  const path = join(folder, FILE);
  if (!existsSync(path)) return null;
  const parsed = readReleased(path);
  if (parsed === null) {
    const message = "It cannot be read; take it from the last commit that has it whole.";
    return [{ level: "problem", check: "released", file: FILE, line: 1, message }];
  }
  return checkReleased(parsed, built.base, digest, { facts: built.factPlaces, entities: built.entityPlaces });
}

function readReleased(path: string): Released | null {
  try {
    return releasedSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}

/** Writes what is published now, one entry a line, so that a difference can be read. */
export function writeReleased(folder: string, built: BuiltBase): void {
  const { facts, lists, entities, entries, ...rest } = skeletonOf(built.base, digest);
  const block = (values: object) =>
    `{\n${Object.entries(values)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, value]) => `    ${JSON.stringify(id)}: ${JSON.stringify(value)}`)
      .join(",\n")}\n  }`;
  const parts = [
    ...Object.entries(rest).map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`),
    `  "facts": ${block(facts)}`,
    `  "lists": ${block(lists)}`,
    `  "entities": ${block(entities)}`,
    `  "entries": ${JSON.stringify(entries)}`,
  ];
  writeFileSync(join(folder, FILE), `{\n${parts.join(",\n")}\n}\n`);
}
