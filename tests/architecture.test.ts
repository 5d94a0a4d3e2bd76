import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importsOf, type SourceFile, sourcesBelow, violationsOf } from "@/tests/support/architecture/rules";

const root = join(import.meta.dirname, "..");

describe("the house", () => {
  it("keeps its import rules", () => {
    expect(violationsOf(sourcesBelow(root, ["core", "server", "components", "app"]))).toEqual([]);
  });

  it("has no cycle of imports in the core", () => {
    expect(cyclesIn(sourcesBelow(root, ["core"]).filter(({ path }) => !path.endsWith(".test.ts")))).toEqual([]);
  });
});

describe("each rule fires on a planted violation", () => {
  it.each<[rule: string, path: string, text: string]>([
    ["nothing imports app/", "components/x.tsx", 'import { a } from "@/app/page";'],
    ["nothing imports app/", "server/x.ts", 'import "server-only";\nimport { a } from "../app/page";'],
    ["core/ imports only core/ and its libraries", "core/x.ts", 'import fs from "node:fs";'],
    ["core/ imports only core/ and its libraries", "core/x.ts", 'import type { Viewer } from "@/server/auth/viewer";'],
    ["core/ imports only core/ and its libraries", "core/x.ts", 'export { useState } from "react";'],
    ["core/ imports only core/ and its libraries", "core/x.ts", 'const a = await import("next");'],
    ["only core/memory/scheduler.ts sees ts-fsrs", "core/x.ts", 'import { fsrs } from "ts-fsrs";'],
    ["core/ is pure: time and chance are arguments", "core/x.ts", "export const a = Math.random();"],
    ["core/ is pure: time and chance are arguments", "core/x.ts", "export const a = Date.now();"],
    ["core/ is pure: time and chance are arguments", "core/x.ts", "export const a = new Date();"],
    ["server/ never imports components/", "server/x.ts", 'import "server-only";\nimport { A } from "@/components/a";'],
    ['every file of server/ starts with import "server-only"', "server/x.ts", "export const a = 1;"],
    [
      "only server/clock.ts asks what time it is",
      "server/x.ts",
      'import "server-only";\nexport const a = () => new Date();',
    ],
    ["only server/env.ts reads process.env", "server/x.ts", 'import "server-only";\nexport const a = process.env.A;'],
    ["components/ never import server/", "components/x.tsx", 'import type { Viewer } from "@/server/auth/viewer";'],
    [
      "client components import only types from core/",
      "components/x.tsx",
      '"use client";\nimport { a } from "@/core/a";',
    ],
    [
      "in app/, only page, layout, route and actions files touch server/",
      "app/(learn)/_components/x.tsx",
      'import { getDb } from "@/server/db";',
    ],
    [
      "in app/, only page, layout, route and actions files touch server/",
      "app/page.tsx",
      '"use client";\nimport { getDb } from "@/server/db";',
    ],
    ['actions files start with "use server"', "app/(learn)/actions.ts", "export async function a() {}"],
  ])("%s (%s)", (rule, path, text) => {
    expect(violationsOf([{ path, text }]).map((one) => one.rule)).toContain(rule);
  });

  it("lets through what is allowed", () => {
    const allowed: SourceFile[] = [
      {
        path: "core/a.ts",
        text: 'import { z } from "zod";\nimport { b } from "@/core/b";\nexport const at = new Date(0);',
      },
      {
        path: "components/a.tsx",
        text: '"use client";\nimport type { A } from "@/core/a";\nimport { type B } from "@/core/b";',
      },
      { path: "app/page.tsx", text: 'import { getDb } from "@/server/db";' },
      { path: "core/c.ts", text: "// never Math.random() here\nexport const a = 1;" },
    ];
    expect(violationsOf(allowed)).toEqual([]);
  });

  it("sees a planted cycle", () => {
    const files = [
      { path: "core/a.ts", text: 'import { b } from "@/core/b";' },
      { path: "core/b.ts", text: 'import { a } from "@/core/a";' },
    ];
    expect(cyclesIn(files)).not.toEqual([]);
  });
});

describe("scripts that a user runs", () => {
  const posix =
    /(^|[\s"'`&|;(])(rm|cp|mv|mkdir|cat|grep|sed|awk|touch|export|sh|bash|chmod|ls|find|xargs|which|kill|sleep)\s+[-./\w]|\/bin\/|\/proc\/|\/dev\/null/;

  it("use no POSIX tool", () => {
    const scripts = (
      JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> }
    ).scripts;
    expect(
      Object.entries(scripts).filter(([, command]) => posix.test(command) || /\$\w|(^|&& ?)\w+=\S+ /.test(command)),
    ).toEqual([]);
  });

  it("take no path from a URL, where a space in a folder's name is written %20", () => {
    const files = ["vitest.config.ts", "playwright.config.ts", "next.config.js", "prisma.config.ts"];
    expect(
      files.filter((file) => /import\.meta\.url\)\s*\.pathname/.test(readFileSync(join(root, file), "utf8"))),
    ).toEqual([]);
  });

  it("spawn none either", () => {
    const files = ["scripts/start.mjs", "scripts/test.mjs", "scripts/lib/install.mjs", "scripts/lib/browser.mjs"];
    const spawned = /spawn(?:Sync)?\(\s*["'`]([^"'`]+)["'`]/g;
    const tools = files.flatMap((file) =>
      [...readFileSync(join(root, file), "utf8").matchAll(spawned)].map((match) => match[1]),
    );
    // apt-get is only reached on Linux as root, when no browser is there.
    expect(tools.filter((tool) => tool !== "npm" && tool !== "apt-get")).toEqual([]);
  });

  it.each(["rm -rf .next && next dev", "cat /proc/1/stat", "NODE_ENV=test vitest"])("would report %j", (command) => {
    expect(posix.test(command) || /\$\w|(^|&& ?)\w+=\S+ /.test(command)).toBe(true);
  });
});

/** Cycles of value imports; imports of types alone vanish when compiled. */
function cyclesIn(files: readonly SourceFile[]): string[] {
  const known = new Set(files.map(({ path }) => path));
  const resolve = (target: string) =>
    [`${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((path) => known.has(path));
  const graph = new Map(
    files.map((file) => [
      file.path,
      importsOf(file)
        .filter((one) => !one.typeOnly)
        .flatMap(({ target }) => resolve(target) ?? []),
    ]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return cycles;
}
