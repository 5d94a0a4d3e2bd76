import "server-only";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * The facts on which the question `i` rests, a row of "AttemptItem", as a table with the column "factId"; one may stand in it twice.
 * What core/questions/rests-on.ts says of an item; a test compares.
 */
export const factsRestedOn = Prisma.sql`(
  SELECT unnest(i."factIds") AS "factId"
  UNION ALL SELECT jsonb_array_elements_text(p.value->'factIds') FROM jsonb_each(i."proofs") p
  UNION ALL SELECT jsonb_array_elements_text(p.value->'told') FROM jsonb_each(i."proofs") p)`;

/** Whether the question `i` rests on any of these facts. */
export const restsOnAnyOf = (factIds: readonly string[]): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM ${factsRestedOn} f WHERE f."factId" = ANY(${factIds}::text[]))`;
