"use client";

import dynamic from "next/dynamic";
import { Demanded, onDemand, useWithPage } from "@/components/on-demand";
import { renderers } from "@/components/questions/renderers";
import { contentWarning } from "@/components/quiz/now-and-then";
import type { QuizRunnerProps } from "@/components/quiz/quiz-runner";
import type { TestRunnerProps } from "@/components/quiz/test/test-runner";
import type { RunnerItem, Unread } from "@/core/quizzes/protocol";
// Both the runner and some questions have buttons, and each comes by itself: here once, the code is in neither.
import "@/components/ui/button";

const quizRunner = onDemand<QuizRunnerProps>((keep) =>
  dynamic(keep(() => import("@/components/quiz/quiz-runner").then((all) => all.QuizRunner))),
);
const testRunner = onDemand<TestRunnerProps>((keep) =>
  dynamic(keep(() => import("@/components/quiz/test/test-runner").then((all) => all.TestRunner))),
);

// Two ways to sit a quiz at one address: each page has the code of its own way alone.

/** A quiz with feedback at once. */
export function PracticeSitting(props: QuizRunnerProps) {
  useWithPage([quizRunner, ...neededFirst(props.items, props.unread)]);
  return <Demanded what={quizRunner} props={props} />;
}

/** A test. */
export function TestSitting(props: TestRunnerProps) {
  useWithPage([testRunner, ...neededFirst(props.items)]);
  return <Demanded what={testRunner} props={props} />;
}

/** What the first question is shown with. */
function neededFirst(items: readonly RunnerItem[], unread: Unread | null = null) {
  const first = items.find(({ index, answered }) => (unread ? index === unread.index : !answered));
  if (first === undefined) return [];
  return [unread || first.warning === null ? renderers[first.view.type] : contentWarning];
}
