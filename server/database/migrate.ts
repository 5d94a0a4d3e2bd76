import "server-only";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { noFilters, openSchemaEngine } from "./engine";
import { readMigrations, readSchema } from "./migrations";

/**
 * Applies the migrations that a database lacks. Processes that start together wait for each other: the engine takes
 * PostgreSQL's advisory lock.
 *
 * @param closeConnections true for a server: the engine never closes its connection, and the lock lives as long as
 *   the connection does, so others would wait in vain. False for PGlite, which has only one connection.
 * @returns names of the migrations that this call applied
 */
export async function migrate(
  factory: SqlMigrationAwareDriverAdapterFactory,
  closeConnections: boolean,
): Promise<readonly string[]> {
  const opened: SqlDriverAdapter[] = [];
  const watched: SqlMigrationAwareDriverAdapterFactory = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () => {
      const connection = await factory.connect();
      opened.push(connection);
      return connection;
    },
  };
  const engine = await openSchemaEngine(watched, await readSchema());
  try {
    const result = await engine.applyMigrations({ migrationsList: await readMigrations(), filters: noFilters });
    return result.appliedMigrationNames;
  } finally {
    engine.free();
    if (closeConnections) await Promise.all(opened.map((connection) => connection.dispose()));
  }
}
