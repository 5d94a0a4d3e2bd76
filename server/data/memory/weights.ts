import "server-only";
import { randomUUID } from "node:crypto";
import { recallHistories } from "@/core/memory/fitting/graded-recalls";
import {
  countPredictable,
  FEWEST_REVIEWS,
  type Judgement,
  judge,
  planTrial,
  reviewsToTrial,
} from "@/core/memory/fitting/trial";
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
  const missing = (reviews: number) => reviewsToTrial(reviews, last?.reviews ?? null);
  // Reviews that can be predicted are fewer than grades, and grades are quickly counted.
  const grades = await db.memoryEvent.count({ where: { learnerId, kind: { in: ["reviewed", "answered"] } } });
  if (!whenever && missing(grades) > 0) return lookAfter(learnerId, missing(grades));

  const rows = await db.memoryEvent.findMany({ where: { learnerId }, select: eventSelect });
  const histories = recallHistories(strengthHistories(rows.map(toMemoryEvent)));
  const plan = planTrial(histories);
  if (plan === null || !(whenever || missing(plan.reviews) === 0)) {
    return lookAfter(learnerId, missing(countPredictable(histories)));
  }

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
  await lookAfter(learnerId, reviewsToTrial(plan.reviews, plan.reviews));
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

/** Whoever lacks a few reviews gains some grades that are none, and a fit that failed needs time to be mended. */
const FEWEST_GRADES_TO_LOOK = 20;

/** Sets after how many more grades a learner is looked at again. */
async function lookAfter(learnerId: string, grades: number): Promise<null> {
  const gradesToLook = Math.max(FEWEST_GRADES_TO_LOOK, grades);
  await (await getDb()).user.updateMany({ where: { id: learnerId }, data: { gradesToLook } });
  return null;
}

/** Takes the look that is due, so that no other request or process does; false where none is due. */
async function takeLook(learnerId: string): Promise<boolean> {
  const taken = await (await getDb()).user.updateMany({
    where: { id: learnerId, gradesToLook: { lte: 0 } },
    data: { gradesToLook: FEWEST_GRADES_TO_LOOK },
  });
  return taken.count === 1;
}

/**
 * Whether it is worth looking at a learner after this message. What counts is stored: the grades that were written since the
 * last look, by whichever process. It was read with who asks, so that an answer costs no query more; as it was before the
 * message, so that the look comes with the next one.
 */
export const isLookDue = ({ gradesToLook }: Pick<Viewer, "gradesToLook">): boolean => gradesToLook <= 0;

let running: Promise<unknown> = Promise.resolve();

/**
 * Looks, after the reply has gone out, whether a trial is due, and makes it: one after the other in this process. Where no look
 * is due it costs one query. Never throws.
 */
export function considerWeights(owner: WeightsOwner, now: Date): Promise<unknown> {
  running = running
    .then(async () => {
      if (await takeLook(owner.userId)) await tryWeights(owner, now);
    })
    .catch((error: unknown) => console.error("Fitting weights failed; the weights in use serve:", error));
  return running;
}
