import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FactBase } from "@/core/facts/model";
import { getFactBase, useFactBase as serve } from "@/server/content/load";
import { readFactBase } from "@/server/content/read-base";

/** A copy of content/ that a test edits as an editor would. */
export type ContentCopy = {
  readonly folder: string;
  /** Replaces a text that stands in the file once. */
  readonly edit: (file: string, from: string, to: string) => void;
  readonly append: (file: string, text: string) => void;
  /** Takes an entry out of a file that is a list. */
  readonly removeEntry: (file: string, id: string) => void;
  /** What a start does with it: reads all, refuses problems, and serves it in this process. */
  readonly restart: () => FactBase;
  /** Takes it away; the process serves what it served before. */
  readonly remove: () => void;
};

const entriesOf = (text: string) => text.split(/^(?=- )/m);
const idOf = (entry: string) => /^- (?:\{ )?id: ([a-z0-9-]+)/.exec(entry)?.[1] ?? null;
const idsIn = (text: string) => text.match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? [];

/** Leaves out the entries of a part that neither the facts nor each other name: most of what would be read. */
function keepMentioned(folder: string, part: string): void {
  const read = (where: string) => readdirSync(join(folder, where)).map((file) => join(folder, where, file));
  const files = read(part).map((path) => ({ path, entries: entriesOf(readFileSync(path, "utf8")) }));
  const texts = new Map(files.flatMap(({ entries }) => entries.map((entry) => [idOf(entry), entry] as const)));
  const kept = new Set<string | null>();
  const roots = [...read("facts"), ...["lexicon.yaml", "perspectives.yaml"].map((file) => join(folder, file))];
  const ahead = roots.flatMap((path) => idsIn(readFileSync(path, "utf8")));
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    const text = kept.has(id) ? undefined : texts.get(id);
    if (text === undefined) continue;
    kept.add(id);
    ahead.push(...idsIn(text));
  }
  for (const { path, entries } of files) {
    const left = entries.filter((entry) => kept.has(idOf(entry)));
    if (left.length === 0) rmSync(path);
    else writeFileSync(path, left.join(""));
  }
}

/**
 * @param topics which files of facts it has; the others, and what refers to them, are left out, to be read quickly
 */
export function copyContent(topics: readonly string[]): ContentCopy {
  const served = getFactBase();
  const folder = mkdtempSync(join(tmpdir(), "azalai-copy-"));
  const source = join(import.meta.dirname, "..", "..", "content");
  cpSync(source, folder, { recursive: true });
  for (const file of readdirSync(join(folder, "facts"))) {
    if (!topics.includes(file.replace(/\.yaml$/, ""))) rmSync(join(folder, "facts", file));
  }
  for (const part of ["sources", "entities"]) keepMentioned(folder, part);
  for (const file of ["seed.yaml", "lists.yaml", "changelog.yaml", "reading-path.yaml", "released.json"])
    rmSync(join(folder, file), { force: true });
  const change = (file: string, by: (text: string) => string) => {
    const path = join(folder, file);
    const text = existsSync(path) ? readFileSync(path, "utf8") : "";
    const changed = by(text);
    if (changed === text) throw new Error(`Nothing changed in ${file}.`);
    writeFileSync(path, changed);
  };
  return {
    folder,
    edit: (file, from, to) =>
      change(file, (text) => {
        if (text.split(from).length !== 2) throw new Error(`"${from}" does not stand in ${file} exactly once.`);
        return text.replace(from, to);
      }),
    append: (file, more) => change(file, (text) => `${text}\n${more}\n`),
    removeEntry: (file, id) =>
      change(file, (text) => {
        return entriesOf(text)
          .filter((entry) => idOf(entry) !== id)
          .join("");
      }),
    restart: () => {
      const { base, findings } = readFactBase(folder);
      const problems = findings.filter(({ level }) => level === "problem");
      if (problems.length > 0) throw new Error(problems.map(({ file, message }) => `${file}: ${message}`).join("\n"));
      serve(base);
      return base;
    },
    remove: () => {
      serve(served);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
