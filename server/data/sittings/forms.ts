import "server-only";
import type { FactBase } from "@/core/facts/model";
import type { GenerationContext, Item } from "@/core/questions/contract";
import type { QuestionView } from "@/core/questions/views";
import type { AskedQuestion } from "@/core/quizzes/asked-before";
import type { Blueprint } from "@/core/quizzes/blueprint";
import { buildForm, type FormProblem, type FormRequest } from "@/core/quizzes/form";
import { ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { currentDifficultyFit } from "@/server/data/facts/difficulty";
import { heldBackFactIds } from "@/server/data/facts/in-force";
import { factsUnderTest } from "@/server/data/sittings/under-test";
import { getDb, runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

export type Form = { readonly release: string; readonly items: readonly Item[] };

/** Weak memories that a quiz takes up first; more would leave no room for what is new. */
const MAX_PREFERRED = 100;

/**
 * The questions of a sitting.
 *
 * @param drawn "alike": the same for everyone, as of an assigned quiz; "own": for the viewer alone, without the facts of
 *              assigned quizzes that are going on; "personal": of one's own, and what is due or was forgotten comes first, and
 *              what was asked last time is left out where enough remains
 * @param askedBefore of a retake: the questions of each sitting before, the newest first, which are not asked again where their facts
 *                    give others
 */
export async function makeForm(
  viewer: Viewer,
  blueprint: Blueprint,
  seed: string,
  drawn: "alike" | "own" | "personal",
  now: Date,
  askedBefore: readonly (readonly AskedQuestion[])[] = [],
): Promise<Result<Form, FormProblem>> {
  const context = getGenerationContext(viewer.language);
  const plain: FormRequest = {
    blueprint,
    seed,
    withdrawnFactIds: new Set([
      ...(await heldBackFactIds()),
      ...(drawn === "alike" ? [] : await factsUnderTest(viewer)),
    ]),
    preferredTargets: new Set(),
    knownTargets: new Set(),
    excludedFactIds: new Set(),
    askedBefore,
    difficultyFit: await currentDifficultyFit(),
  };
  const release = context.base.release.hash;
  if (drawn === "personal" && blueprint.factIds === null) {
    const [preferredTargets, knownTargets, excludedFactIds] = await Promise.all([
      findWeak(viewer, now),
      findKnown(viewer, now),
      findLastAsked(viewer),
    ]);
    const fresh = buildForm(context, { ...plain, preferredTargets, knownTargets, excludedFactIds });
    if (fresh.ok && fresh.value.length >= blueprint.length) return ok({ release, items: fresh.value });
  }
  const form = drawn === "alike" && askedBefore.length === 0 ? formOfAll(context, plain) : buildForm(context, plain);
  return form.ok ? ok({ release, items: form.value }) : form;
}

export type AlikeForm = Pick<FormRequest, "blueprint" | "seed"> & { readonly language: string };

/**
 * The questions of several assigned quizzes, as everybody gets them. However many they are, what they depend on is read once, and
 * whoever else wants something of the server meanwhile gets it between two of them.
 *
 * @returns in the same order; null where the facts give no form
 */
export async function makeFormsOfAll(wanted: readonly AlikeForm[]): Promise<readonly (readonly Item[] | null)[]> {
  const [withdrawnFactIds, difficultyFit] = await Promise.all([heldBackFactIds(), currentDifficultyFit()]);
  const none = {
    preferredTargets: new Set<string>(),
    knownTargets: new Set<string>(),
    askedBefore: [],
    excludedFactIds: new Set<string>(),
  };
  const forms: (readonly Item[] | null)[] = [];
  for (const { language, blueprint, seed } of wanted) {
    const form = formOfAll(getGenerationContext(language), {
      blueprint,
      seed,
      withdrawnFactIds,
      difficultyFit,
      ...none,
    });
    forms.push(form.ok ? form.value : null);
    await new Promise(setImmediate);
  }
  return forms;
}

type Built = ReturnType<typeof buildForm>;

/**
 * Forms that are the same for everybody, made lately. A class presses the button within a second, and making a form takes longer
 * than all the rest of beginning: it is made for the first of them.
 */
const formsOfAll = new Map<
  string,
  Pick<FormRequest, "difficultyFit"> & { readonly base: FactBase; readonly form: Built }
>();
/** Those of a school at once: the wall of one class asks for each of its open tests, and must not push out its own. */
const MOST_FORMS = 100;

function formOfAll(context: GenerationContext, request: FormRequest): Built {
  const { seed, blueprint, withdrawnFactIds, difficultyFit } = request;
  const { base } = context;
  const key = JSON.stringify([context.language, seed, blueprint, [...withdrawnFactIds].sort()]);
  const known = formsOfAll.get(key);
  // A fit is one object until there is another one; an empty one is made anew each time.
  const sameFit =
    known?.difficultyFit === difficultyFit || (known?.difficultyFit.size === 0 && difficultyFit.size === 0);
  if (known !== undefined && known.base === base && sameFit) return known.form;
  const form = buildForm(context, request);
  const [oldest] = formsOfAll.keys();
  if (oldest !== undefined && formsOfAll.size >= MOST_FORMS) formsOfAll.delete(oldest);
  formsOfAll.set(key, { base, difficultyFit, form });
  return form;
}

/** Targets whose memory is due, the longest overdue first. */
async function findWeak(viewer: Viewer, now: Date): Promise<ReadonlySet<string>> {
  const db = await getDb();
  const rows = await db.memoryState.findMany({
    where: { learnerId: viewer.userId, suspended: false, dueAt: { lte: now } },
    select: { targetId: true },
    orderBy: [{ dueAt: "asc" }, { targetId: "asc" }],
    take: MAX_PREFERRED,
  });
  return new Set(rows.map(({ targetId }) => targetId));
}

/** Targets that have been met and are not due yet. */
async function findKnown(viewer: Viewer, now: Date): Promise<ReadonlySet<string>> {
  const db = await getDb();
  const rows = await db.memoryState.findMany({
    where: { learnerId: viewer.userId, dueAt: { gt: now } },
    select: { targetId: true },
  });
  return new Set(rows.map(({ targetId }) => targetId));
}

/** Facts of the viewer's last sitting. */
async function findLastAsked(viewer: Viewer): Promise<ReadonlySet<string>> {
  const db = await getDb();
  const last = await db.attempt.findFirst({
    where: { learnerId: viewer.userId, kind: { in: ["practice", "daily", "test"] } },
    select: { items: { select: { factIds: true } } },
    orderBy: [{ startedAt: "desc" }, { id: "asc" }],
  });
  return new Set(last?.items.flatMap(({ factIds }) => factIds) ?? []);
}

/** Sittings whose questions a retake keeps apart; what was asked before them is long ago. */
const MOST_BEFORE = 8;

/** The questions of these sittings of the viewer's, each by itself, the newest sitting first. */
async function questionsOfEach(
  viewer: Viewer,
  where: Prisma.AttemptWhereInput,
): Promise<readonly (readonly AskedQuestion[])[]> {
  const db = await getDb();
  const sittings = await db.attempt.findMany({
    where: { ...where, learnerId: viewer.userId, kind: { not: "another" } },
    select: { items: { select: { factIds: true, view: true } } },
    orderBy: [{ startedAt: "desc" }, { id: "asc" }],
    take: MOST_BEFORE,
  });
  return sittings.map(({ items }) =>
    items.map(({ factIds, view }) => ({ factIds, view: view as unknown as QuestionView })),
  );
}

/** What the viewer was asked in their sittings of an assigned quiz. */
export const questionsOfAssigned = (viewer: Viewer, assignmentId: string) => questionsOfEach(viewer, { assignmentId });

/** What the viewer was asked in a sitting of their own, in those that it follows, and in those that follow one of them. */
export async function questionsOfRetakes(viewer: Viewer, attemptId: string) {
  const related = await runStatement<{ readonly id: string }>(Prisma.sql`
    WITH RECURSIVE before AS (
      SELECT a."id", a."followsId" FROM "Attempt" a
        WHERE a."id" = ${attemptId}::uuid AND a."learnerId" = ${viewer.userId}::uuid
      UNION
      SELECT a."id", a."followsId" FROM before b
        JOIN "Attempt" a ON a."id" = b."followsId" AND a."learnerId" = ${viewer.userId}::uuid
    ), related AS (
      SELECT b."id" FROM before b
      UNION
      SELECT a."id" FROM related r
        JOIN "Attempt" a ON a."followsId" = r."id" AND a."learnerId" = ${viewer.userId}::uuid
    )
    SELECT "id"::text FROM related`);
  return questionsOfEach(viewer, { id: { in: related.map(({ id }) => id) } });
}
