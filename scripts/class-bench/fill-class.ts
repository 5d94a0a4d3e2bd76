import { randomUUID } from "node:crypto";
import { runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { type ClassSize, DONE_OF_HUNDRED, QUESTIONS } from "./plan";

/** A teacher, in the database that this process answers with. */
export async function aTeacher(): Promise<string> {
  const id = randomUUID();
  await runStatement(Prisma.sql`INSERT INTO "User" ("id", "name", "role") VALUES (${id}::uuid, 'Teacher', 'teacher')`);
  return id;
}

/** A class with assignments, a finished sitting of most learners of each, and the rollup that comes of it. @returns its id */
export async function fillClass(teacherId: string, { learners, assignments }: ClassSize): Promise<string> {
  const [classroomId, setId] = [randomUUID(), randomUUID()];
  const blueprint = JSON.stringify({ topics: [], types: [], length: QUESTIONS, includeHarm: false });
  await runStatement(Prisma.sql`
    INSERT INTO "Classroom" ("id", "name", "code")
    VALUES (${classroomId}::uuid, ${`Class of ${learners}`}, ${`CODE${learners}`})`);
  await runStatement(Prisma.sql`
    INSERT INTO "StudySet" ("id", "ownerId", "title", "blueprint", "updatedAt")
    VALUES (${setId}::uuid, ${teacherId}::uuid, 'Set', ${blueprint}::jsonb, now())`);
  await runStatement(Prisma.sql`
    WITH person AS (
      INSERT INTO "User" ("id", "name", "role")
      SELECT gen_random_uuid(), 'Learner ' || n, 'learner' FROM generate_series(1, ${learners}::int) n RETURNING "id", "name"
    )
    INSERT INTO "Membership" ("classroomId", "userId", "role", "displayName", "joinedAt")
    SELECT ${classroomId}::uuid, "id", 'learner'::"MemberRole", "name", now() - interval '300 days' FROM person
    UNION ALL SELECT ${classroomId}::uuid, ${teacherId}::uuid, 'teacher', 'Teacher', now()`);
  await runStatement(Prisma.sql`
    INSERT INTO "Assignment" ("id", "classroomId", "setId", "kind", "title", "blueprint", "opensAt", "dueAt", "createdBy")
    SELECT gen_random_uuid(), ${classroomId}::uuid, ${setId}::uuid, 'quiz', 'Quiz ' || n, ${blueprint}::jsonb,
      now() - interval '290 days', now() - make_interval(days => n * 7 - 14), ${teacherId}::uuid
    FROM generate_series(1, ${assignments}::int) n`);
  // By names, not by ids: which learners are done is the same in all databases.
  const done = Prisma.sql`FROM "Assignment" s JOIN "Membership" m ON m."classroomId" = s."classroomId" AND m."role" = 'learner'
    WHERE s."classroomId" = ${classroomId}::uuid AND abs(hashtext(s."title" || m."displayName")) % 100 < ${DONE_OF_HUNDRED}::int`;
  await runStatement(Prisma.sql`
    INSERT INTO "Attempt" ("id", "learnerId", "assignmentId", "title", "blueprint", "release", "seed", "startedAt",
      "finishedAt", "loggedAt")
    SELECT gen_random_uuid(), m."userId", s."id", s."title", '{}', '', '', s."dueAt" - interval '1 hour', s."dueAt", s."dueAt"
    ${done}`);
  await runStatement(Prisma.sql`
    INSERT INTO "AssignmentResult" ("assignmentId", "learnerId", "state", "credit", "possible", "answered", "daysReviewed",
      "finishedAt", "updatedAt")
    SELECT s."id", m."userId", 'done', abs(hashtext(m."displayName" || s."title")) % 11, 10, 10, 0, s."dueAt", s."dueAt" ${done}`);
  return classroomId;
}
