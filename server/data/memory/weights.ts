import "server-only";
import { randomUUID } from "node:crypto";
import { recallHistories } from "@/core/memory/fitting/graded-recalls";
import { FEWEST_REVIEWS, isTrialDue, type Judgement, judge, planTrial } from "@/core/memory/fitting/trial";
import { strengthHistories } from "@/core/memory/replay";
import type { Viewer } from "@/server/auth/viewer";
import { goalOf, goalSelect } from "@/server/data/memory/goal-row";
import { appendEvents, nextSequence, SERVER_DEVICE } from "@/server/data/memory/memory-log";
import { eventSelect, toMemoryEvent } from "@/server/data/memory/memory-rows";
import { findSettings } from "@/server/data/memory/review-queue";
import { isTaken } from "@/server/database/errors";
import { getDb } from "@/server/db";
import { runFit } from "@/server/fitting/run-fit";
import type { Prisma } from "@/server/generated/prisma/client";

export type WeightsTrial = {
  readonly reviews: number;
  readonly outcome: "adopted" | "not-better" | "no-binding" | "failed";
  readonly reason: string | null;
  readonly heldOut: number;
  readonly judgement: Judgement | null;
  readonly weights: readonly number[] | null;
};

/** Whose weights they are. */
export type WeightsOwner = Pick<Viewer, "userId" | "timeZone" | "dayStartHour" | "goal">;

/**
 * Fits weights to a learner's reviews, tries them on the latest ones beside the weights in use, and adopts them as an event of
 * the log where they predict better. Every trial leaves a row, adopted or not. It reads the whole log and takes a thread for a
 * while, so it is for moments when nobody waits.
 *
 * @param whenever try although there is hardly more to learn from than at the last trial
 * @returns null when there is too little to learn from, or when another process tries the same
 */
export async function tryWeights(owner: WeightsOwner, now: Date, whenever = false): Promise<WeightsTrial | null> {
  const db = await getDb();
  const learnerId = owner.userId;
  const last = await db.weightsTrial.findFirst({
    where: { learnerId },
    select: { reviews: true },
    orderBy: { reviews: "desc" },
  });
  // Reviews that can be predicted are fewer than grades, and grades are quickly counted.
  const grades = await db.memoryEvent.count({ where: { learnerId, kind: { in: ["reviewed", "answered"] } } });
  if (!whenever && !isTrialDue(grades, last?.reviews ?? null)) return null;

  const rows = await db.memoryEvent.findMany({ where: { learnerId }, select: eventSelect });
  const histories = recallHistories(strengthHistories(rows.map(toMemoryEvent)));
  const plan = planTrial(histories);
  if (plan === null || !(whenever || isTrialDue(plan.reviews, last?.reviews ?? null))) return null;

  const fit = await runFit(plan.training);
  const { weights: inUse } = await findSettings(db, owner);
  const judgement = fit.kind === "fitted" ? judge(histories, plan, inUse, fit.weights) : null;
  const trial: WeightsTrial = {
    reviews: plan.reviews,
    outcome: fit.kind !== "fitted" ? fit.kind : judgement?.adopt ? "adopted" : "not-better",
    reason: fit.kind === "fitted" ? null : fit.reason,
    heldOut: judgement?.before.reviews ?? 0,
    judgement,
    weights: fit.kind === "fitted" ? fit.weights : null,
  };
  const stored = await storeTrial(learnerId, trial, now, whenever);
  if (stored && trial.outcome === "adopted" && trial.weights !== null) await adopt(owner, trial.weights, now);
  return stored ? trial : null;
}

/** @returns false when another process was quicker with the same reviews */
async function storeTrial(learnerId: string, trial: WeightsTrial, now: Date, again: boolean): Promise<boolean> {
  const db = await getDb();
  const { reviews, outcome, heldOut, judgement } = trial;
  const data = {
    triedAt: now,
    outcome,
    heldOut,
    lossBefore: judgement?.before.logLoss ?? null,
    lossAfter: judgement?.after.logLoss ?? null,
    rmseBefore: judgement?.before.rmseBins ?? null,
    rmseAfter: judgement?.after.rmseBins ?? null,
  };
  try {
    if (again) {
      const where = { learnerId_reviews: { learnerId, reviews } };
      await db.weightsTrial.upsert({ where, create: { learnerId, reviews, ...data }, update: data });
    } else {
      await db.weightsTrial.create({ data: { learnerId, reviews, ...data } });
    }
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

async function adopt(owner: WeightsOwner, weights: readonly number[], now: Date): Promise<void> {
  const at = now.getTime();
  const events = [
    {
      id: randomUUID(),
      deviceSequence: await nextSequence(owner, SERVER_DEVICE),
      deviceAt: at,
      body: { kind: "weightsAdopted", weights } as const,
    },
  ];
  await appendEvents(owner, { device: SERVER_DEVICE, sentAt: at, events }, () => "", at);
}

const ownerSelect = { id: true, timeZone: true, dayStartHour: true, ...goalSelect } as const;
type OwnerRow = Prisma.UserGetPayload<{ select: typeof ownerSelect }>;
const ownerOf = ({ id, timeZone, dayStartHour, ...goal }: OwnerRow): WeightsOwner => ({
  userId: id,
  timeZone,
  dayStartHour,
  goal: goalOf(goal),
});

/** Of whoever runs the site: the learner with this id or e-mail address, or null. */
export async function findOwner(where: Prisma.UserWhereUniqueInput): Promise<WeightsOwner | null> {
  const db = await getDb();
  const row = await db.user.findUnique({ where, select: ownerSelect });
  return row && ownerOf(row);
}

const LEARNERS_PER_PAGE = 200;

/** Of whoever runs the site: everybody with enough grades for a trial, in the order of their ids. */
export async function* learnersToTry(): AsyncGenerator<WeightsOwner> {
  const db = await getDb();
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await db.$queryRaw<{ id: string }[]>`
      SELECT u."id" FROM "User" u WHERE u."id" > ${after}::uuid AND (
        SELECT count(*) FROM "MemoryEvent" e WHERE e."learnerId" = u."id" AND e."kind" IN ('reviewed', 'answered')
      ) >= ${FEWEST_REVIEWS}::int
      ORDER BY u."id" LIMIT ${LEARNERS_PER_PAGE}::int`;
    const owners = await db.user.findMany({
      where: { id: { in: page.map(({ id }) => id) } },
      select: ownerSelect,
      orderBy: { id: "asc" },
    });
    for (const owner of owners) yield ownerOf(owner);
    const last = page.at(-1);
    if (last === undefined || page.length < LEARNERS_PER_PAGE) return;
    after = last.id;
  }
}

/** A learner is looked at this often at most; a trial is due after hundreds of reviews. */
const LOOK_EVERY_MS = 3_600_000;
const lookedAt = new Map<string, number>();
let running: Promise<unknown> = Promise.resolve();

/** Whether it is time to look at a learner again: asked before work is put off until after a reply, which costs something itself. */
export function isLookDue({ userId }: Pick<WeightsOwner, "userId">, now: Date): boolean {
  const last = lookedAt.get(userId);
  return last === undefined || now.getTime() - last >= LOOK_EVERY_MS;
}

/**
 * Looks, after the reply has gone out, whether a trial is due, and makes it: one after the other in this process. Never throws.
 */
export function considerWeights(owner: WeightsOwner, now: Date): Promise<unknown> {
  if (!isLookDue(owner, now)) return running;
  if (lookedAt.size > 50_000) lookedAt.clear();
  lookedAt.set(owner.userId, now.getTime());
  running = running
    .then(() => tryWeights(owner, now))
    .catch((error: unknown) => console.error("Fitting weights failed; the weights in use serve:", error));
  return running;
}
