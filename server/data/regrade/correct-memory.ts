import "server-only";
import { type AnswerRatings, answerRatings } from "@/core/memory/answer-ratings";
import { correctEvents } from "@/core/memory/corrected-events";
import { type MemoryEventBody, SCHEDULER_VERSION } from "@/core/memory/events";
import type { Confidence } from "@/core/memory/grade-mapping";
import { replay } from "@/core/memory/replay";
import { studyDay } from "@/core/memory/study-day";
import type { GradedAnswer, HadItem } from "@/core/quizzes/regrade";
import { isRecall } from "@/core/quizzes/rules/recall";
import { derivedId, eventSelect, hashOf, toMemoryEvent } from "@/server/data/memory/memory-rows";
import { stateWrites } from "@/server/data/memory/write-log";
import { type EventTime, findLoggedAnswers, type LoggedAnswer } from "@/server/data/regrade/answer-events";
import type { Prisma } from "@/server/generated/prisma/client";

/** One answer whose question counts otherwise than before. */
export type CorrectedAnswer = {
  readonly id: string;
  readonly learnerId: string;
  readonly index: number;
  readonly targetId: string;
  readonly topic: string;
  readonly guess: number;
  readonly confidence: string | null;
  readonly receivedAt: Date;
  /** Of its sitting. */
  readonly kind: string;
  /** As of an attempt's item. */
  readonly toldOn: string | null;
  /** Whether its sitting's answers have gone to the memory: those of a test go when they are told. */
  readonly logged: boolean;
  readonly before: HadItem;
  readonly after: HadItem;
};

/** Under which name rulings speak in a learner's log. */
const DEVICE = "regrade";

type NewEvent = EventTime & {
  readonly id: string;
  readonly learnerId: string;
  readonly index: number;
  readonly topic: string;
  readonly body: MemoryEventBody & { readonly targetId: string };
};

/**
 * Brings the logs of these answers' learners in line with what the answers tell now: what they no longer tell is voided, what
 * they tell instead is written with the time of the answer, and the states are derived anew. Within the transaction of the
 * ruling, whose caller holds the learners' rows.
 *
 * @param cause what the ids of new events follow from, so that doing it twice writes nothing twice
 */
export async function correctMemory(
  tx: Prisma.TransactionClient,
  answers: readonly CorrectedAnswer[],
  cause: string,
  now: Date,
): Promise<void> {
  const told = answers.filter(({ logged }) => logged).map((answer) => ({ answer, ratings: ratingsOf(answer) }));
  if (told.length === 0) return;
  const learnerIds = [...new Set(told.map(({ answer }) => answer.learnerId))];
  const targetIds = [
    ...new Set(told.flatMap(({ ratings }) => [...ratings.before, ...ratings.after].map(({ targetId }) => targetId))),
  ];
  const [logged, learners] = await Promise.all([
    findLoggedAnswers(
      tx,
      learnerIds,
      told.map(({ answer }) => answer.id),
      targetIds,
    ),
    tx.user.findMany({
      where: { id: { in: learnerIds } },
      select: { id: true, timeZone: true, dayStartHour: true },
    }),
  ]);
  const calendars = new Map(learners.map(({ id, ...calendar }) => [id, calendar]));
  const events = told.flatMap(({ answer, ratings }) => {
    const calendar = calendars.get(answer.learnerId);
    if (calendar === undefined) return [];
    const dayOf = (at: Date): EventTime => ({
      effectiveAt: at,
      deviceAt: at,
      localDay: studyDay(at.getTime(), calendar),
    });
    const known: LoggedAnswer = logged.get(answer.id) ?? { live: [], first: null };
    // What was no recall is none by any other key.
    const question = { kind: answer.kind, ruling: null, toldOn: answer.toldOn };
    const after = isRecall(question, dayOf(answer.receivedAt).localDay) ? ratings.after : [];
    const { voids, adds } = correctEvents(known.live, after);
    const common = { learnerId: answer.learnerId, index: answer.index, topic: answer.topic };
    return [
      ...voids.map(({ id, targetId }): NewEvent => {
        const body = { kind: "voided", targetId, voids: id } as const;
        return { ...common, ...dayOf(now), id: derivedId(id, "voided"), body };
      }),
      ...adds.map(({ targetId, rating }): NewEvent => {
        const body = {
          kind: "answered",
          targetId,
          rating,
          itemType: answer.after.type,
          answerId: answer.id,
          ...(ratings.several ? {} : { guess: answer.guess }),
        } as const;
        const id = derivedId(answer.id, `${cause} ${targetId}`);
        return { ...common, ...(known.first ?? dayOf(answer.receivedAt)), id, body };
      }),
    ];
  });
  await append(tx, events, now);
}

const NOTHING_TOLD: AnswerRatings = { several: false, ratings: [] };

/** What the answer told and what it tells; nothing where the question is dropped or credited to everybody. */
function ratingsOf(answer: CorrectedAnswer) {
  const of = (item: HadItem, counts: boolean) => {
    const given = tellingAnswer(answer.kind, item);
    return given === null || (counts && item.mark !== null)
      ? NOTHING_TOLD
      : answerRatings({
          type: item.type,
          targetId: answer.targetId,
          key: item.keyed.key,
          guess: answer.guess,
          given: given.given,
          grade: given.grade,
          confidence: answer.confidence as Confidence | null,
        });
  };
  const after = of(answer.after, true);
  return { before: of(answer.before, false).ratings, after: after.ratings, several: after.several };
}

/**
 * The answer that the memory was told of. Of a question that was taken out of its sitting, practice had told at once what was
 * answered, and a test, which tells when it is over, never did.
 */
const tellingAnswer = (kind: string, { answer, setAside }: HadItem): GradedAnswer | null =>
  kind === "test" ? answer : (setAside ?? answer);

async function append(tx: Prisma.TransactionClient, events: readonly NewEvent[], now: Date): Promise<void> {
  if (events.length === 0) return;
  await tx.memoryEvent.createMany({
    data: events.map(({ id, learnerId, index, body, effectiveAt, deviceAt, localDay }) => ({
      id,
      learnerId,
      targetId: body.targetId,
      kind: body.kind,
      device: DEVICE,
      deviceSequence: index,
      deviceAt,
      receivedAt: now,
      effectiveAt,
      localDay,
      schedulerVersion: SCHEDULER_VERSION,
      body: body as unknown as Prisma.InputJsonObject,
      bodyHash: hashOf(body),
    })),
    skipDuplicates: true,
  });
  const learnerIds = [...new Set(events.map(({ learnerId }) => learnerId))];
  const targetIds = [...new Set(events.map(({ body }) => body.targetId))];
  const log = await tx.memoryEvent.findMany({
    where: { learnerId: { in: learnerIds }, OR: [{ targetId: { in: targetIds } }, { targetId: null }] },
    select: { ...eventSelect, learnerId: true },
  });
  const topics = new Map(events.map(({ body, topic }) => [body.targetId, topic]));
  for (const learnerId of learnerIds) {
    const own = new Set(events.filter((event) => event.learnerId === learnerId).map(({ body }) => body.targetId));
    const memory = replay(log.filter((row) => row.learnerId === learnerId).map(toMemoryEvent));
    const states = new Map([...own].map((targetId) => [targetId, memory.states.get(targetId) ?? null] as const));
    for (const write of stateWrites(tx, learnerId, states, (targetId) => topics.get(targetId) ?? "")) await write;
  }
}
