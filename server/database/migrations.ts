import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";

const schemaPath = () => resolve(/* turbopackIgnore: true */ "prisma/schema.prisma");
export const migrationsFolder = () => resolve(/* turbopackIgnore: true */ "prisma/migrations");

export const readSchema = (): Promise<string> => readFile(/* turbopackIgnore: true */ schemaPath(), "utf8");

/** The migration history in the shape that Prisma's engine reads, oldest first. */
export async function readMigrations() {
  const baseDir = migrationsFolder();
  const entries = await readdir(/* turbopackIgnore: true */ baseDir, { withFileTypes: true }).catch(() => []);
  const names = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  const migrationDirectories = await Promise.all(
    names.map(async (path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok" as const,
          value: await readFile(/* turbopackIgnore: true */ join(baseDir, path, "migration.sql"), "utf8"),
        },
      },
    })),
  );
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}
