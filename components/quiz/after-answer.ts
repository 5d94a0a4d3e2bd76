import { laterOnDemand } from "@/components/on-demand";

/** What is shown only once a question has been answered; fetched while it is being answered. */

export const feedbackPanel = laterOnDemand(async () => {
  const { FeedbackPanel } = await import("@/components/quiz/feedback-panel");
  return FeedbackPanel;
});

/** The same with what a quiz says beside it. */
export const afterAnswer = laterOnDemand(async () => {
  const { AfterAnswerPanel } = await import("@/components/quiz/after-answer-panel");
  return AfterAnswerPanel;
});
