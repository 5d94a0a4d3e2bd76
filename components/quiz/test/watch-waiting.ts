import { keyOf } from "@/components/local-store";
import { placesOf, type Waiting } from "@/components/quiz/waiting-answers";
import type { AnswerRequest } from "@/core/quizzes/protocol";

/**
 * Hears of the answers that other tabs of this browser give, and of their leaving the device.
 *
 * @param onChange the answer kept for a question; null once it was acknowledged or refused there
 * @returns how to stop
 */
export function watchWaiting(
  account: string,
  attemptId: string,
  onChange: (index: number, request: AnswerRequest | null) => void,
): () => void {
  const start = keyOf(account, placesOf(attemptId));
  const hear = ({ key, newValue }: StorageEvent) => {
    if (!key?.startsWith(start)) return;
    onChange(Number(key.slice(start.length)), newValue === null ? null : (JSON.parse(newValue) as Waiting).request);
  };
  window.addEventListener("storage", hear);
  return () => window.removeEventListener("storage", hear);
}
