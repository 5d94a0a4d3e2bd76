import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * What the framework itself costs: an app of one route that does one prepared insert, on the same database engine.
 *
 * It is a second app, built beside the first with the same packages, and not a route of ours that the environment opens:
 * nothing that writes without a sign-in is ever part of the product.
 */
const root = resolve(import.meta.dirname, "..", "..");
export const bareFolder = join(root, ".data-bare-route");
const nextBin = join(root, "node_modules", "next", "dist", "bin", "next");

const files: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({ name: "azalai-bare-route", private: true, type: "module" }),
  "next.config.js": `export default {
  turbopack: { root: ${JSON.stringify(root)} },
  poweredByHeader: false,
  serverExternalPackages: ["@electric-sql/pglite", "pg"],
};
`,
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      module: "esnext",
      moduleResolution: "bundler",
      target: "ES2023",
      lib: ["dom", "esnext"],
      strict: true,
      noEmit: true,
      allowJs: true,
      skipLibCheck: true,
      esModuleInterop: true,
      resolveJsonModule: true,
      isolatedModules: true,
      incremental: true,
      jsx: "react-jsx",
      plugins: [{ name: "next" }],
    },
    include: ["next-env.d.ts", ".next/types/**/*.ts", "**/*.ts", "**/*.tsx"],
    exclude: ["node_modules"],
  }),
  "app/layout.tsx": `import type { ReactNode } from "react";
export default function Layout({ children }: { readonly children: ReactNode }) {
  return <html lang="en"><body>{children}</body></html>;
}
`,
  // Without one of its own, the bundler takes ours, of the folder above.
  "instrumentation.ts": "export function register(): void {}\n",
  "app/api/health/route.ts": `import { connection } from "next/server";
import { insertInto } from "../../../database";
export async function GET(): Promise<Response> {
  await connection();
  await insertInto();
  return Response.json({ ok: true });
}
`,
  "app/api/insert/route.ts": `import { insertInto } from "../../../database";
export async function POST(request: Request): Promise<Response> {
  const { id, body } = (await request.json()) as { id: string; body: unknown };
  const insert = await insertInto();
  await insert(id, JSON.stringify(body));
  return Response.json({ id }, { headers: { "cache-control": "no-store" } });
}
`,
  "database.ts": `import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { DurableFS, durableParams } from "../server/database/durable-fs";

type Insert = (id: string, body: string) => Promise<unknown>;
const TABLE = 'CREATE TABLE IF NOT EXISTS "Bare" (id uuid PRIMARY KEY, body jsonb NOT NULL, at timestamptz NOT NULL DEFAULT now())';
const INSERT = 'INSERT INTO "Bare" (id, body) VALUES ($1, $2)';
const shared = globalThis as unknown as { bare?: Promise<Insert> };

async function open(): Promise<Insert> {
  const url = process.env.DATABASE_URL;
  if (url) {
    const pool = new pg.Pool({ connectionString: url, max: 10 });
    await pool.query(TABLE);
    return (id, body) => pool.query({ name: "bare", text: INSERT, values: [id, body] });
  }
  const lite = new PGlite({ fs: new DurableFS(process.env.DATA_DIR ?? ""), startParams: durableParams });
  await lite.exec(TABLE);
  await lite.exec(\`PREPARE bare (uuid, jsonb) AS \${INSERT}\`);
  return (id, body) => lite.exec(\`EXECUTE bare ('\${id}', '\${body.replaceAll("'", "''")}')\`);
}

export function insertInto(): Promise<Insert> {
  shared.bare ??= open();
  return shared.bare;
}
`,
};

/** Builds the bare app unless it has been built of the same files with the same framework. */
export function ensureBareBuilt(): void {
  const version = readFileSync(join(root, "node_modules", "next", "package.json"), "utf8");
  const stamp = join(bareFolder, ".built");
  const wanted = JSON.stringify([files, (JSON.parse(version) as { version: string }).version]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(bareFolder, path)), { recursive: true });
    writeFileSync(join(bareFolder, path), text);
  }
  console.log("building the bare route (once) …");
  const built = spawnSync(process.execPath, [nextBin, "build"], {
    cwd: bareFolder,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (built.status !== 0) throw new Error(`The bare route was not built:\n${built.stdout}\n${built.stderr}`);
  writeFileSync(stamp, wanted);
}
