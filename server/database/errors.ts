import "server-only";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * Whether a write failed because a unique value is taken: an address, a name in a class, or a second message came first.
 * Of statements in SQL only the database's own code tells (23505).
 */
export const isTaken = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  (error.code === "P2002" ||
    (error.code === "P2010" && /23505/.test(`${error.message} ${JSON.stringify(error.meta)}`)));
