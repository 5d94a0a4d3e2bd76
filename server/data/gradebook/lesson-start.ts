import "server-only";
import { lessonStart } from "@/core/gradebook/lesson-start";
import { studyDay } from "@/core/memory/study-day";
import type { Item } from "@/core/questions/contract";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { heldBackFactIds } from "@/server/data/facts/overrides";
import { findConfusions } from "@/server/data/gradebook/confusions";
import { findClassKnowledge } from "@/server/data/gradebook/knowledge";
import { seedOf } from "@/server/data/sittings/store-attempt";
import { runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

const FORECAST_MS = 14 * 86_400_000;

export type LessonStart = { readonly className: string; readonly items: readonly Item[] };

/**
 * Questions for the first minutes of a lesson, from what the class mixes up and is about to forget: the same all day. Nothing in
 * them tells of anybody.
 *
 * @param draw another number draws other wrong options
 * @returns null when there is no such class or the viewer does not teach it
 */
export async function makeLessonStart(
  viewer: Viewer,
  classroomId: string,
  draw: number,
  now: Date,
): Promise<LessonStart | null> {
  const later = new Date(now.getTime() + FORECAST_MS);
  const knowledge = await findClassKnowledge(viewer, classroomId, now, later);
  if (knowledge === null) return null;
  const pairs = await findConfusions(viewer, classroomId);
  const held = new Set([...(await heldBackFactIds()), ...(await factsUnderTestIn(classroomId, now))]);
  const seed = seedOf(`lesson ${classroomId} ${studyDay(now.getTime(), viewer)} ${draw}`);
  const context = getGenerationContext(viewer.language);
  const atRisk = knowledge.atRisk.map(({ factId }) => factId);
  const mixedUp = pairs.map(({ first }) => first);
  return { className: knowledge.className, items: lessonStart(context, mixedUp, atRisk, held, seed) };
}

/** Facts of the class's tests that somebody can still sit: a wall must not tell their answers. */
async function factsUnderTestIn(classroomId: string, now: Date): Promise<string[]> {
  const at = now.toISOString();
  const rows = await runStatement<{ factId: string }>(Prisma.sql`
    SELECT DISTINCT unnest(t."factIds") AS "factId" FROM "Assignment" s
    JOIN "Attempt" a ON a."assignmentId" = s."id" JOIN "AttemptItem" t ON t."attemptId" = a."id"
    WHERE s."classroomId" = ${classroomId}::uuid AND s."withdrawnAt" IS NULL AND s."rules"->>'mode' = 'test'
      AND (s."closesAt" IS NULL OR s."closesAt" > ${at}::timestamptz OR EXISTS (
        SELECT 1 FROM "AssignmentException" x
        WHERE x."assignmentId" = s."id" AND greatest(x."closesAt", x."dueAt") > ${at}::timestamptz))`);
  return rows.map(({ factId }) => factId);
}
