import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { describe, expect, it } from "vitest";
import { migrate } from "@/server/database/migrate";
import { readMigrations } from "@/server/database/migrations";
import { PrismaClient } from "@/server/generated/prisma/client";
import { openOnServer, withServer } from "@/tests/support/database";

const names = async () => (await readMigrations()).migrationDirectories.map(({ path }) => path);

describe("migrating", () => {
  it("brings an empty PGlite to the schema once, and does nothing the next time", async () => {
    const lite = new PGlite();
    const adapter = new PrismaPGlite(lite) as unknown as SqlMigrationAwareDriverAdapterFactory;
    expect(await migrate(adapter, false)).toEqual(await names());
    expect(await migrate(adapter, false)).toEqual([]);
    const client = new PrismaClient({ adapter });
    expect(await client.user.count()).toBe(0);
    await client.$disconnect();
    await lite.close();
  });

  it.skipIf(!withServer())("lets three processes start at once on one server: one migrates, none fails", async () => {
    const database = await openOnServer(false);
    try {
      const connectionString = database.url ?? "";
      const applied = await Promise.all([1, 2, 3].map(() => migrate(new PrismaPg({ connectionString }), true)));
      expect(applied.map(({ length }) => length).sort((a, b) => b - a)).toEqual([(await names()).length, 0, 0]);
      expect(await database.client.user.count()).toBe(0);
    } finally {
      await database.close();
    }
  });
});
