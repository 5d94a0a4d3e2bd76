// npm run lures:refresh [-- --json]   writes content/lures.yaml from everybody's first answers: how often each wrong option
//                                     was taken. Options are chosen by it from the next release on.
import { join } from "node:path";
import { refreshLures } from "@/server/data/facts/lures";
import { runCheck } from "./lib/check-command";

await runCheck(
  async () => ({ ...(await refreshLures(join(process.cwd(), "content", "lures.yaml"), new Date())), mismatches: 0 }),
  { answers: 0, weights: 0, mismatches: 0 },
  ({ answers, weights }) =>
    `${answers} first answers; ${weights} wrong options were seen often enough.` +
    (weights === 0 ? " content/lures.yaml stays as it is." : " content/lures.yaml is written."),
);
