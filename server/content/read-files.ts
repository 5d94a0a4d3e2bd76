import "server-only";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A file of content/, its path relative to it, with forward slashes on every system. */
export type ContentFile = { readonly file: string; readonly bytes: Buffer };

/** Every file under the folder in sorted order; hidden files are left out, as systems scatter them. */
export function readContentFiles(folder: string): readonly ContentFile[] {
  return listFiles(folder, "")
    .sort()
    .map((file) => ({ file, bytes: readFileSync(/* turbopackIgnore: true */ join(folder, file)) }));
}

function listFiles(folder: string, below: string): string[] {
  return readdirSync(/* turbopackIgnore: true */ join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".")) return [];
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return listFiles(folder, path);
    return entry.isFile() ? [path] : [];
  });
}

/** Names the release: a hash of all paths and contents, the same whichever line endings git checked out. */
export function hashContentFiles(files: readonly ContentFile[]): string {
  const hash = createHash("sha256");
  for (const { file, bytes } of files) {
    const text = bytes.toString("latin1").replaceAll("\r\n", "\n");
    hash.update(`${file}\0${text.length}\0`).update(text, "latin1");
  }
  return hash.digest("hex");
}
