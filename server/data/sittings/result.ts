import "server-only";
import type { Confidence } from "@/core/memory/grade-mapping";
import { studyDay } from "@/core/memory/study-day";
import type { Feedback } from "@/core/questions/contract";
import { type ExplainableItem, type Explanation, explain } from "@/core/questions/explain";
import { restsOn } from "@/core/questions/rests-on";
import type { QuestionView } from "@/core/questions/views";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import { type QuizMode, type ReviewLevel, reaches } from "@/core/quizzes/rules/quiz-rules";
import { type Mark, type Score, type ScoredQuestion, scoreOf } from "@/core/quizzes/score";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { findOverrides, type Override } from "@/server/data/facts/in-force";
import { markOf } from "@/server/data/regrade/had-items";
import type { Likeness } from "@/server/data/sittings/another";
import { isTakenOut } from "@/server/data/sittings/dropped-hash";
import { answerSelect, givenIn } from "@/server/data/sittings/dropped-items";
import { sittingRulesSelect } from "@/server/data/sittings/rules";
import { settleOne } from "@/server/data/sittings/settle";
import type { AttemptKind } from "@/server/data/sittings/store-attempt";
import { toldOf } from "@/server/data/sittings/told";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** A question of a sitting, as far as the review level lets its learner see it: what it does not is null, or empty. */
export type ResultItem = {
  readonly index: number;
  readonly view: QuestionView;
  readonly topic: string;
  /** Null for a question without an answer: shown once the sitting is over. */
  readonly given: Given | null;
  readonly answerId: string | null;
  /** How sure the learner said to be; null where they did not. */
  readonly confidence: Confidence | null;
  /** Its fact had been told to the learner earlier on the day on which it was answered: not counted for the memory. */
  readonly toldBefore: boolean;
  /** A teacher's ruling. */
  readonly ruling: Mark | null;
  /** Taken out while the sitting went on, as a fact behind it was withdrawn: what was given does not count. */
  readonly takenOut: boolean;
  /** Whether it earns points at all (see `earnsPoints`). */
  readonly counts: boolean;
  /** From the level "marks" on. */
  readonly grade: StoredGrade | null;
  readonly credit: number | null;
  /** From the level "everything" on. */
  readonly feedback: Feedback | null;
  /** Why editors have withdrawn a fact on which it rests; null where none is withdrawn now. */
  readonly withdrawal: string | null;
  readonly targetId: string | null;
  readonly factIds: readonly string[];
  /** How the question was made; only of a sitting that is over. */
  readonly explanation: Explanation | null;
};

export type AttemptResult = {
  readonly id: string;
  readonly title: string;
  readonly kind: AttemptKind;
  readonly mode: QuizMode;
  readonly finishedAt: Date | null;
  readonly endedBy: "learner" | "deadline" | null;
  /** The date after which it was finished, as it held for this learner; null when it was in time. */
  readonly missedDate: Date | null;
  /** Not handed in where the rules ask for it: it does not count. */
  readonly abandoned: boolean;
  readonly assigned: boolean;
  /** The sitting that this one follows: one more question, or a retake; null for others. */
  readonly followsId: string | null;
  /** As of an open one. */
  readonly another: Likeness | null;
  readonly blueprint: Blueprint;
  readonly total: number;
  readonly review: ReviewLevel;
  /** When more will be shown; null when that is not known, or everything is. */
  readonly moreAt: Date | null;
  /** Null below the level "score". */
  readonly score: Score | null;
  readonly items: readonly ResultItem[];
};

const resultSelect = {
  ...sittingRulesSelect,
  title: true,
  followsId: true,
  blueprint: true,
  items: {
    select: {
      index: true,
      type: true,
      view: true,
      topic: true,
      targetId: true,
      factIds: true,
      feedback: true,
      seed: true,
      generatorVersion: true,
      key: true,
      proofs: true,
      ruling: true,
      counts: true,
      toldOn: true,
    },
    orderBy: { index: "asc" },
  },
  answers: { select: answerSelect },
} satisfies Prisma.AttemptSelect;

type ResultRow = Prisma.AttemptGetPayload<{ select: typeof resultSelect }>;

/** What came of a sitting, as far as its rules show it. Null when it is not there or is somebody else's. */
export async function findResult(viewer: Viewer, attemptId: string, now: Date): Promise<AttemptResult | null> {
  const db = await getDb();
  const row = await db.attempt.findFirst({ where: { id: attemptId, learnerId: viewer.userId }, select: resultSelect });
  if (!row) return null;
  const { rules, schedule, status, review, closedForAll } = await settleOne(db, row, now);
  const over = status.kind === "over";
  const blueprint = blueprintSchema.parse(row.blueprint);
  return {
    id: row.id,
    title: row.title,
    kind: row.kind as AttemptKind,
    mode: rules.mode,
    finishedAt: over ? new Date(status.at) : null,
    endedBy: over ? status.by : null,
    missedDate: over && schedule.dueAt !== null && status.at > schedule.dueAt ? new Date(schedule.dueAt) : null,
    // Read before it was settled just now: by the rules; else as it was written when it ended.
    abandoned: row.finishedAt === null ? over && rules.overdue === "discard" : row.abandoned,
    assigned: row.assignmentId !== null,
    followsId: row.followsId,
    another: likenessIn(row.kind, blueprint),
    blueprint,
    total: row.items.length,
    review,
    moreAt: review !== rules.reviewClosed && over && closedForAll !== null ? new Date(closedForAll) : null,
    score: reaches(review, "score") ? scoreOf(scored(row), over) : null,
    items: resultItems(viewer, row, { over, review, overrides: await findOverrides() }),
  };
}

type Shown = {
  readonly over: boolean;
  readonly review: ReviewLevel;
  readonly overrides: ReadonlyMap<string, Override>;
};

function resultItems(viewer: Viewer, row: ResultRow, { over, review, overrides }: Shown): ResultItem[] {
  const marks = reaches(review, "marks");
  const told = reaches(review, "everything");
  const base = getFactBase();
  const heldBack = new Set(overrides.keys());
  const answers = new Map(row.answers.map((answer) => [answer.index, answer]));
  return row.items.flatMap((item) => {
    const answer = answers.get(item.index);
    // Before the end, the answers of questions without one are not told.
    if (!answer && !over) return [];
    const stored = item as unknown as ExplainableItem;
    return {
      index: item.index,
      view: stored.view,
      topic: item.topic,
      given: answer === undefined ? null : givenIn(answer),
      answerId: answer?.id ?? null,
      confidence: (answer?.confidence ?? null) as Confidence | null,
      toldBefore: answer !== undefined && item.toldOn === studyDay(answer.receivedAt.getTime(), viewer),
      ruling: markOf(item.ruling),
      takenOut: isTakenOut(answer),
      counts: item.counts,
      grade: marks && answer ? (answer.grade as unknown as StoredGrade) : null,
      credit: marks ? (item.ruling === "credit" ? 1 : (answer?.credit ?? 0)) : null,
      feedback: told ? toldOf(viewer, item, answer ?? null, heldBack) : null,
      withdrawal: told ? withdrawalOf(stored, overrides) : null,
      targetId: told ? item.targetId : null,
      factIds: told ? item.factIds : [],
      explanation: told && over ? explain(base, stored) : null,
    };
  });
}

const withdrawalOf = (item: ExplainableItem, overrides: ReadonlyMap<string, Override>): string | null =>
  [...restsOn(item)].map((id) => overrides.get(id)).find((override) => override?.kind === "withdrawn")?.reason ?? null;

type ScoredRow = {
  readonly items: readonly { readonly index: number; readonly ruling: string | null; readonly counts: boolean }[];
  readonly answers: readonly { readonly index: number; readonly grade: Prisma.JsonValue; readonly credit: number }[];
};

/** The questions of a sitting as its score sees them. */
export function scored({ items, answers }: ScoredRow): ScoredQuestion[] {
  const byIndex = new Map(answers.map((answer) => [answer.index, answer]));
  return items.map(({ index, ruling, counts }) => {
    const answer = byIndex.get(index);
    const skipped = (answer?.grade as { kind?: string } | undefined)?.kind === "skipped";
    return { counts, credit: answer?.credit ?? null, skipped, ruling: markOf(ruling) };
  });
}

/** One more question names the one fact that it is about, or stays with the topic. */
export const likenessIn = (kind: string, { factIds }: Blueprint): Likeness | null =>
  kind !== "another" ? null : factIds === null ? "topic" : "fact";
