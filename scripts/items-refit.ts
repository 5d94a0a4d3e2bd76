// npm run items:refit [-- --json]   fits the difficulty of items to everybody's first answers; quizzes that ask for easy,
//                                   medium or hard questions use the fit from then on.
import { getFactBase } from "@/server/content/load";
import { refitDifficulty } from "@/server/data/facts/difficulty";
import { runCheck } from "./lib/check-command";

const empty = { answers: 0, fitted: 0, rho: null, classAccuracy: null, mismatches: 0 } as const;
const figure = (value: number | null) => (value === null ? "too few to tell" : value.toFixed(2));

await runCheck(
  async () => ({ ...(await refitDifficulty(getFactBase().release.hash, new Date())), mismatches: 0 }),
  empty,
  ({ answers, fitted, rho, classAccuracy }) =>
    `${answers} first answers; ${fitted} kinds of items have enough of them.\n` +
    `Estimated and observed order agree by Spearman's rho: ${figure(rho)}. In the same third: ${figure(classAccuracy)}.`,
);
