import { creditOf } from "@/core/memory/answer-ratings";
import { wrongAnswers } from "@/core/quality/answers";
import type { Item } from "@/core/questions/contract";
import { gradeAnswer } from "@/core/questions/generate";
import { rightAnswer } from "@/core/questions/right-answer";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import { makeFormsOfAll } from "@/server/data/sittings/forms";
import { runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { QUESTIONS } from "./plan";

/** So many of four answers are right. */
const RIGHT_OF_FOUR = 3;

/** Questions of so many quizzes, as the fact base really gives them. */
export async function makeQuizzes(quizzes: number): Promise<readonly (readonly Item[])[]> {
  const blueprint = blueprintSchema.parse({ topics: [], types: [], length: QUESTIONS, includeHarm: false });
  const wanted = Array.from({ length: quizzes }, (_, at) => ({ language: "en", blueprint, seed: `bench ${at}` }));
  return (await makeFormsOfAll(wanted)).map((form) => form ?? []);
}

/** What is given to a question, and its grades: mostly the right answer, the wrong ones that a person would give, and none. */
function answersTo(item: Item): readonly object[] {
  const wrong = wrongAnswers(item);
  const given: readonly Given[] = [
    ...wrong.flatMap((answer): Given[] => [
      ...Array.from({ length: RIGHT_OF_FOUR }, () => ({ answer: rightAnswer(item) })),
      { answer },
    ]),
    { dontKnow: true },
  ];
  return given.flatMap((body) => {
    const graded = "answer" in body ? gradeAnswer(item.type, item.key, body.answer) : null;
    if (graded !== null && !graded.ok) return [];
    const grade: StoredGrade = graded === null ? { kind: "dont-know" } : graded.value;
    return [{ body, grade, credit: creditOf(grade) }];
  });
}

/** Answers to every question of every sitting of a class, and the memory that its learners have of what was asked. */
export async function fillAnswers(classroomId: string, quizzes: readonly (readonly Item[])[]): Promise<void> {
  await runStatement(Prisma.sql`DROP TABLE IF EXISTS "Asked"`);
  await runStatement(Prisma.sql`CREATE TABLE "Asked" ("quiz" int, "index" int, "item" jsonb, "answers" jsonb)`);
  const rows = quizzes.flatMap((items, quiz) =>
    items.map((item, index) => ({ quiz, index, item, answers: answersTo(item) })),
  );
  await runStatement(Prisma.sql`
    INSERT INTO "Asked" SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS row ("quiz" int, "index" int, "item" jsonb, "answers" jsonb)`);
  await runStatement(Prisma.sql`
    WITH "sat" AS (
      SELECT a."id", a."learnerId", a."startedAt", q."index", q."item",
        q."answers"->(abs(hashtext(a."id"::text || q."index")) % jsonb_array_length(q."answers")) AS "answer"
      FROM (SELECT "id", (row_number() OVER (ORDER BY "dueAt"))::int - 1 AS "quiz" FROM "Assignment"
            WHERE "classroomId" = ${classroomId}::uuid) s
      JOIN "Attempt" a ON a."assignmentId" = s."id" JOIN "Asked" q ON q."quiz" = s."quiz"
    ), "items" AS (
      INSERT INTO "AttemptItem" ("attemptId", "index", "type", "targetId", "topic", "factIds", "seed", "generatorVersion", "guess",
        "view", "key", "feedback", "proofs")
      SELECT "id", "index", r."type", r."targetId", r."topic", r."factIds", r."seed", r."generatorVersion", r."guess",
        r."view", r."key", r."feedback", r."proofs"
      FROM "sat" CROSS JOIN LATERAL jsonb_to_record("item") AS r ("type" text, "targetId" text, "topic" text, "factIds" text[],
        "seed" text, "generatorVersion" int, "guess" float8, "view" jsonb, "key" jsonb, "feedback" jsonb, "proofs" jsonb)
    )
    INSERT INTO "Answer" ("id", "learnerId", "attemptId", "index", "body", "bodyHash", "grade", "credit", "receivedAt")
    SELECT gen_random_uuid(), "learnerId", "id", "index", "answer"->'body', '', "answer"->'grade', ("answer"->>'credit')::float8,
      "startedAt" + make_interval(mins => "index")
    FROM "sat"`);
  await runStatement(Prisma.sql`
    INSERT INTO "MemoryState" ("learnerId", "targetId", "topic", "phase", "stability", "difficulty", "step", "reps", "lapses",
      "lastAt", "dueAt")
    SELECT a."learnerId", t."targetId", min(t."topic"), 'review', 10, 5, 0, 3, 0, max(a."startedAt"), now()
    FROM "Assignment" s JOIN "Attempt" a ON a."assignmentId" = s."id" JOIN "AttemptItem" t ON t."attemptId" = a."id"
    WHERE s."classroomId" = ${classroomId}::uuid AND t."targetId" LIKE 'fact:%'
    GROUP BY 1, 2`);
  await runStatement(Prisma.sql`DROP TABLE "Asked"`);
}
