import dynamic from "next/dynamic";
import { laterOnDemand, onDemand } from "@/components/on-demand";
import type { PracticeClockProps } from "@/components/quiz/clock/practice-clock";
import type { ContentWarningProps } from "@/components/quiz/content-warning";
import type { SendTroubleProps } from "@/components/quiz/send-trouble";

/** What few quizzes need: its code is no part of the page, but is named in its head where it is shown at once. */

export const contentWarning = onDemand<ContentWarningProps>((keep) =>
  dynamic(keep(() => import("@/components/quiz/content-warning").then((all) => all.ContentWarning))),
);
/** Comes once the question can be answered: it needs no clock for that. */
export const practiceClock = laterOnDemand<PracticeClockProps>(
  async () => (await import("@/components/quiz/clock/practice-clock")).PracticeClock,
);
export const sendTrouble = onDemand<SendTroubleProps>((keep) =>
  dynamic(keep(() => import("@/components/quiz/send-trouble").then((all) => all.SendTrouble))),
);
