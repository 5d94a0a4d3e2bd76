import { readLocal, removeLocal, writeLocal } from "@/components/local-store";
import type { AnswerRequest } from "@/core/quizzes/protocol";

/** An answer that the server has not acknowledged, with when it was given (ms since 1970, by this device). */
type Waiting = { readonly request: AnswerRequest; readonly at: number };

/** One place for each question, so that two tabs never write over each other's questions. */
const nameOf = (attemptId: string, index: number) => `answer:${attemptId}:${index}`;

/** Keeps an answer on this device until it is acknowledged; the newest of a question takes the place of an older one. */
export function keepWaiting(account: string, request: AnswerRequest, at: number): void {
  const name = nameOf(request.attemptId, request.index);
  const before = readLocal<Waiting>(account, name);
  if (before !== null && before.request.sequence > request.sequence) return;
  writeLocal(account, name, { request, at } satisfies Waiting);
}

/** The answers of a sitting that wait, in the order in which they were given. */
export function waitingAnswers(account: string, attemptId: string, indexes: readonly number[]): AnswerRequest[] {
  return indexes
    .map((index) => readLocal<Waiting>(account, nameOf(attemptId, index)))
    .filter((waiting) => waiting !== null)
    .sort((a, b) => a.at - b.at || a.request.index - b.request.index)
    .map(({ request }) => request);
}

/** Forgets an answer that was acknowledged or will never be taken, unless a newer one has taken its place meanwhile. */
export function dropWaiting(account: string, request: AnswerRequest): void {
  const name = nameOf(request.attemptId, request.index);
  if (readLocal<Waiting>(account, name)?.request.id === request.id) removeLocal(account, name);
}
