import "server-only";
import { type PGlite, protocol } from "@electric-sql/pglite";
import { MOST_NAMED, type Run, type RunTogether } from "@/server/database/statements";
import type { Prisma } from "@/server/generated/prisma/client";

type Messages = Awaited<ReturnType<PGlite["execProtocolStream"]>>;
type Field = { readonly name: string; readonly dataTypeID: number };
type Prepared = { readonly name: string; readonly parameters: readonly number[]; readonly fields: readonly Field[] };

/**
 * Statements of the embedded database by name, which PGlite itself does not offer: its `query` parses and plans each time, in
 * six passes through WebAssembly. A named statement is bound, executed and finished in one, for a third of the processor time.
 */
type Statements = { readonly lite: PGlite; readonly prepared: Map<string, Prepared> };

const { serialize } = protocol;

const send = (lite: PGlite, message: Uint8Array): Promise<Messages> =>
  lite.execProtocolStream(message, { syncToFs: false });

async function prepare({ lite, prepared }: Statements, text: string): Promise<Prepared> {
  const known = prepared.get(text);
  if (known !== undefined) return known;
  const name = `s${prepared.size}`;
  const told: Messages = [];
  try {
    await send(lite, serialize.parse({ name, text }));
    told.push(...(await send(lite, serialize.describe({ type: "S", name }))));
  } finally {
    await send(lite, serialize.sync());
  }
  const made: Prepared = {
    name,
    parameters: told.flatMap((message) => ("dataTypeIDs" in message ? (message.dataTypeIDs as number[]) : [])),
    fields: told.flatMap((message) =>
      message.name === "rowDescription" && "fields" in message ? (message.fields as Field[]) : [],
    ),
  };
  prepared.set(text, made);
  return made;
}

/** Whoever calls it has the connection to itself. */
async function execute<Row>(statements: Statements, { text, values }: Prisma.Sql): Promise<readonly Row[]> {
  const { lite } = statements;
  const { name, parameters, fields } = await prepare(statements, text);
  const bound = values.map((value, at) => {
    if (value === null || value === undefined) return null;
    const written = lite.serializers[parameters[at] ?? 0];
    return written === undefined ? String(value) : written(value);
  });
  // In one message: the server passes over the rest of it when a part fails, up to the synchronisation.
  const parts = [serialize.bind({ statement: name, values: bound }), serialize.execute({}), serialize.sync()];
  const answer = await send(lite, Buffer.concat(parts));
  return answer.flatMap((message) => {
    if (message.name !== "dataRow" || !("fields" in message)) return [];
    const cells = message.fields as (string | null)[];
    return [Object.fromEntries(fields.map((field, at) => [field.name, read(lite, field, cells[at] ?? null)])) as Row];
  });
}

function read(lite: PGlite, { dataTypeID }: Field, cell: string | null): unknown {
  if (cell === null) return null;
  const parse = lite.parsers[dataTypeID];
  return parse === undefined ? cell : parse(cell, dataTypeID);
}

/** Statements past the ORM on the embedded database. */
export function embeddedStatements(lite: PGlite): { readonly run: Run; readonly together: RunTogether } {
  const statements: Statements = { lite, prepared: new Map() };
  /** Lists of differing lengths would be new texts for ever: what comes too late has no name. */
  const isNamed = ({ text }: Prisma.Sql) => statements.prepared.has(text) || statements.prepared.size < MOST_NAMED;
  return {
    /** Waits its turn behind a transaction of the ORM, as every query of the one connection does. */
    run: async <Row>(statement: Prisma.Sql) =>
      isNamed(statement)
        ? lite._runExclusiveTransaction(() => lite._runExclusiveQuery(() => execute<Row>(statements, statement)))
        : (await lite.query<Row>(statement.text, [...statement.values])).rows,
    together: (several) =>
      lite.transaction(async (transaction) => {
        for (const statement of several) {
          if (isNamed(statement)) await lite._runExclusiveQuery(() => execute(statements, statement));
          else await transaction.query(statement.text, [...statement.values]);
        }
      }),
  };
}
