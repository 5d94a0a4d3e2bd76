import "server-only";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { TrainingHistory } from "@/core/memory/fitting/trial";

/** What became of fitting: weights, or why there are none. */
export type FitOutcome =
  | { readonly kind: "fitted"; readonly weights: readonly number[] }
  /** The optional package is not installed, or not made for this computer: the weights in use serve. */
  | { readonly kind: "no-binding"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

/** The file is not bundled: the app runs in its own folder, as it does for `content/`. */
const WORKER = ["server", "fitting", "fit-worker.mjs"];
/** Two hundred thousand reviews take seconds; what takes longer hangs. */
const TIMEOUT_MS = 120_000;

/** Fits weights to histories in a worker thread. Never throws: fitting is a bonus. */
export function runFit(training: readonly TrainingHistory[]): Promise<FitOutcome> {
  return new Promise((resolve) => {
    const file = join(/* turbopackIgnore: true */ process.cwd(), ...WORKER);
    const worker = new Worker(/* turbopackIgnore: true */ file, { workerData: { training } });
    const end = (outcome: FitOutcome) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(outcome);
    };
    const timer = setTimeout(
      () => end({ kind: "failed", reason: `Fitting took longer than ${TIMEOUT_MS / 1000} seconds.` }),
      TIMEOUT_MS,
    );
    timer.unref();
    worker.once("message", (outcome: FitOutcome) => end(outcome));
    worker.once("error", (error) => end({ kind: "failed", reason: error.message }));
    worker.once("exit", (code) =>
      end({ kind: "failed", reason: `The thread ended with ${code} before it had fitted.` }),
    );
  });
}
