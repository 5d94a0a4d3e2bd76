import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import type { Rating } from "@/core/memory/events";
import { rightAnswer } from "@/core/questions/right-answer";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import { type Random, seededRandom } from "@/core/shared/random";
import type { Viewer } from "@/server/auth/viewer";
import { readmitLearner, removeLearner } from "@/server/data/classes/classrooms";
import { decideGrade } from "@/server/data/gradebook/notes";
import { settleClass } from "@/server/data/gradebook/settle-class";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { recordAnswer } from "@/server/data/sittings/answers";
import { handIn } from "@/server/data/sittings/hand-in";
import { sweep } from "@/server/data/sittings/settle";
import { startAssignedAttempt } from "@/server/data/sittings/start";
import { setException } from "@/server/data/teaching/exceptions";
import { setStudyTopic } from "@/server/data/teaching/overview";
import { checkStats } from "@/server/data/teaching/stats-check";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const TOPIC = "crisis-2012";
const STEPS = 70;
/** One storm beside the other tests; the long form is a command of its own (npm run test:storms). */
const STORMS = process.env.AZALAI_STORMS === "1" ? 12 : 1;
const LEARNERS = 3;

describeOnEachEngine("the rollups after a storm of events", (getClient) => {
  let teacher: Viewer;
  let learners: Viewer[];
  let classroomId: string;
  let quizzes: string[];
  let reviewingId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    teacher = await aPerson({ role: "teacher" });
    learners = [];
    for (let at = 0; at < LEARNERS; at++) learners.push(await aPerson({ name: `L${at}` }));
    classroomId = (await aClass(teacher, learners)).id;
    const blueprint = blueprintSchema.parse({ topics: [TOPIC], types: [], length: 3, includeHarm: false });
    const setId = randomUUID();
    await getClient().studySet.create({ data: { id: setId, ownerId: teacher.userId, title: "Set", blueprint } });
    const assign = async (kind: "quiz" | "reviewing", rules: object) => {
      const id = randomUUID();
      const times = { opensAt: NOON, dueAt: hoursLater(60), closesAt: hoursLater(90), createdAt: NOON };
      const data = { ...times, id, classroomId, setId, kind, title: kind, blueprint, createdBy: teacher.userId };
      await getClient().assignment.create({ data: { ...data, rules: quizRulesSchema.parse(rules), daysWanted: 2 } });
      return id;
    };
    quizzes = [
      await assign("quiz", { counts: "best" }),
      await assign("quiz", { mode: "test", counts: "mean", timeLimitS: 1800, overdue: "submit" }),
      await assign("quiz", { mode: "test", counts: "last", timeLimitS: 600, overdue: "discard", attemptLimit: 3 }),
    ];
    reviewingId = await assign("reviewing", {});
    for (const learner of learners) await setStudyTopic(learner, TOPIC, true);
  });

  /** What is open of the sittings that the storm has begun. */
  type Storm = {
    readonly random: Random;
    at: Date;
    readonly sittings: { readonly learner: Viewer; readonly id: string }[];
  };

  const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

  const steps: readonly ((storm: Storm) => Promise<unknown>)[] = [
    async ({ random, at, sittings }) => {
      const learner = pick(random, learners);
      const begun = await startAssignedAttempt(learner, pick(random, quizzes), at);
      if (begun.ok) sittings.push({ learner, id: begun.value.attemptId });
    },
    answerSomething,
    answerSomething,
    answerSomething,
    async ({ random, at, sittings }) => {
      const one = sittings.length === 0 ? null : pick(random, sittings);
      if (one !== null) await handIn(one.learner, one.id, at);
    },
    reviewSomething,
    reviewSomething,
    async ({ at }) => sweep(at),
    async ({ at }) => settleClass(teacher, classroomId, at),
    async ({ random, at }) => {
      const learner = pick(random, learners);
      const limits = { closesAt: hoursLater(100), extraTimePercent: 50, attemptLimit: 5 };
      const draft = { ...limits, opensAt: hoursLater(6), dueAt: hoursLater(pick(random, [24, 80])) };
      const given = pick(random, [...quizzes, reviewingId]);
      const whom = { learnerIds: [learner.userId] };
      await setException(teacher, given, whom, random() < 0.5 ? draft : null, at);
    },
    async ({ random, at }) => {
      const place = { assignmentId: pick(random, quizzes), learnerId: pick(random, learners).userId };
      await decideGrade(teacher, place, { kind: "given", share: random(), reason: "storm" }, at);
    },
    async ({ random, at }) => {
      const { userId } = pick(random, learners);
      await removeLearner(teacher, classroomId, userId, at);
      await readmitLearner(teacher, classroomId, userId);
    },
  ];

  async function answerSomething({ random, at, sittings }: Storm): Promise<void> {
    if (sittings.length === 0) return;
    const { learner, id } = pick(random, sittings);
    const index = Math.floor(random() * 3);
    const item = await getClient().attemptItem.findUnique({ where: { attemptId_index: { attemptId: id, index } } });
    if (item === null) return;
    const given = random() < 0.6 ? { answer: rightAnswer(item as never) } : { dontKnow: true as const };
    const sequence = 1 + Math.floor(random() * 4);
    const message = { id: randomUUID(), attemptId: id, index, given, sequence, confidence: null, activeMs: null };
    // Late, repeated or refused: whatever comes of it, the rollup must say the same as what is stored.
    await recordAnswer(learner, message, at);
  }

  async function reviewSomething({ random, at }: Storm): Promise<void> {
    const learner = pick(random, learners);
    const { cards } = await loadReviewQueue(learner, at);
    const events = cards.slice(0, 1 + Math.floor(random() * 3)).flatMap(({ card: { targetId } }, index) => {
      const review = {
        id: randomUUID(),
        sequence: 2 * index + 1,
        at: at.getTime(),
        kind: "reviewed" as const,
        targetId,
      };
      const undo = { id: randomUUID(), sequence: 2 * index + 2, at: at.getTime(), kind: "undone" as const, targetId };
      const rating = pick<Rating>(random, ["again", "good"]);
      return [{ ...review, rating }, ...(random() < 0.3 ? [{ ...undo, undoes: review.id }] : [])];
    });
    if (events.length > 0) {
      await recordReviews(learner, { device: randomUUID(), sentAt: at.getTime(), events }, at);
    }
  }

  it.each(Array.from({ length: STORMS }, (_, at) => at + 1))("equal what the log comes to (storm %i)", async (seed) => {
    const random = seededRandom(`storm ${seed}`);
    const storm: Storm = { random, at: NOON, sittings: [] };
    for (let step = 0; step < STEPS; step++) {
      storm.at = new Date(storm.at.getTime() + Math.floor(random() * 2 * 3_600_000));
      await pick(random, steps)(storm);
      // Two things at once: neither may write what the other has made untrue.
      if (random() < 0.2) await Promise.all([answerSomething(storm), answerSomething(storm)]);
    }
    const found = await checkStats();
    expect(found.mismatches).toBe(0);
    expect(found.results).toBeGreaterThan(LEARNERS);
    const states = await getClient().assignmentResult.groupBy({ by: ["state"], orderBy: { state: "asc" } });
    expect(states.length).toBeGreaterThan(1);
  });
});
