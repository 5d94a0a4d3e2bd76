import { postJson } from "@/components/post-json";
import type { useAnswerQueue } from "@/components/quiz/test/use-answer-queue";
import type { ListReply } from "@/core/quizzes/protocol";

/** A map question as a list: which view is sent, and how it is scored, the server decides. @returns null where it could not be fetched */
export async function askForList(
  attemptId: string,
  index: number,
  { flush, unheard }: Pick<ReturnType<typeof useAnswerQueue>, "flush" | "unheard">,
): Promise<ListReply | null> {
  // A point on its way would come to a list, which has no points.
  await flush();
  if (unheard.current.has(index)) return null;
  const posted = await postJson<ListReply>("/api/answers/list", { attemptId, index });
  return posted.kind === "ok" ? posted.value : null;
}
