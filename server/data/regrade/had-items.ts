import "server-only";
import type { Keyed } from "@/core/questions/contract";
import type { QuestionTypeName, QuestionView } from "@/core/questions/views";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import { type HadItem, type QuestionName, questionName, type Ruling } from "@/core/quizzes/regrade";
import type { Mark } from "@/core/quizzes/score";
import { hashOf } from "@/server/data/memory/memory-rows";
import { answerSelect, setAsideIn } from "@/server/data/sittings/dropped-items";
import type { Prisma } from "@/server/generated/prisma/client";

/** What an address calls a question of an assignment. */
export const questionIdOf = (name: QuestionName): string => hashOf(questionName(name)).slice(0, 16);
export const isQuestionId = (text: string): boolean => /^[0-9a-f]{16}$/.test(text);

export const hadItemSelect = {
  attemptId: true,
  index: true,
  type: true,
  targetId: true,
  topic: true,
  factIds: true,
  seed: true,
  guess: true,
  view: true,
  key: true,
  feedback: true,
  proofs: true,
  ruling: true,
  counts: true,
  toldOn: true,
  original: true,
  attempt: {
    select: {
      learnerId: true,
      kind: true,
      sitting: true,
      release: true,
      startedAt: true,
      loggedAt: true,
      answers: { select: answerSelect },
    },
  },
} satisfies Prisma.AttemptItemSelect;

export type HadRow = Prisma.AttemptItemGetPayload<{ select: typeof hadItemSelect }>;
export type AnswerRow = HadRow["attempt"]["answers"][number];

export const keyedOfRow = ({ key, feedback, proofs }: Pick<HadRow, "key" | "feedback" | "proofs">): Keyed =>
  ({ key, feedback, proofs }) as unknown as Keyed;

export const viewOfRow = ({ view }: Pick<HadRow, "view">): QuestionView => view as unknown as QuestionView;

export const answerOfRow = ({ index, attempt }: HadRow): AnswerRow | null =>
  attempt.answers.find((answer) => answer.index === index) ?? null;

export const markOf = (ruling: string | null): Mark | null =>
  ruling === "drop" || ruling === "credit" ? ruling : null;

/** A stored question as the rules of regrading see it. */
export function hadItemOf(row: HadRow): HadItem {
  const keyed = keyedOfRow(row);
  const answer = answerOfRow(row);
  const setAside = answer && setAsideIn(answer);
  return {
    type: row.type as QuestionTypeName,
    made: row.original === null ? keyed : (row.original as unknown as Keyed),
    keyed,
    counts: row.counts,
    mark: markOf(row.ruling),
    answer: answer && {
      given: answer.body as unknown as Given,
      grade: answer.grade as unknown as StoredGrade,
      credit: answer.credit,
    },
    setAside: setAside && { given: setAside.body, grade: setAside.grade, credit: setAside.credit },
  };
}

/** One side of a change as it is kept: enough to tell the learner, and to make the same key stand later. */
export type StoredSide = {
  readonly mark: Mark | null;
  /** Null where there was no answer. */
  readonly grade: unknown;
  readonly credit: number | null;
  readonly earned: number;
  readonly possible: number;
  /** What a regrade put in the place of what was made; null for other rulings. */
  readonly newKey: Keyed | null;
};

type RulingRow = { readonly kind: string; readonly accepted: string | null };

/** A stored ruling as it was made. @throws when it is of no kind that was ever written */
export function rulingOfRow({ kind, accepted }: RulingRow): Ruling {
  if (kind === "drop" || kind === "credit" || kind === "regrade") return { kind };
  if (kind === "accept" && accepted !== null) return { kind, typed: accepted };
  throw new Error(`A ruling of the kind "${kind}"`);
}

/** The rows of one question in all sittings of an assignment, in a stable order. */
export async function findHadRows(
  db: Pick<Prisma.TransactionClient, "attemptItem">,
  assignmentId: string,
  name: QuestionName,
): Promise<readonly HadRow[]> {
  const rows = await db.attemptItem.findMany({
    where: {
      attempt: { assignmentId },
      type: name.type,
      targetId: name.targetId,
      factIds: { hasEvery: [...name.factIds] },
    },
    select: hadItemSelect,
    orderBy: [{ attempt: { startedAt: "asc" } }, { attemptId: "asc" }, { index: "asc" }],
  });
  return rows.filter((row) => questionName(row) === questionName(name));
}

/** The question of an assignment that an address means; null when it has none of that name. */
export async function findQuestionName(
  db: Pick<Prisma.TransactionClient, "attemptItem">,
  assignmentId: string,
  questionId: string,
): Promise<QuestionName | null> {
  const names = await db.attemptItem.findMany({
    where: { attempt: { assignmentId } },
    select: { type: true, targetId: true, factIds: true },
    distinct: ["type", "targetId", "factIds"],
  });
  return names.find((name) => questionIdOf(name) === questionId) ?? null;
}
