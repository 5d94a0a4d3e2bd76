// npm run stats:check [-- --json]   recomputes every result of every assignment and compares it with the row kept.
import { checkStats } from "@/server/data/teaching/stats-check";
import { runCheck } from "./lib/check-command";

await runCheck(
  (tell) =>
    checkStats(({ assignmentId, learnerId }) =>
      tell(`assignment ${assignmentId}, learner ${learnerId}: not what attempts and reviews come to`),
    ),
  { assignments: 0, results: 0, mismatches: 0 },
  ({ assignments, results, mismatches }) =>
    `${results} results of ${assignments} assignments recomputed, ${mismatches} of them not as kept.`,
);
