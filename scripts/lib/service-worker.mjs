// The service worker of a build: components/offline/worker.js with the list of files that the offline page needs.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

const SHELL = "/offline";
/** Asked for by the code of the page, so that no link of its HTML leads to them. */
const BESIDE = ["/map-ground.json"];
const STATIC = /(?:\/_next\/)?static\/[\w./~-]+\.(?:js|css|woff2?)/g;
const OF_CSS = /url\(["']?([^"')]+\.woff2?)["']?\)/g;
const PUBLIC = /(?:href|src)="(\/[\w-]+\.(?:js|svg|png|webmanifest))"/g;

/** Writes `.next/service-worker.js`. @throws when the build has no offline page */
export function writeServiceWorker() {
  const build = join(root, ".next");
  const html = readFileSync(join(build, "server", "app", `${SHELL}.html`), "utf8");
  const files = new Map([[SHELL, html]]);
  for (const path of BESIDE) files.set(path, readFileSync(join(build, "server", "app", `${path}.body`)));
  for (const [, path] of html.matchAll(PUBLIC)) {
    const file = join(root, "public", path);
    if (existsSync(file)) files.set(path, readFileSync(file));
  }
  addStatic(build, withoutOldBrowsers(html), files);
  const version = createHash("sha256");
  for (const [path, content] of files) version.update(path).update("\0").update(content).update("\0");
  const source = readFileSync(join(root, "components", "offline", "worker.js"), "utf8");
  const constants = [
    `const VERSION = ${JSON.stringify(version.update(source).digest("hex").slice(0, 16))};`,
    `const FILES = ${JSON.stringify([...files.keys()])};`,
    `const SHELL = ${JSON.stringify(SHELL)};`,
  ];
  writeFileSync(join(build, "service-worker.js"), `${constants.join("\n")}\n${source}`);
  const bytes = [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0);
  return { files: files.size, bytes };
}

/** Everything of the build that a text names, and what that names in turn: code on demand too. */
function addStatic(build, text, files) {
  const named = [...text.matchAll(STATIC)].map(([found]) => found.replace(/^\/_next\//, ""));
  for (const name of new Set(named)) {
    const path = `/_next/${name}`;
    const file = join(build, name);
    if (files.has(path) || !existsSync(file)) continue;
    const content = readFileSync(file);
    files.set(path, content);
    if (name.endsWith(".js")) addStatic(build, content.toString("utf8"), files);
    if (name.endsWith(".css")) addFonts(build, name, content.toString("utf8"), files);
  }
}

function addFonts(build, name, css, files) {
  for (const [, url] of css.matchAll(OF_CSS)) {
    const { pathname } = new URL(url, `http://build/_next/${name}`);
    const file = join(build, pathname.replace(/^\/_next\//, ""));
    if (existsSync(file)) files.set(pathname, readFileSync(file));
  }
}

/** Scripts that only browsers without modules run: those have no service worker either. */
const withoutOldBrowsers = (html) => html.replace(/<script[^>]*\snomodule[^>]*>/gi, "");
