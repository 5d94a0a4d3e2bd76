import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** One source file: its path from the root with slashes, and its text. */
export type SourceFile = { readonly path: string; readonly text: string };
export type Violation = { readonly path: string; readonly rule: string; readonly detail: string };

/** Small pure libraries that the core may use besides itself. */
const CORE_LIBRARIES = new Set(["zod", "ts-fsrs"]);
/** The only file of the core that sees the scheduler's library. */
const SCHEDULER = "core/memory/scheduler.ts";
/** What pages may import as values is decided here; everything else in app/ gets data by props. */
const SERVER_SIDE_OF_APP =
  /(^|\/)(page|layout|route|actions|not-found|error|default|icon|manifest|robots|sitemap)\.tsx?$/;
/** Modules of server/ that scripts run without Next: they hold no secret and open nothing by themselves. */
const PLAIN_SERVER_MODULES = /^server\/content\/(read-base|read-files|parse-yaml)\.ts$|^server\/generated\//;

/** The import rules of CONTRIBUTING.md, checked on the import graph. */
export function violationsOf(files: readonly SourceFile[]): Violation[] {
  return files.filter(({ path }) => !isTest(path)).flatMap((file) => [...importRules(file), ...contentRules(file)]);
}

function importRules(file: SourceFile): Violation[] {
  const from = roomOf(file.path);
  return importsOf(file).flatMap(({ target, typeOnly }) => {
    const broken = (rule: string) => [{ path: file.path, rule, detail: `imports ${target}` }];
    const to = roomOf(target);
    if (to === "app" && from !== "app") return broken("nothing imports app/");
    if (from === "core") {
      if (to === "core") return [];
      if (target === "ts-fsrs" && file.path !== SCHEDULER) return broken("only core/memory/scheduler.ts sees ts-fsrs");
      return to === null && CORE_LIBRARIES.has(target) ? [] : broken("core/ imports only core/ and its libraries");
    }
    if (from === "server" && to === "components") return broken("server/ never imports components/");
    if (from === "components") {
      if (to === "server") return broken("components/ never import server/");
      if (to === "core" && !typeOnly && isClient(file)) return broken("client components import only types from core/");
    }
    if (from === "app" && to === "server") {
      if (SERVER_SIDE_OF_APP.test(file.path) && !isClient(file)) return [];
      return broken("in app/, only page, layout, route and actions files touch server/");
    }
    return [];
  });
}

function contentRules(file: SourceFile): Violation[] {
  const room = roomOf(file.path);
  const found: Violation[] = [];
  const report = (rule: string, detail: string) => found.push({ path: file.path, rule, detail });
  const code = withoutComments(file.text);
  if (room === "core") {
    const impure = /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\s*\)/.exec(code);
    if (impure) report("core/ is pure: time and chance are arguments", impure[0]);
  }
  if (room === "server" && !PLAIN_SERVER_MODULES.test(file.path)) {
    if (!/^\s*import "server-only";/.test(code))
      report('every file of server/ starts with import "server-only"', "missing");
    const clock = /\bDate\.now\b|\bnew Date\(\s*\)/.exec(code);
    if (clock && file.path !== "server/clock.ts") report("only server/clock.ts asks what time it is", clock[0]);
    if (/\bprocess\.env\b/.test(code) && file.path !== "server/env.ts")
      report("only server/env.ts reads process.env", "process.env");
  }
  if (room === "app" && /\bprocess\.env\b/.test(code)) report("only server/env.ts reads process.env", "process.env");
  if (/^app\/.*\/actions\.ts$/.test(file.path) && !/^\s*"use server";/.test(code)) {
    report('actions files start with "use server"', "missing");
  }
  return found;
}

/** What a file imports, by path from the root for our own files and by name for packages. */
export function importsOf(file: SourceFile): { readonly target: string; readonly typeOnly: boolean }[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^;"']*?\sfrom\s*)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g;
  return [...withoutComments(file.text).matchAll(pattern)].map(([, type, clause, fixed, dynamic]) => ({
    target: resolveTarget(file.path, fixed ?? dynamic ?? ""),
    typeOnly: type !== undefined || (clause !== undefined && onlyTypes(clause)),
  }));
}

/** `{ type A, type B } from` brings no code either. */
function onlyTypes(clause: string): boolean {
  const names = /\{([^}]*)\}/.exec(clause)?.[1];
  if (names === undefined) return false;
  return names
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean)
    .every((name) => name.startsWith("type "));
}

function resolveTarget(from: string, specifier: string): string {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return join(dirname(from), specifier).split(sep).join("/");
  return specifier;
}

function roomOf(path: string): "core" | "server" | "components" | "app" | null {
  const room = /^(core|server|components|app)\//.exec(path)?.[1];
  return (room as "core" | "server" | "components" | "app" | undefined) ?? null;
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const isClient = (file: SourceFile) => /^\s*"use client";/.test(withoutComments(file.text));
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/[^\n]*/g, "$1");

/** All TypeScript below some folders, generated code left out. */
export function sourcesBelow(root: string, folders: readonly string[]): SourceFile[] {
  const walk = (folder: string): SourceFile[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      const name = relative(root, path).split(sep).join("/");
      if (entry.isDirectory()) return name === "server/generated" ? [] : walk(path);
      return /\.tsx?$/.test(entry.name) ? [{ path: name, text: readFileSync(path, "utf8") }] : [];
    });
  return folders
    .map((folder) => join(root, folder))
    .filter(existsSync)
    .flatMap(walk);
}
