import "server-only";
import type { LiveEvent } from "@/core/memory/corrected-events";
import type { MemoryEventBody } from "@/core/memory/events";
import type { Database } from "@/server/db";

/** When an event happened, as the log keeps it. */
export type EventTime = {
  readonly effectiveAt: Date;
  readonly deviceAt: Date;
  readonly localDay: string;
};

/** What the log says of one answer, and when it said it first; no events where the answer has never been logged. */
export type LoggedAnswer = { readonly live: readonly LiveEvent[]; readonly first: EventTime | null };

/**
 * What the log says of these answers now: without what was voided, whichever event said it first.
 *
 * @param targetIds every target that the answers may have told about
 * @returns by answer id
 */
export async function findLoggedAnswers(
  db: Pick<Database, "memoryEvent">,
  learnerIds: readonly string[],
  answerIds: readonly string[],
  targetIds: readonly string[],
): Promise<ReadonlyMap<string, LoggedAnswer>> {
  const rows = await db.memoryEvent.findMany({
    where: {
      learnerId: { in: [...learnerIds] },
      targetId: { in: [...targetIds] },
      kind: { in: ["answered", "voided"] },
    },
    select: { id: true, body: true, effectiveAt: true, deviceAt: true, localDay: true, receivedAt: true },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
  });
  const events = rows.map(({ body, ...row }) => ({ ...row, body: body as unknown as MemoryEventBody }));
  const voided = new Set(events.flatMap(({ body }) => (body.kind === "voided" ? [body.voids] : [])));
  const wanted = new Set(answerIds);
  const found = new Map<string, { live: LiveEvent[]; first: EventTime }>();
  for (const { id, body, effectiveAt, deviceAt, localDay } of events) {
    if (body.kind !== "answered") continue;
    const answerId = body.answerId ?? id;
    if (!wanted.has(answerId)) continue;
    const logged = found.get(answerId) ?? { live: [], first: { effectiveAt, deviceAt, localDay } };
    found.set(answerId, logged);
    if (!voided.has(id)) logged.live.push({ id, targetId: body.targetId, rating: body.rating });
  }
  return found;
}
