import "server-only";
import type { Language } from "@/core/facts/model";
import { lessonStart } from "@/core/gradebook/lesson-start";
import { studyDay } from "@/core/memory/study-day";
import type { Item } from "@/core/questions/contract";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { heldBackFactIds } from "@/server/data/facts/in-force";
import { findConfusions } from "@/server/data/gradebook/confusions";
import { findClassKnowledge } from "@/server/data/gradebook/knowledge";
import {
  itemsOfFrozen,
  type QuestionsRow,
  questionsSelect,
  sittingBlueprint,
} from "@/server/data/sets/assigned-questions";
import { type AlikeForm, makeFormsOfAll } from "@/server/data/sittings/forms";
import { seedOf } from "@/server/data/sittings/store-attempt";
import { getDb, runStatement } from "@/server/db";
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

/**
 * Facts of the class's tests that somebody can still sit: a wall must not tell their answers. Besides what was asked already, these
 * are the questions of the first sitting, which are the same for all: nobody need have begun it.
 */
async function factsUnderTestIn(classroomId: string, now: Date): Promise<string[]> {
  const db = await getDb();
  const later = { gt: now };
  const tests = await db.assignment.findMany({
    where: {
      classroomId,
      kind: "quiz",
      withdrawnAt: null,
      rules: { path: ["mode"], equals: "test" },
      OR: [
        { closesAt: null },
        { closesAt: later },
        { exceptions: { some: { OR: [{ closesAt: later }, { dueAt: later }] } } },
      ],
    },
    select: questionsSelect,
    orderBy: { id: "asc" },
  });
  if (tests.length === 0) return [];
  const asked = await runStatement<{ factId: string }>(Prisma.sql`
    SELECT DISTINCT unnest(t."factIds") AS "factId" FROM "Attempt" a JOIN "AttemptItem" t ON t."attemptId" = a."id"
    WHERE a."assignmentId" = ANY(${tests.map(({ id }) => id)}::uuid[])`);
  // In each language of the learners: a question that one of them cannot put is another one there.
  const spoken = await runStatement<{ language: Language }>(Prisma.sql`
    SELECT DISTINCT CASE WHEN u."language" = 'fr' THEN 'fr' ELSE 'en' END AS "language"
    FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
    WHERE m."classroomId" = ${classroomId}::uuid AND m."role" = 'learner' AND m."removedAt" IS NULL`);
  const held = asked.map(({ factId }) => factId);
  // A pinned question that finds no room in the form today may have it tomorrow.
  held.push(...tests.flatMap(({ blueprint }) => blueprintSchema.parse(blueprint).pins.map(({ factId }) => factId)));
  const forms = await makeFormsOfAll(tests.flatMap((test) => formsToMake(test, spoken)));
  const kept = tests.flatMap(({ frozenItems }) => (frozenItems === null ? [] : itemsOfFrozen(frozenItems)));
  held.push(...[...kept, ...forms.flatMap((items) => items ?? [])].flatMap(({ factIds }) => factIds));
  return held;
}

/** What everybody's first sitting of a test is made from, where it is made: frozen questions are there, and own ones ask no fact. */
function formsToMake(test: QuestionsRow, languages: readonly { readonly language: Language }[]): readonly AlikeForm[] {
  const blueprint = sittingBlueprint(test, 1);
  if (test.frozenItems !== null || blueprint.onlyOwn) return [];
  return languages.map(({ language }) => ({ language, blueprint, seed: seedOf(test.id) }));
}
