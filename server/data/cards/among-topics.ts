import "server-only";
import { OWN_TOPIC } from "@/core/flashcards/own/own-topic";
import type { Prisma } from "@/server/generated/prisma/client";

/** Memories whose topic is meant by these choices, as `isAmong` has it. */
export const amongTopics = (chosen: readonly string[]): Prisma.MemoryStateWhereInput => ({
  OR: [{ topic: { in: [...chosen] } }, ...(chosen.includes(OWN_TOPIC) ? [{ topic: { startsWith: "deck:" } }] : [])],
});
