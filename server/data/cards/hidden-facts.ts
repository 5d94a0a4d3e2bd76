import "server-only";
import { isHarmful } from "@/core/questions/frame";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { scopeOf } from "@/core/quizzes/sets/scope";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { withdrawnFactIds } from "@/server/data/facts/in-force";
import { givenToMember } from "@/server/data/sets/audience";
import { factsUnderTest } from "@/server/data/sittings/under-test";
import { runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * Facts that stand in an assigned quiz which the viewer has begun and not finished, those withdrawn, and those on violence and
 * casualties that a class gave to review and has turned off since.
 */
export async function findHiddenFacts(viewer: Viewer): Promise<ReadonlySet<string>> {
  const [underTest, withdrawn, off] = await Promise.all([
    factsUnderTest(viewer),
    withdrawnFactIds(),
    findTurnedOff(viewer),
  ]);
  return new Set([...withdrawn, ...underTest, ...off]);
}

async function findTurnedOff({ userId, language }: Viewer): Promise<readonly string[]> {
  const given = await runStatement<{ blueprint: unknown }>(Prisma.sql`
    SELECT s."blueprint"
    FROM "Membership" m
    JOIN "Classroom" c ON c."id" = m."classroomId" AND NOT c."includeHarm" AND c."archivedAt" IS NULL
    JOIN "Assignment" s ON s."classroomId" = m."classroomId" AND ${givenToMember}
    WHERE m."userId" = ${userId}::uuid AND s."kind" = 'reviewing' AND s."withdrawnAt" IS NULL
      AND s."blueprint"->'includeHarm' = 'true'::jsonb`);
  if (given.length === 0) return [];
  const context = getGenerationContext(language);
  return given
    .flatMap(({ blueprint }) => scopeOf(context.base, blueprintSchema.parse(blueprint)))
    .flatMap((fact) => (isHarmful(context, fact) ? [fact.id] : []));
}
