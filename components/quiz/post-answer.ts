import { type Posted, postJson } from "@/components/post-json";
import { dropWaiting } from "@/components/quiz/waiting-answers";
import type { AnswerReply, AnswerRequest } from "@/core/quizzes/protocol";

/**
 * Signed out, or somebody else is signed in: of another account's sitting the server says no more than that it is not there, or that
 * they may not answer. Whose answer it is may be signed in here again.
 */
const OF_ANOTHER_ACCOUNT: readonly number[] = [401, 403, 404];

/** Whether an answer that was refused so waits on this device for its own account. */
export const isForAnotherAccount = (status: number): boolean => OF_ANOTHER_ACCOUNT.includes(status);

/** Sends an answer that waits on this device. What the server has taken, or never will take, waits no longer. */
export async function postAnswer(account: string, request: AnswerRequest): Promise<Posted<AnswerReply>> {
  const posted = await postJson<AnswerReply>("/api/answers", request);
  const waits = posted.kind === "undelivered" || (posted.kind === "refused" && isForAnotherAccount(posted.status));
  if (!waits) dropWaiting(account, request);
  return posted;
}
