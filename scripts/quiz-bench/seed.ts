// A process of its own, which opens the database that the environment names, fills it and closes it: the embedded one
// belongs to a single process. Prints one line of JSON.
import { randomUUID } from "node:crypto";
import type { Item } from "@/core/questions/contract";
import { rightAnswer } from "@/core/questions/right-answer";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import type { Given } from "@/core/quizzes/protocol";
import { nameKey } from "@/core/roster/learner-name";
import { makeClassCode } from "@/server/auth/codes";
import { hashPassword } from "@/server/auth/password";
import type { Viewer } from "@/server/auth/viewer";
import { createStudySet } from "@/server/data/sets/study-sets";
import { startAssignedAttempt, startAttempt } from "@/server/data/sittings/start";
import { closeDatabase, getDb } from "@/server/db";
import { FORM_LENGTH, PASSWORD, type Seeded, sittingsOf } from "./plan";

/** Forms that are really made; sittings are copies of them, because making one takes longer than answering it. */
const FORMS = 12;
const BENCH_LEARNERS = 32;
const CLASS_LEARNERS = 33;

const rounds = Number(process.argv[2]);
const blueprint: Blueprint = blueprintSchema.parse({
  topics: [],
  types: [],
  length: FORM_LENGTH,
  includeHarm: false,
});

async function main(): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  const model = await aPerson("Model", "model@bench.example", passwordHash);
  const formIds: string[] = [];
  while (formIds.length < FORMS) {
    const started = await startAttempt(model, { title: "Bench", blueprint }, new Date());
    if (!started.ok) throw new Error(`No form could be made: ${started.error}`);
    formIds.push(started.value.attemptId);
  }
  const emails = Array.from({ length: CLASS_LEARNERS }, (_, at) => `learner${at}@bench.example`);
  const people: Viewer[] = [];
  for (const [at, email] of emails.entries()) people.push(await aPerson(`Learner ${at}`, email, passwordHash));
  const teacher = await aPerson("Teacher", "teacher@bench.example", passwordHash, "teacher");
  const learners = [];
  for (const [at, person] of people.entries()) {
    const wanted = at < BENCH_LEARNERS ? sittingsOf(at, rounds) : 0;
    const attemptIds = Array.from({ length: wanted }, () => randomUUID());
    for (const [sitting, id] of attemptIds.entries()) await copySitting(formIds[sitting % FORMS] ?? "", id, person);
    learners.push({ email: emails[at] ?? "", attemptIds });
  }
  const { assignmentId, classroomId } = await assignQuiz(teacher, [...people, model]);
  const first = await startAssignedAttempt(model, assignmentId, new Date());
  if (!first.ok) throw new Error(`The assigned quiz could not be begun: ${first.error}`);
  const seeded: Seeded = {
    learners,
    forms: await Promise.all(formIds.map(answersTo)),
    teacher: "teacher@bench.example",
    assignmentId,
    classroomId,
    assigned: await answersTo(first.value.attemptId),
  };
  await closeDatabase();
  console.log(JSON.stringify(seeded));
}

async function aPerson(
  name: string,
  email: string,
  passwordHash: string,
  role: Viewer["role"] = "learner",
): Promise<Viewer> {
  const db = await getDb();
  const { id: userId, ...row } = await db.user.create({
    data: { id: randomUUID(), name, email, passwordHash, role },
    select: {
      id: true,
      role: true,
      guest: true,
      demo: true,
      name: true,
      email: true,
      language: true,
      timeZone: true,
      dayStartHour: true,
      desiredRetention: true,
      buttons: true,
      typedCards: true,
      newPerDay: true,
      reviewsPerDay: true,
      easyDays: true,
      pausedTopics: true,
      gradesToLook: true,
    },
  });
  return { userId, ...row, buttons: row.buttons === 4 ? 4 : 2, goal: null, daysPerWeek: null };
}

/** The same questions and keys under another id and for another learner, whatever columns the tables have. */
async function copySitting(formId: string, id: string, learner: Viewer): Promise<void> {
  const db = await getDb();
  await db.$transaction([
    db.$executeRaw`
      INSERT INTO "Attempt" SELECT (jsonb_populate_record(a, ${JSON.stringify({ id, learnerId: learner.userId })}::jsonb)).*
      FROM "Attempt" a WHERE a."id" = ${formId}::uuid`,
    db.$executeRaw`
      INSERT INTO "AttemptItem" SELECT (jsonb_populate_record(t, ${JSON.stringify({ attemptId: id })}::jsonb)).*
      FROM "AttemptItem" t WHERE t."attemptId" = ${formId}::uuid`,
  ]);
}

async function assignQuiz(
  teacher: Viewer,
  learners: readonly Viewer[],
): Promise<Pick<Seeded, "assignmentId" | "classroomId">> {
  const db = await getDb();
  const day = 24 * 3600 * 1000;
  const joinedAt = new Date(Date.now() - day);
  const { id: classroomId } = await db.classroom.create({
    data: {
      id: randomUUID(),
      name: "Bench",
      code: makeClassCode(),
      members: {
        create: [
          { userId: teacher.userId, role: "teacher", displayName: teacher.name, joinedAt },
          ...learners.map(({ userId, name }) => ({
            userId,
            role: "learner" as const,
            displayName: name,
            nameKey: nameKey(name),
            joinedAt,
          })),
        ],
      },
    },
    select: { id: true },
  });
  const { id: setId } = await createStudySet(teacher, { title: "Bench", blueprint });
  const { id } = await db.assignment.create({
    data: {
      id: randomUUID(),
      classroomId,
      setId,
      kind: "quiz",
      title: "Bench",
      blueprint,
      opensAt: new Date(Date.now() - day),
      dueAt: new Date(Date.now() + day),
      createdBy: teacher.userId,
    },
    select: { id: true },
  });
  return { assignmentId: id, classroomId };
}

/** What is given to the questions of a sitting: the right answer, and to every third "I don't know". */
async function answersTo(attemptId: string): Promise<readonly Given[]> {
  const db = await getDb();
  const items = await db.attemptItem.findMany({
    where: { attemptId },
    select: { view: true, key: true },
    orderBy: { index: "asc" },
  });
  return items.map((item, at) =>
    at % 3 === 2 ? { dontKnow: true } : { answer: rightAnswer(item as unknown as Pick<Item, "view" | "key">) },
  );
}

await main();
process.exit(0);
