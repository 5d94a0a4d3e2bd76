import { readLocal, removeLocal, WAITING, writeLocal } from "@/components/local-store";
import type { AnswerRequest } from "@/core/quizzes/protocol";
import { isNewer, type Version } from "@/core/quizzes/rules/answer-order";

/** An answer that the server has not acknowledged, with when it was given (ms since 1970, by this device). */
export type Waiting = { readonly request: AnswerRequest; readonly at: number };

/** One place for each question, so that two tabs never write over each other's questions. */
export const placesOf = (attemptId: string) => `${WAITING}${attemptId}:`;
const nameOf = (attemptId: string, index: number) => placesOf(attemptId) + index;

/**
 * Keeps an answer on this device until it is acknowledged; the newest of a question takes the place of an older one.
 *
 * @returns the one that is kept: another tab's, where that is newer
 */
export function keepWaiting(account: string, request: AnswerRequest, at: number): AnswerRequest {
  const name = nameOf(request.attemptId, request.index);
  const before = readLocal<Waiting>(account, name);
  if (before !== null && isNewer(before.request, request)) return before.request;
  writeLocal(account, name, { request, at } satisfies Waiting);
  return request;
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

/** Whether an answer takes the place of the one that the page shows. */
export const takesPlaceOf = (request: AnswerRequest, shown: Version): boolean => isNewer(request, shown);
