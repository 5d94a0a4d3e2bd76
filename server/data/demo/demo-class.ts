import "server-only";
import { randomUUID } from "node:crypto";
import {
  answeredOf,
  COMMENTED,
  type DemoToday,
  EXTRA_TIME_PERCENT,
  GIVEN_SHARE,
  GRADED_BY_HAND,
  LATE_AT,
  LEARNERS,
  mixesUp,
  momentOf,
  QUIZZES,
  REVIEWING,
  sittingDay,
  TEST_AT,
  WITH_EXTRA_TIME,
} from "@/core/demo/term";
import { toldHarm } from "@/core/flashcards/told-harm";
import type { GenerationContext } from "@/core/questions/contract";
import { civilTime } from "@/core/shared/civil-time";
import { seededRandom } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { cardOf, targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { taughtBy } from "@/server/data/classes/classrooms";
import {
  classRows,
  type DemoClass,
  type DemoTexts,
  LESSON_HOUR,
  type TitledQuiz,
  termRows,
} from "@/server/data/demo/class-rows";
import { makeQuiz } from "@/server/data/demo/quizzes";
import { type SimulatedTerm, simulateLearner } from "@/server/data/demo/simulate-learner";
import { insertRows, itemsOfAttempts } from "@/server/data/demo/write-rows";
import { decideGrade, writeComment } from "@/server/data/gradebook/notes";
import { recomputeAllResults } from "@/server/data/teaching/assignment-results";
import { getDb } from "@/server/db";

/** A class to look around in: a term of simulated learners, made as if it had been lived. */

export type DemoError =
  /** One is enough. */
  | { readonly code: "has-demo" }
  /** The fact base, as it is now, gives too few questions. */
  | { readonly code: "demo-too-few" };

const HOUR_MS = 3_600_000;
/** Who reviews does so at five in the afternoon. */
const REVIEW_HOUR = 17;
const TRANSACTION = { maxWait: 60_000, timeout: 60_000 } as const;

/** Whether the viewer teaches a demo class, archived or not. */
export async function hasDemoClass(viewer: Viewer): Promise<boolean> {
  const db = await getDb();
  return (await db.classroom.count({ where: { demo: true, ...taughtBy(viewer) } })) > 0;
}

/**
 * Makes the class with everything that a term leaves behind: sittings, answers, the log, what is remembered, and results that
 * are computed from them as everybody's are. Two presses of the button make one class.
 *
 * @returns id of the class
 */
export async function makeDemoClass(
  viewer: Viewer,
  texts: DemoTexts,
  now: Date,
): Promise<Result<{ readonly id: string }, DemoError>> {
  if (await hasDemoClass(viewer)) return err({ code: "has-demo" });
  const quizzes: TitledQuiz[] = [];
  for (const [index, quiz] of QUIZZES.entries()) {
    const made = await makeQuiz(viewer, quiz, now);
    if (made === null) return err({ code: "demo-too-few" });
    quizzes.push({ ...made, quiz, setId: randomUUID(), title: texts.quizzes[index] ?? "" });
  }
  const demo: DemoClass = {
    classroomId: randomUUID(),
    learnerIds: Array.from({ length: LEARNERS }, () => randomUUID()),
    groupIds: [randomUUID(), randomUUID()],
    quizzes,
    reviewing: { assignmentId: randomUUID(), setId: randomUUID() },
    today: { day: civilTime(now.getTime(), viewer.timeZone).slice(0, 10), timeZone: viewer.timeZone },
  };
  const terms = demo.learnerIds.map((_, index) => simulate(viewer, demo, index, now));
  const db = await getDb();
  const written = await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "User" WHERE "id" = ${viewer.userId}::uuid FOR UPDATE`;
    if ((await tx.classroom.count({ where: { demo: true, ...taughtBy(viewer) } })) > 0) return false;
    for (const [table, rows] of Object.entries(classRows(viewer, demo, texts, now))) await insertRows(tx, table, rows);
    for (const [table, rows] of Object.entries(termRows(demo, terms))) await insertRows(tx, table, rows);
    await tx.$executeRaw(itemsOfAttempts(quizzes));
    await tx.$executeRaw(recomputeAllResults(demo, now));
    return true;
  }, TRANSACTION);
  if (!written) return err({ code: "has-demo" });
  await writeNotes(viewer, demo, texts, now);
  return ok({ id: demo.classroomId });
}

/** What the teacher did by hand, by the same functions as everybody's. */
async function writeNotes(
  viewer: Viewer,
  { quizzes, learnerIds }: DemoClass,
  texts: DemoTexts,
  now: Date,
): Promise<void> {
  const place = (quiz: number, learner: number) => ({
    assignmentId: quizzes[quiz]?.assignmentId ?? "",
    learnerId: learnerIds[learner] ?? "",
  });
  await writeComment(viewer, place(LATE_AT, COMMENTED), texts.comment, now);
  const decision = { kind: "given", share: GIVEN_SHARE, reason: texts.reason } as const;
  await decideGrade(viewer, place(TEST_AT, GRADED_BY_HAND), decision, now);
}

function simulate(viewer: Viewer, demo: DemoClass, index: number, now: Date): SimulatedTerm {
  const context = getGenerationContext(viewer.language);
  const { timeZone, dayStartHour } = viewer;
  const random = seededRandom(`demo learner ${index}, when`);
  const sittings = demo.quizzes.flatMap(({ quiz, assignmentId, items }, place) => {
    const day = sittingDay(index, place);
    if (day === null) return [];
    const startAt = momentOf(demo.today, day, LESSON_HOUR).getTime() + Math.round(random() * 5 * 60_000);
    const answers = answeredOf(index, place, items.length);
    const pace = index === WITH_EXTRA_TIME ? 1 + EXTRA_TIME_PERCENT / 100 : 1;
    return [{ assignmentId, kind: quiz.rules.mode, items, startAt, answers, pace }];
  });
  return simulateLearner({
    learnerId: demo.learnerIds[index] ?? "",
    seed: `demo learner ${index}`,
    calendar: { timeZone, dayStartHour },
    mixesUp: mixesUp(index),
    sittings,
    reviewsAt: reviewTimes(demo.today, random, now),
    isCard: (targetId) => cardOf(context, targetId) !== null,
    reviewing: {
      assignmentId: demo.reviewing.assignmentId,
      opensAt: momentOf(demo.today, REVIEWING.opens, 0).getTime(),
      topics: REVIEWING.topics,
      cards: REVIEWING.topics.flatMap((topic) => freshCards(context, topic)),
    },
  });
}

/** Cards of a topic, one a fact: of violence and casualties none. */
const freshCards = (context: GenerationContext, topic: string) =>
  (context.base.index.factsByTopic.get(topic) ?? [])
    .filter((fact) => toldHarm(context.base, fact) === null)
    .flatMap((fact) => targetsOf(context, fact).slice(0, 1))
    .map((targetId) => ({ targetId, topic }));

/** Some review nearly every day, some hardly ever; all do more of it while it is assigned. */
function reviewTimes(today: DemoToday, random: () => number, now: Date): number[] {
  const diligence = 0.1 + 0.4 * random();
  const times: number[] = [];
  for (let day = QUIZZES[0]?.opens ?? 0; day >= 0; day--) {
    const wish = diligence + (day <= REVIEWING.opens ? 0.12 : 0);
    const time = momentOf(today, day, REVIEW_HOUR).getTime() + Math.round(random() * HOUR_MS);
    if (random() < wish && time < now.getTime() - HOUR_MS) times.push(time);
  }
  return times;
}
