"use client";

import dynamic from "next/dynamic";
import { Demanded, onDemand } from "@/components/on-demand";
import type { QuizRunnerProps } from "@/components/quiz/quiz-runner";
import type { TestRunnerProps } from "@/components/quiz/test/test-runner";

const quizRunner = onDemand<QuizRunnerProps>((keep) =>
  dynamic(keep(() => import("@/components/quiz/quiz-runner").then((all) => all.QuizRunner))),
);
const testRunner = onDemand<TestRunnerProps>((keep) =>
  dynamic(keep(() => import("@/components/quiz/test/test-runner").then((all) => all.TestRunner))),
);

// Two ways to sit a quiz at one address: each page has the code of its own way alone.

/** A quiz with feedback at once. */
export function PracticeSitting(props: QuizRunnerProps) {
  return <Demanded what={quizRunner} props={props} />;
}

/** A test. */
export function TestSitting(props: TestRunnerProps) {
  return <Demanded what={testRunner} props={props} />;
}
