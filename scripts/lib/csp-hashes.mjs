// Hashes of the inline scripts of pages that were rendered at build time: such pages have no request, so no nonce.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { root } from "./install.mjs";

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** Writes `.next/csp-hashes.json`: for each static page's path, the sources that its policy must allow. */
export function writeCspHashes() {
  const folder = join(root, ".next", "server", "app");
  const hashes = Object.fromEntries(
    htmlBelow(folder).map((file) => [pathOf(relative(folder, file)), hashesOf(readFileSync(file, "utf8"))]),
  );
  writeFileSync(join(root, ".next", "csp-hashes.json"), JSON.stringify(hashes));
}

export function hashesOf(html) {
  const found = [...html.matchAll(INLINE_SCRIPT)].map(([, script]) => script ?? "");
  return [...new Set(found)].map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
}

function pathOf(name) {
  const path = name
    .split(sep)
    .join("/")
    .replace(/\.html$/, "");
  return path === "index" ? "/" : `/${path}`;
}

function htmlBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return htmlBelow(path);
    return entry.name.endsWith(".html") ? [path] : [];
  });
}
