import { defineConfig } from "prisma/config";

// The command line tool wants to download a schema engine that closed networks refuse. Nothing here needs it:
// `generate` only checks that the file can be run, and migrations are applied by the WebAssembly engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.platform === "win32" ? process.execPath : "/bin/true";

export default defineConfig({ schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" } });
