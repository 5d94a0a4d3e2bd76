import "server-only";
import { Prisma } from "@/server/generated/prisma/client";

/** Stands for the fingerprint of a message in the answer to a question that was taken out: it is nobody's and stays. */
export const DROPPED_HASH = "dropped";

/** Whether an answer stands for a question that was taken out of its sitting. */
export const isDropped = ({ bodyHash }: { readonly bodyHash: string }): boolean => bodyHash === DROPPED_HASH;

/** Whether a question with this answer, or without one, was taken out of its sitting. */
export const isTakenOut = (answer: { readonly bodyHash: string } | undefined): boolean =>
  answer !== undefined && isDropped(answer);

/** The same in the database's language, of the row `w` of Answer or none in the query around it. */
export const isDroppedRow: Prisma.Sql = Prisma.sql`coalesce(w."bodyHash" = ${DROPPED_HASH}, false)`;
