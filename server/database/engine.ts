import "server-only";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as wasm from "@prisma/schema-engine-wasm/schema_engine_bg";

// Prisma's own migration engine as WebAssembly, in this process: the command line tool would download a binary.

export type SchemaEngine = wasm.SchemaEngine;

/** Tables and enums that the engine must leave alone: none. */
export const noFilters = { externalTables: [], externalEnums: [] };

let ready: Promise<void> | null = null;

async function load(): Promise<void> {
  const require = createRequire(join(process.cwd(), "package.json"));
  const path = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
  const { instance } = await WebAssembly.instantiate(await readFile(/* turbopackIgnore: true */ path), {
    "./schema_engine_bg.js": wasm as unknown as WebAssembly.ModuleImports,
  });
  (globalThis as Record<string, unknown>).PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message: string) => console.error(`The schema engine gave up: ${message}`),
  };
  // The package is made for a bundler that does these two steps; its types leave them out.
  (wasm as unknown as { __wbg_set_wasm(exports: unknown): void }).__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

/** An engine for one schema on one database. Call `free()` when done. */
export async function openSchemaEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  schema: string,
): Promise<SchemaEngine> {
  ready ??= load();
  await ready;
  return wasm.SchemaEngine.new(
    { datamodels: [["schema.prisma", schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
}
