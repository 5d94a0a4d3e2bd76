"use client";

import dynamic from "next/dynamic";
import { Demanded, onDemand } from "@/components/on-demand";
import type { TestRunnerProps } from "@/components/quiz/test/test-runner";

const testRunner = onDemand<TestRunnerProps>((keep) =>
  dynamic(keep(() => import("@/components/quiz/test/test-runner").then((all) => all.TestRunner))),
);

/** A test: its code is no part of the page of a quiz with feedback at once. */
export function TestSitting(props: TestRunnerProps) {
  return <Demanded what={testRunner} props={props} />;
}
