import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import type { OwnCardDraft } from "@/core/flashcards/own/draft";
import type { Rating } from "@/core/memory/events";
import { rightAnswer } from "@/core/questions/right-answer";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import { type Random, seededRandom } from "@/core/shared/random";
import type { Viewer } from "@/server/auth/viewer";
import { readmitLearner, removeLearner } from "@/server/data/classes/classrooms";
import { changeGroup, createGroup } from "@/server/data/classes/groups";
import { decideGrade } from "@/server/data/gradebook/notes";
import { settleClass } from "@/server/data/gradebook/settle-class";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { updateStudySettings } from "@/server/data/memory/study-settings";
import { addCard } from "@/server/data/own/cards";
import { ensureDeckOfSet } from "@/server/data/own/decks";
import { questionIdOf } from "@/server/data/regrade/had-items";
import { carryOut, dryRun } from "@/server/data/regrade/rule";
import { recordAnswer } from "@/server/data/sittings/answers";
import { handIn } from "@/server/data/sittings/hand-in";
import { sweep } from "@/server/data/sittings/settle";
import { startAssignedAttempt } from "@/server/data/sittings/start";
import { withdrawAssignment } from "@/server/data/teaching/assignments";
import { changeAssignment } from "@/server/data/teaching/changing/change-assignment";
import { findAssignmentToChange } from "@/server/data/teaching/changing/given-assignment";
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
const ZONES = ["Africa/Bamako", "Asia/Kolkata", "America/New_York"];

const ownQuestion: OwnCardDraft = {
  ...{
    kind: "text",
    front: "What do we call a caravan that carries salt?",
    back: "azalai",
    source: "",
    sourceUrl: null,
  },
  ...{ tags: [], inQuiz: true, accepted: [], wrong: [], remark: "" },
};

describeOnEachEngine("the rollups after a storm of events", (getClient) => {
  let teacher: Viewer;
  let learners: Viewer[];
  let classroomId: string;
  let quizzes: string[];
  let reviewingId: string;
  let groupId: string;
  let ofGroup: string;
  let takenBack: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    teacher = await aPerson({ role: "teacher" });
    learners = [];
    for (let at = 0; at < LEARNERS; at++) learners.push(await aPerson({ name: `L${at}` }));
    classroomId = (await aClass(teacher, learners)).id;
    const blueprint = blueprintSchema.parse({ topics: [TOPIC], types: [], length: 3, includeHarm: false });
    // Questions on violence among others: they are answered, and earn no points.
    const violent = {
      ...blueprint,
      topics: ["centre-of-mali"],
      types: ["status", "who-says-so"],
      includeHarm: true,
      length: 6,
    };
    await getClient().classroom.update({ where: { id: classroomId }, data: { includeHarm: true } });
    const setId = randomUUID();
    await getClient().studySet.create({ data: { id: setId, ownerId: teacher.userId, title: "Set", blueprint } });
    const deck = await ensureDeckOfSet(teacher, setId);
    const card = await addCard(teacher, deck?.id ?? "", ownQuestion);
    if (!card.ok) throw new Error("a card of the set");
    const group = await createGroup(teacher, classroomId, { name: "A", memberIds: [learners[0]?.userId ?? ""] });
    if (!group.ok) throw new Error("a group");
    groupId = group.value.id;
    const assign = async (kind: "quiz" | "reviewing", rules: object, more: object = {}) => {
      const id = randomUUID();
      const times = { opensAt: NOON, dueAt: hoursLater(60), closesAt: hoursLater(90), createdAt: NOON };
      const data = { ...times, id, classroomId, setId, kind, title: kind, blueprint, createdBy: teacher.userId };
      const rest = { rules: quizRulesSchema.parse(rules), daysWanted: 2, ...more };
      await getClient().assignment.create({ data: { ...data, ...rest } });
      return id;
    };
    quizzes = [
      await assign("quiz", { counts: "best" }, { blueprint: { ...blueprint, own: [card.value.id] } }),
      await assign(
        "quiz",
        { mode: "test", counts: "mean", timeLimitS: 1800, overdue: "submit" },
        { blueprint: violent },
      ),
      await assign("quiz", { mode: "test", counts: "last", timeLimitS: 600, overdue: "discard", attemptLimit: 3 }),
    ];
    reviewingId = await assign("reviewing", {});
    ofGroup = await assign("reviewing", {}, { audience: "group", groupId });
    takenBack = await assign("reviewing", {}, { daysWanted: 1 });
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
      // What comes to the log in between is for no class's work, until they are let in again.
      if (random() < 0.5) await reviewSomething({ random, at, sittings: [] });
      if (random() < 0.8) await readmitLearner(teacher, classroomId, userId, at);
    },
    async ({ random, at }) => {
      for (const { userId } of learners) await readmitLearner(teacher, classroomId, userId, at);
      const memberIds = learners.filter(() => random() < 0.5).map(({ userId }) => userId);
      await changeGroup(teacher, classroomId, groupId, { name: "A", memberIds, takesWork: true }, at);
    },
    ruleOnSomething,
    changeSomething,
    async ({ random, at }) => {
      const which = Math.floor(random() * learners.length);
      const learner = learners[which] as Viewer;
      const { desiredRetention, buttons, newPerDay, reviewsPerDay, easyDays } = learner;
      const zone = { timeZone: pick(random, ZONES), dayStartHour: pick(random, [0, 4]) };
      const kept = { desiredRetention, buttons, newPerDay, reviewsPerDay, easyDays };
      await updateStudySettings(learner, { ...kept, ...zone }, at);
      learners[which] = { ...learner, ...zone };
    },
    async ({ random, at }) => {
      if (random() < 0.3) await withdrawAssignment(teacher, takenBack, at);
    },
  ];

  async function ruleOnSomething({ random, at }: Storm): Promise<void> {
    const items = await getClient().attemptItem.findMany({ orderBy: [{ attemptId: "asc" }, { index: "asc" }] });
    if (items.length === 0) return;
    const item = pick(random, items);
    const { assignmentId } = await getClient().attempt.findUniqueOrThrow({ where: { id: item.attemptId } });
    const kind = pick(random, ["drop", "credit", "regrade"] as const);
    const wanted = { kind: "apply", ruling: { kind }, reason: "storm" } as const;
    const run = await dryRun(teacher, assignmentId ?? "", questionIdOf(item), wanted, at);
    if (run.ok) await carryOut(teacher, assignmentId ?? "", questionIdOf(item), wanted, run.value.hash, at);
  }

  async function changeSomething({ random, at }: Storm): Promise<void> {
    const assignmentId = pick(random, [...quizzes, reviewingId, ofGroup]);
    const found = await findAssignmentToChange(teacher, assignmentId, at);
    if (found === null) return;
    const { revision, title, work, audience } = found;
    const rules = { ...work.rules, counts: pick(random, ["best", "mean", "first", "last"] as const) };
    const wish = {
      ...{ seen: revision, title, newQuestions: false, audience: audience ?? { kind: "class" as const } },
      work: {
        ...work,
        rules,
        dueAt: hoursLater(pick(random, [40, 60, 80])).getTime(),
        daysWanted: pick(random, [1, 2, 3]),
      },
    };
    await changeAssignment(teacher, assignmentId, wish, at, { dry: false });
  }

  async function answerSomething({ random, at, sittings }: Storm): Promise<void> {
    if (sittings.length === 0) return;
    const { learner, id } = pick(random, sittings);
    const index = Math.floor(random() * 4);
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
    const events = cards.slice(0, 1 + Math.floor(random() * 14)).flatMap(({ card: { targetId } }, index) => {
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
    const wrong: unknown[] = [];
    const found = await checkStats((mismatch) => wrong.push(mismatch));
    expect(wrong).toEqual([]);
    expect(found.results).toBeGreaterThan(LEARNERS);
    const states = await getClient().assignmentResult.groupBy({ by: ["state"], orderBy: { state: "asc" } });
    expect(states.length).toBeGreaterThan(1);
    expect(await getClient().attemptItem.count({ where: { counts: false } })).toBeGreaterThan(0);
  });
});
