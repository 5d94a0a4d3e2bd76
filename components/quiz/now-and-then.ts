import dynamic from "next/dynamic";
import { onDemand } from "@/components/on-demand";
import type { PracticeClockProps } from "@/components/quiz/clock/practice-clock";
import type { ContentWarningProps } from "@/components/quiz/content-warning";
import type { SendTroubleProps } from "@/components/quiz/send-trouble";

/** What few quizzes need: its code is no part of the page, but is named in its head where it is shown at once. */

export const contentWarning = onDemand<ContentWarningProps>((keep) =>
  dynamic(keep(() => import("@/components/quiz/content-warning").then((all) => all.ContentWarning))),
);
export const practiceClock = onDemand<PracticeClockProps>((keep) =>
  dynamic(keep(() => import("@/components/quiz/clock/practice-clock").then((all) => all.PracticeClock))),
);
export const sendTrouble = onDemand<SendTroubleProps>((keep) =>
  dynamic(keep(() => import("@/components/quiz/send-trouble").then((all) => all.SendTrouble))),
);
