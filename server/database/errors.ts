import "server-only";
import { Prisma } from "@/server/generated/prisma/client";

/** Whether a write failed because a unique value is taken: an address, a name in a class, or a second message came first. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
