import type { Rating } from "@/core/memory/events";
import type { TargetId } from "@/core/questions/contract";

/** A question that was answered, as far as it is told what the answer says about memory. */
export type AnsweredQuestion = {
  readonly answerId: string;
  /** Null where it is not told. */
  readonly targetId: TargetId | null;
  readonly factIds: readonly string[];
  /** In [0, 1]. */
  readonly credit: number;
};

/** What an answer told the memory about one target. */
export type ToldTarget = {
  readonly answerId: string;
  readonly targetId: TargetId;
  /** Null: it says nothing about memory. */
  readonly rating: Rating | null;
  readonly dueAt: Date | null;
};

export type MemoryLine = {
  /** Tells lines from each other. */
  readonly key: string;
  readonly targetId: TargetId;
  /** The fact that is remembered; of a list or a skill, the one by which it was asked. */
  readonly factId: string;
  readonly right: "right" | "partial" | "wrong";
  /** Null when nothing was told. */
  readonly memory: "recalled" | "forgotten" | null;
  readonly dueAt: Date | null;
};

/**
 * A line for each target about which an answer told the memory something, in the order of the questions: matching and multiple
 * response have several, each as right and as due as it is itself. What was asked twice has one line: what could not be recalled once
 * is to be learned again. Questions without facts have none.
 */
export function memoryLines(
  questions: readonly AnsweredQuestion[],
  told: readonly ToldTarget[],
): readonly MemoryLine[] {
  const lines = new Map<string, MemoryLine>();
  for (const line of questions.flatMap((question) => linesOf(question, told))) {
    const known = lines.get(line.key);
    if (known === undefined || weight(line) > weight(known)) lines.set(line.key, line);
  }
  return [...lines.values()];
}

const weight = ({ memory }: MemoryLine): number => (memory === null ? 0 : memory === "recalled" ? 1 : 2);

function linesOf(question: AnsweredQuestion, told: readonly ToldTarget[]): readonly MemoryLine[] {
  const { answerId, targetId, factIds, credit } = question;
  const [first] = factIds;
  if (first === undefined || targetId === null) return [];
  const own = told.filter((each) => each.answerId === answerId);
  const ofAll = credit >= 1 ? "right" : credit > 0 ? "partial" : "wrong";
  if (own.length === 0) {
    return [{ key: keyOf(targetId, first), targetId, factId: first, right: ofAll, memory: null, dueAt: null }];
  }
  return own.map((each): MemoryLine => {
    const { rating, dueAt } = each;
    const memory = rating === null ? null : rating === "again" ? "forgotten" : "recalled";
    // The credit is that of all targets together.
    const right = own.length === 1 || memory === null ? ofAll : memory === "recalled" ? "right" : "wrong";
    const factId = own.length === 1 ? first : (factOf(each.targetId) ?? first);
    return { key: keyOf(each.targetId, factId), targetId: each.targetId, factId, right, memory, dueAt };
  });
}

const factOf = (targetId: TargetId): string | null => /^fact:(.+):[a-z]+$/.exec(targetId)?.[1] ?? null;

/** One skill is asked by many facts, which all are told. */
const keyOf = (targetId: TargetId, factId: string): string =>
  targetId.startsWith("skill:") ? `${targetId} ${factId}` : targetId;
