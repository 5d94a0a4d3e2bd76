import "server-only";
import { Prisma } from "@/server/generated/prisma/client";

/** What a database said when it refused a statement. */
export type Refusal = {
  /** The database's own code: 23505 a unique value is taken, 22012 division by zero, 40001 and 40P01 lost to another. */
  readonly code: string;
  /** Everything that it said, with the names of tables and keys. */
  readonly told: string;
};

/** Codes of the ORM that stand for one of the database. */
const ORM_CODES: Readonly<Record<string, string>> = { P2002: "23505", P2034: "40001" };

/** Reads an error of the ORM or of a driver; null when no database speaks out of it. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const told = `${error.message} ${JSON.stringify(error.meta)}`;
    // Of statements in SQL the code stands in what the ORM tells about them.
    const code = error.code === "P2010" ? /\b(?:23505|22012|40001|40P01)\b/.exec(told)?.[0] : ORM_CODES[error.code];
    return { code: code ?? error.code, told };
  }
  if (!(error instanceof Error && "severity" in error && "code" in error && typeof error.code === "string"))
    return null;
  const { table, constraint, detail } = error as { table?: unknown; constraint?: unknown; detail?: unknown };
  return { code: error.code, told: `${error.message} ${JSON.stringify({ table, constraint, detail })}` };
}

/** Whether a write failed because a unique value is taken: an address, a name in a class, or a second message came first. */
export const isTaken = (error: unknown): boolean => refusalOf(error)?.code === "23505";
