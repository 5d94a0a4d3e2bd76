import "server-only";
import { randomUUID } from "node:crypto";
import type { Asks } from "@/core/gradebook/cell";
import { hasDaysFor } from "@/core/quizzes/rules/chosen-dates";
import { type QuizRules, quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import { err, ok, type Result } from "@/core/shared/result";
import { sameJson } from "@/core/shared/same-json";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { taughtBy } from "@/server/data/classes/classrooms";
import { askedBy } from "@/server/data/sets/asks";
import { type QuestionsRow, questionsSelect } from "@/server/data/sets/assigned-questions";
import { contentOf } from "@/server/data/sets/given-content";
import { ownedBy } from "@/server/data/sets/study-sets";
import { type Database, getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** Giving a set to a class, a group of it or some of its learners, and giving the same to a parallel class. */

/** For whom an assignment is. */
export type Audience =
  | { readonly kind: "class" }
  | { readonly kind: "group"; readonly groupId: string }
  | { readonly kind: "learners"; readonly learnerIds: readonly string[] };

export type AssignmentDraft = {
  readonly classroomId: string;
  readonly setId: string;
  readonly kind: "quiz" | "reviewing";
  readonly title: string;
  readonly opensAt: Date;
  readonly dueAt: Date;
  /** Reviewing only: on how many separate days. */
  readonly daysWanted: number;
  /** Quiz only: nobody sits after it; null for never. */
  readonly closesAt?: Date | null;
  /** Quiz only. */
  readonly rules?: QuizRules;
  readonly audience?: Audience;
};

export type AssignFailure =
  /** The viewer does not teach it any more, or it is archived. */
  | "class-gone"
  /** The set is not one of the viewer's, or is archived. */
  | "setId"
  /** It was saved anew, or the audience changed, while this was made ready. */
  | "set-changed"
  | "group-gone"
  /** None of the learners is in the class. */
  | "learners-gone"
  /** The set consists of own questions, or of own cards, and has none. */
  | "no-own-questions"
  | "no-own-cards"
  /** It would ask the class nothing. */
  | "nothing-asked";

/**
 * Gives a set as it is now: what is saved later does not change it. Own questions are asked as they are when they are asked, and
 * of a frozen set as they are now; those that are written later are not in it.
 *
 * @returns why not, where it is not given; somebody else's class, set or group is like one that is not there
 */
export async function createAssignment(
  viewer: Viewer,
  draft: AssignmentDraft,
): Promise<Result<{ readonly id: string }, AssignFailure>> {
  const db = await getDb();
  const ready = await preparedFor(db, viewer, draft);
  if (!ready.ok) return ready;
  const { id, set, release, given, asks } = ready.value;
  const audience = draft.audience ?? { kind: "class" };
  const groupId = audience.kind === "group" ? audience.groupId : null;
  const learnerIds = audience.kind === "learners" ? [...audience.learnerIds] : [];
  // A test that never closed could never tell its answers to all.
  const closesAt = draft.closesAt ?? (draft.rules?.mode === "test" ? draft.dueAt : null);
  // The class, the set and the audience are checked by the statement that writes; its learners follow in the same transaction.
  const [written] = await db.$transaction([
    db.$executeRaw`
      INSERT INTO "Assignment"
        ("id", "classroomId", "setId", "kind", "title", "blueprint", "frozenItems", "setVersion", "release", "daysWanted",
         "opensAt", "dueAt", "closesAt", "rules", "audience", "groupId", "targetIds", "asks", "createdBy")
      SELECT ${id}::uuid, c."id", s."id", ${draft.kind}::"AssignmentKind", ${draft.title},
             ${JSON.stringify(given.blueprint)}::jsonb, ${given.frozenItems}::jsonb, s."version",
             ${release}, ${draft.daysWanted}::int, ${draft.opensAt}::timestamptz,
             ${draft.dueAt}::timestamptz, ${closesAt}::timestamptz, ${JSON.stringify(draft.rules ?? {})}::jsonb,
             ${audience.kind}::"AssignmentAudience", ${groupId}::uuid, ${given.targetIds}::text[], ${asks}, ${viewer.userId}::uuid
      FROM "Classroom" c, "StudySet" s
      WHERE c."id" = ${draft.classroomId}::uuid AND c."archivedAt" IS NULL
        AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."classroomId" = c."id" AND m."userId" = ${viewer.userId}::uuid
                    AND m."role" = 'teacher' AND m."removedAt" IS NULL)
        AND s."id" = ${draft.setId}::uuid AND s."ownerId" = ${viewer.userId}::uuid AND s."archivedAt" IS NULL
        AND s."version" = ${set.version}::int
        AND (${groupId}::uuid IS NULL OR EXISTS (
          SELECT 1 FROM "ClassGroup" g WHERE g."id" = ${groupId}::uuid AND g."classroomId" = c."id"))
        AND (${audience.kind} <> 'learners' OR EXISTS (
          SELECT 1 FROM "Membership" m WHERE m."classroomId" = c."id" AND m."userId" = ANY(${learnerIds}::uuid[])
            AND m."role" = 'learner' AND m."removedAt" IS NULL))`,
    db.$executeRaw`
      INSERT INTO "AssignmentLearner" ("assignmentId", "learnerId")
      SELECT a."id", m."userId" FROM "Assignment" a JOIN "Membership" m ON m."classroomId" = a."classroomId"
      WHERE a."id" = ${id}::uuid AND a."audience" = 'learners' AND m."userId" = ANY(${learnerIds}::uuid[])
        AND m."role" = 'learner' AND m."removedAt" IS NULL`,
  ]);
  return written === 1 ? ok({ id }) : err(await whyRefused(db, viewer, draft));
}

/** Which condition of the statement that writes did not hold; asked only after it refused. */
async function whyRefused(db: Database, viewer: Viewer, draft: AssignmentDraft): Promise<AssignFailure> {
  const { classroomId: id, setId, audience } = draft;
  const classroom = await db.classroom.findFirst({
    where: { id, archivedAt: null, ...taughtBy(viewer) },
    select: { id: true },
  });
  if (classroom === null) return "class-gone";
  const set = await db.studySet.findFirst({ where: { id: setId, ...ownedBy(viewer) }, select: { archivedAt: true } });
  if (set === null || set.archivedAt !== null) return "setId";
  if (audience?.kind === "learners") {
    const userId = { in: [...audience.learnerIds] };
    const there = { classroomId: id, userId, role: "learner" as const, removedAt: null };
    if ((await db.membership.count({ where: there })) === 0) return "learners-gone";
  }
  if (audience?.kind === "group") {
    const there = { id: audience.groupId, classroomId: id };
    if ((await db.classGroup.count({ where: there })) === 0) return "group-gone";
  }
  return "set-changed";
}

type Prepared = {
  readonly id: string;
  readonly set: { readonly version: number };
  readonly release: string;
  readonly given: NonNullable<Awaited<ReturnType<typeof contentOf>>>;
  readonly asks: Exclude<Asks, "nothing">;
};

/** What an assignment would hold. */
async function preparedFor(
  db: Database,
  viewer: Viewer,
  draft: AssignmentDraft,
): Promise<Result<Prepared, AssignFailure>> {
  const { setId, kind } = draft;
  const set = await db.studySet.findFirst({
    where: { id: setId, ...ownedBy(viewer) },
    select: { blueprint: true, frozenItems: true, version: true, release: true },
  });
  if (set === null) return err("setId");
  // Frozen questions are of the release with which they were made: what was corrected since is told of them.
  const release = set.frozenItems === null ? getFactBase().release.hash : set.release;
  const id = randomUUID();
  const given = await contentOf(db, viewer, { id, setId, ownerId: viewer.userId, kind }, set);
  if (given === null) return err(kind === "quiz" ? "no-own-questions" : "no-own-cards");
  const frozenItems = given.frozenItems === null ? null : (JSON.parse(given.frozenItems) as Prisma.JsonValue);
  const asks = await asksOfNew(db, viewer, draft, { id, setId, release, blueprint: given.blueprint, frozenItems });
  return asks === "nothing" ? err("nothing-asked") : ok({ id, set, release, given, asks });
}

/** What a quiz that is about to be given would ask the class (core/gradebook/cell.ts); reviewing is graded. */
async function asksOfNew(
  db: Database,
  viewer: Viewer,
  { classroomId, kind, opensAt }: Pick<AssignmentDraft, "classroomId" | "kind" | "opensAt">,
  given: Pick<QuestionsRow, "id" | "setId" | "release"> & {
    readonly blueprint: Prisma.JsonValue;
    readonly frozenItems: Prisma.JsonValue | null;
  },
): Promise<Asks> {
  if (kind === "reviewing") return "graded";
  const classroom = await db.classroom.findFirst({
    where: { id: classroomId, ...taughtBy(viewer) },
    select: questionsSelect.classroom.select,
  });
  // Whether the class is theirs is found by the statement that writes.
  if (classroom === null) return "graded";
  return (await askedBy(viewer, { ...given, keptOwn: null, classroom }, opensAt)).asks;
}

export type CopyFailure =
  /** The viewer does not teach both. */
  | "not-found"
  /** Reviewing asks for more separate days than would lie between the dates. */
  | "too-few-days"
  /** It would ask the other class nothing. */
  | "nothing-asked"
  /** The whole of the other class has this version of the set already, by the same rules. */
  | "already-given";

/**
 * Gives what one class was given to another class of the viewer's, as a whole: the same set as it was, rules and time between due
 * date and closing.
 *
 * @param dates of the other class
 */
export async function copyAssignment(
  viewer: Viewer,
  assignmentId: string,
  classroomId: string,
  { opensAt, dueAt }: { readonly opensAt: Date; readonly dueAt: Date },
): Promise<Result<{ readonly id: string }, CopyFailure>> {
  const db = await getDb();
  const [source, target] = await Promise.all([
    db.assignment.findFirst({
      where: { id: assignmentId, classroom: taughtBy(viewer) },
      select: {
        ...{ kind: true, daysWanted: true, dueAt: true, closesAt: true, setId: true, setVersion: true, rules: true },
        ...{ blueprint: true, frozenItems: true, release: true },
      },
    }),
    db.classroom.findFirst({ where: { id: classroomId, archivedAt: null, ...taughtBy(viewer) }, select: { id: true } }),
  ]);
  if (source === null || target === null) return err("not-found");
  const dates = { opensAt: opensAt.getTime(), dueAt: dueAt.getTime() };
  if (source.kind === "reviewing" && !hasDaysFor(source.daysWanted, dates, viewer.timeZone)) return err("too-few-days");
  const shift = dueAt.getTime() - source.dueAt.getTime();
  const closesAt = source.closesAt === null ? null : new Date(source.closesAt.getTime() + shift);
  const id = randomUUID();
  const { setId, release, blueprint, frozenItems } = source;
  const draft = { classroomId, kind: source.kind, opensAt };
  const asks = await asksOfNew(db, viewer, draft, { id, setId, release, blueprint, frozenItems });
  if (asks === "nothing") return err("nothing-asked");
  return db.$transaction(async (tx) => {
    // Of two requests at once the second finds what the first gave.
    await tx.$executeRaw`SELECT 1 FROM "Classroom" WHERE "id" = ${classroomId}::uuid FOR NO KEY UPDATE`;
    if (await hasTheSame(tx, viewer, classroomId, source)) return err("already-given");
    const written = await tx.$executeRaw`
      INSERT INTO "Assignment"
        ("id", "classroomId", "setId", "kind", "title", "blueprint", "frozenItems", "setVersion", "release", "daysWanted",
         "opensAt", "dueAt", "closesAt", "rules", "targetIds", "asks", "createdBy")
      SELECT ${id}::uuid, ${classroomId}::uuid, a."setId", a."kind", a."title", a."blueprint", a."frozenItems", a."setVersion",
             a."release", a."daysWanted", ${opensAt}::timestamptz, ${dueAt}::timestamptz, ${closesAt}::timestamptz, a."rules",
             a."targetIds", ${asks}, ${viewer.userId}::uuid
      FROM "Assignment" a
      WHERE a."id" = ${assignmentId}::uuid AND (
        SELECT count(*) FROM "Membership" m
        WHERE m."classroomId" IN (a."classroomId", ${classroomId}::uuid) AND m."userId" = ${viewer.userId}::uuid
          AND m."role" = 'teacher' AND m."removedAt" IS NULL) = CASE WHEN a."classroomId" = ${classroomId}::uuid THEN 1 ELSE 2 END`;
    return written === 1 ? ok({ id }) : err("not-found");
  });
}

type Source = Pick<Prisma.AssignmentGetPayload<object>, "kind" | "daysWanted" | "setId" | "setVersion" | "rules">;

/** Whether the whole of the viewer's class has the same version of the set by the same rules, and it was not taken back. */
async function hasTheSame(
  db: Pick<Database, "assignment">,
  viewer: Viewer,
  classroomId: string,
  source: Source,
): Promise<boolean> {
  const { kind, daysWanted, setId, setVersion, rules } = source;
  const same = { kind, daysWanted, setId, setVersion };
  const there = await db.assignment.findMany({
    where: { classroomId, classroom: taughtBy(viewer), audience: "class", withdrawnAt: null, ...same },
    select: { rules: true },
  });
  const wanted = quizRulesSchema.parse(rules);
  return there.some((one) => sameJson(quizRulesSchema.parse(one.rules), wanted));
}
