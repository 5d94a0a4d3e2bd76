import { randomUUID } from "node:crypto";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { describe, expect, it } from "vitest";
import { migrate } from "@/server/database/migrate";
import { readMigrations } from "@/server/database/migrations";
import { openServer } from "@/server/db";
import { Prisma, PrismaClient } from "@/server/generated/prisma/client";
import { openOnServer, withServer } from "@/tests/support/database";
import { NOON } from "@/tests/support/people";

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

  it("folds the rejected answers that were kept one by one, and keeps each name's last spelling and date", async () => {
    const lite = new PGlite();
    const { migrationDirectories } = await readMigrations();
    for (const { path, migrationFile } of migrationDirectories) {
      if (path.endsWith("one_row_a_rejected_name")) {
        await lite.exec(`INSERT INTO "RejectedAnswer" ("id", "factId", "given", "wrong", "createdAt") VALUES
          (gen_random_uuid(), 'a', 'the  fort', true, '2026-11-01Z'), (gen_random_uuid(), 'a', 'The-Fort!', true, '2026-11-02Z'),
          (gen_random_uuid(), 'a', 'the fort', false, '2026-11-03Z'), (gen_random_uuid(), 'b', 'the fort', true, '2026-11-04Z')`);
      }
      await lite.exec(migrationFile.content.value);
    }
    const { rows } = await lite.query(
      'SELECT "factId", "name", "wrong", "given", "count", "lastAt" FROM "RejectedAnswer" ORDER BY "lastAt"',
    );
    const day = (date: number) => new Date(Date.UTC(2026, 10, date));
    expect(rows).toEqual([
      { factId: "a", name: "the fort", wrong: true, given: "The-Fort!", count: 2, lastAt: day(2) },
      { factId: "a", name: "the fort", wrong: false, given: "the fort", count: 1, lastAt: day(3) },
      { factId: "b", name: "the fort", wrong: true, given: "the fort", count: 1, lastAt: day(4) },
    ]);
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

  it.skipIf(!withServer())("tells the same times on a server that is set to another zone", async () => {
    const database = await openOnServer();
    try {
      const name = new URL(database.url ?? "").pathname.slice(1);
      await database.client.$executeRawUnsafe(`ALTER DATABASE "${name}" SET timezone TO 'Pacific/Auckland'`);
      const { client, run, close } = await openServer(database.url ?? "");
      const { id } = await client.user.create({ data: { id: randomUUID(), name: "Awa", createdAt: NOON } });
      const stored = Prisma.sql`SELECT extract(epoch FROM "createdAt")::float8 AS "seconds" FROM "User" WHERE "id" = ${id}::uuid`;
      expect(await run(stored)).toEqual([{ seconds: NOON.getTime() / 1000 }]);
      await close();
    } finally {
      await database.close();
    }
  });
});
