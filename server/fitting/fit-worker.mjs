// Fits weights in a thread of its own, so that the server goes on answering. Plain JavaScript: a worker of the built app has
// no loader for anything else. It gets training histories (core/memory/fitting/trial.ts) and answers with one message.
import { parentPort, workerData } from "node:worker_threads";

const GRADES = { again: 1, hard: 2, good: 3, easy: 4 };

async function fit() {
  let binding;
  try {
    binding = await import("@open-spaced-repetition/binding");
  } catch (error) {
    return { kind: "no-binding", reason: error instanceof Error ? error.message : String(error) };
  }
  const { FSRSBindingItem, FSRSBindingReview, computeParameters } = binding;
  const items = workerData.training.flatMap(({ recalls, learn }) => {
    const reviews = recalls.map(({ rating, elapsedDays }) => new FSRSBindingReview(GRADES[rating], elapsedDays));
    return learn.map((index) => new FSRSBindingItem(reviews.slice(0, index + 1)));
  });
  const weights = await computeParameters(items, { enableShortTerm: true, numRelearningSteps: 1 });
  return { kind: "fitted", weights };
}

parentPort.postMessage(
  await fit().catch((error) => ({ kind: "failed", reason: error instanceof Error ? error.message : String(error) })),
);
