import "server-only";
import type { FactBase, RevisionKind } from "@/core/facts/model";
import type { Correction, Revised } from "@/core/memory/protocol";
import type { GenerationContext } from "@/core/questions/contract";
import { inLanguage } from "@/core/questions/render/text";
import type { CardView } from "@/core/questions/views";
import type { Viewer } from "@/server/auth/viewer";
import type { Database } from "@/server/db";

/**
 * Which of these cards changed since the viewer last saw them, and how. Told until the card is answered next, so once;
 * a new wording alone is not told.
 */
export async function findRevised(
  db: Database,
  viewer: Viewer,
  context: GenerationContext,
  cards: readonly CardView[],
): Promise<ReadonlyMap<string, Revised>> {
  if (cards.length === 0) return new Map();
  const rows = await db.$queryRaw<{ targetId: string; change: Revised["change"] }[]>`
    SELECT DISTINCT ON (e."targetId") e."targetId", e."body"->>'change' AS "change"
    FROM "MemoryEvent" e
    WHERE e."learnerId" = ${viewer.userId}::uuid AND e."targetId" = ANY(${cards.map(({ targetId }) => targetId)}::text[])
      AND e."kind" = 'contentRevised' AND e."body"->>'change' IN ('refinement', 'status', 'superseded', 'merged')
      AND NOT EXISTS (
        SELECT 1 FROM "MemoryEvent" s WHERE s."learnerId" = e."learnerId" AND s."targetId" = e."targetId"
          AND s."kind" IN ('reviewed', 'answered') AND s."effectiveAt" > e."effectiveAt"
      )
    ORDER BY e."targetId", e."effectiveAt" DESC`;
  const factsOf = new Map(cards.map(({ targetId, factIds }) => [targetId, factIds]));
  return new Map(
    rows.map(({ targetId, change }) => {
      const kinds: readonly RevisionKind[] = change === "merged" ? ["merged", "split"] : [change];
      const text = (factsOf.get(targetId) ?? []).map((id) => textOf(context, id, kinds)).find((one) => one !== null);
      return [targetId, { change, text: text ?? null }];
    }),
  );
}

/**
 * Facts that the viewer had a memory of and that were taken back. Told until the viewer answers anything after the
 * release that took them back, so in one session.
 */
export async function findCorrections(
  db: Database,
  viewer: Viewer,
  context: GenerationContext,
): Promise<readonly Correction[]> {
  const rows = await db.$queryRaw<{ targetId: string }[]>`
    SELECT DISTINCT e."targetId" FROM "MemoryEvent" e
    WHERE e."learnerId" = ${viewer.userId}::uuid AND e."kind" = 'contentRevised' AND e."body"->>'change' = 'retracted'
      AND NOT EXISTS (
        SELECT 1 FROM "MemoryEvent" s WHERE s."learnerId" = e."learnerId" AND s."kind" IN ('reviewed', 'answered')
          AND s."receivedAt" > e."receivedAt"
      )
    ORDER BY e."targetId"`;
  const factIds = new Set(rows.flatMap(({ targetId }) => /^fact:(.+):[a-z]+$/.exec(targetId)?.[1] ?? []));
  return [...factIds].map((factId) => ({ factId, text: textOf(context, factId, ["retracted"]) }));
}

function textOf(context: GenerationContext, factId: string, kinds: readonly RevisionKind[]): string | null {
  const entry = newestEntry(context.base, factId, kinds);
  return entry === null ? null : (inLanguage(entry.text, context.language) ?? entry.text.en);
}

function newestEntry({ changelog }: FactBase, factId: string, kinds: readonly RevisionKind[]) {
  return changelog.find(({ fact, kind }) => fact === factId && kinds.includes(kind)) ?? null;
}
