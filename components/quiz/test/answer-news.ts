import { answerIn, type Entry } from "@/components/quiz/test/use-test-answers";
import { takesPlaceOf } from "@/components/quiz/waiting-answers";
import type { AnswerReply, AnswerRequest, Clock } from "@/core/quizzes/protocol";

/** What the page shows of its answers, and what changes that. */
export type ShownAnswers = {
  readonly entryOf: (index: number) => Entry | undefined;
  readonly put: (index: number, change: Partial<Entry>) => void;
  /** Another tab's answer counts in place of the one shown. */
  readonly showOther: (request: AnswerRequest) => void;
  /** Has it sent from this page, too, until the server has answered. */
  readonly take: (request: AnswerRequest) => void;
  readonly onClock: (clock: Clock) => void;
  /** An answer came too late. */
  readonly onOver: () => void;
};

/** The server has answered. @param isLast false where a newer answer is on its way: what is said to that one will be what counts */
export function hearReply(shown: ShownAnswers, { index }: AnswerRequest, reply: AnswerReply, isLast: boolean): void {
  if (reply.outcome === "over") shown.onOver();
  // Nothing that could be saved.
  else if (reply.outcome === "ask-again" && isLast) shown.put(index, { given: null });
  else if (reply.outcome === "saved") hearSaved(shown, index, reply, isLast);
}

type Saved = Extract<AnswerReply, { readonly outcome: "saved" }>;

function hearSaved({ put, onClock }: ShownAnswers, index: number, reply: Saved, isLast: boolean): void {
  const { given, sequence, instead, clock } = reply;
  onClock(clock);
  if (instead === null || !(isLast || instead === "taken-out")) return;
  put(index, { given, sequence, id: "", draft: answerIn(given), confidence: null, instead });
}

/** Another tab of this browser has given an answer. */
export function hearOther({ entryOf, take, showOther }: ShownAnswers, request: AnswerRequest): void {
  const entry = entryOf(request.index);
  if (entry === undefined || !takesPlaceOf(request, entry)) return;
  take(request);
  showOther(request);
}
