// npm run db:new -- <name>   writes prisma/migrations/<time>_<name>/migration.sql without a network: the history is
//                            replayed on a PGlite in memory and compared with schema.prisma.
// npm run db:check           fails when schema.prisma has a change that no migration makes.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { noFilters, openSchemaEngine } from "@/server/database/engine";
import { migrationsFolder, readMigrations, readSchema } from "@/server/database/migrations";

const inMemory = () => new PrismaPGlite(new PGlite()) as unknown as SqlMigrationAwareDriverAdapterFactory;

/** SQL from the migrations to the schema, or null when there is no difference. */
async function difference(): Promise<string | null> {
  const schema = await readSchema();
  const factory = inMemory();
  factory.connectToShadowDb = () => inMemory().connect();
  const engine = await openSchemaEngine(factory, schema);
  const { stdout } = await engine.diff({
    from: { tag: "migrations", ...(await readMigrations()) },
    to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: noFilters,
  } as Parameters<typeof engine.diff>[0]);
  return !stdout || /^\s*-- This is an empty migration/.test(stdout) ? null : stdout;
}

async function main(argument: string | undefined): Promise<number> {
  if (argument !== "--check" && !/^[a-z][a-z0-9_]*$/.test(argument ?? "")) {
    console.error("Say what the migration does: npm run db:new -- add_lapses (small letters, digits and _).");
    return 1;
  }
  const sql = await difference();
  if (argument === "--check") {
    if (sql !== null) console.error(`schema.prisma has changes with no migration (npm run db:new -- name):\n${sql}`);
    else console.log("The migrations make the schema.");
    return sql === null ? 0 : 1;
  }
  if (sql === null) {
    console.error("schema.prisma has no change since the last migration.");
    return 1;
  }
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsFolder(), `${time}_${argument}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), sql);
  await writeFile(join(migrationsFolder(), "migration_lock.toml"), 'provider = "postgresql"\n');
  console.log(folder);
  return 0;
}

process.exit(await main(process.argv[2]));
