import { laterOnDemand } from "@/components/on-demand";

/** What is shown only once a question has been answered; fetched while it is being answered. */

export const feedbackPanel = laterOnDemand(async () => {
  const { FeedbackPanel } = await import("@/components/quiz/feedback-panel");
  return FeedbackPanel;
});

export const reportForm = laterOnDemand(async () => {
  const { ReportForm } = await import("@/components/report/report-form");
  return ReportForm;
});

export async function prefetchAfterAnswer(): Promise<void> {
  await Promise.all([feedbackPanel.prefetch(), reportForm.prefetch()]);
}
