// npm run memory:fit [-- --learner <id or e-mail>] [--json]   fits the weights of memory to one learner's reviews, or to those
// of everybody for whom it is due; they are adopted only where they predict the latest reviews better. With --learner it is
// tried whether or not there is much more to learn from than at the last trial.
import { parseArgs } from "node:util";
import { z } from "zod";
import { findOwner, learnersToTry, tryWeights, type WeightsTrial } from "@/server/data/memory/weights";
import { runCheck } from "./lib/check-command";

const { values } = parseArgs({ options: { learner: { type: "string" }, json: { type: "boolean", default: false } } });
const figure = (value: number | undefined) => (value === undefined ? "–" : value.toFixed(4));

function sentence(trial: WeightsTrial): string {
  const { outcome, reviews, heldOut, judgement, reason } = trial;
  const tried =
    judgement === null
      ? (reason ?? "")
      : `on the latest ${heldOut}: log loss ${figure(judgement.before.logLoss)} → ${figure(judgement.after.logLoss)}, ` +
        `RMSE(bins) ${figure(judgement.before.rmseBins)} → ${figure(judgement.after.rmseBins)}, ` +
        `AUC ${figure(judgement.before.auc ?? undefined)} → ${figure(judgement.after.auc ?? undefined)}`;
  return `${outcome}, ${reviews} reviews; ${tried}`;
}

await runCheck(
  async (tell) => {
    const wanted = values.learner;
    const known =
      wanted === undefined
        ? null
        : await findOwner(z.uuid().safeParse(wanted).success ? { id: wanted } : { email: wanted });
    if (wanted !== undefined && known === null) {
      tell(`Nobody here is ${wanted}.`);
      return { mismatches: 1, looked: 0, trials: [] };
    }
    const trials: (WeightsTrial & { readonly learner: string })[] = [];
    let looked = 0;
    for await (const owner of known === null ? learnersToTry() : [known]) {
      looked += 1;
      const trial = await tryWeights(owner, new Date(), known !== null);
      if (trial === null) continue;
      trials.push({ learner: owner.userId, ...trial });
      tell(`${owner.userId}: ${sentence(trial)}`);
    }
    return { mismatches: 0, looked, trials };
  },
  { mismatches: 0, looked: 0, trials: [] },
  ({ looked, trials }) =>
    `${looked} learners looked at, ${trials.length} tried, ${trials.filter(({ outcome }) => outcome === "adopted").length} with new weights.`,
);
