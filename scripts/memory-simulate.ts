// npm run memory:simulate [-- --json] [--learners 30]   studies for two years with learners whose memory follows other laws than
// FSRS (two components, slips and luck), fits weights to the first year and compares predictions with the second.
import { parseArgs } from "node:util";
import { evaluate, type Prediction } from "@/core/memory/fitting/evaluation";
import { runFit } from "@/server/fitting/run-fit";
import {
  calibrationBins,
  gapOf,
  gapOverBins,
  type SimulatedLearner,
  simulateLearner,
  stretched,
} from "@/tests/support/simulated-calibration";

const { values } = parseArgs({
  options: { json: { type: "boolean", default: false }, learners: { type: "string", default: "30" } },
});
const PLAN = { days: 730, cards: 300, newPerDay: 5 };
const tell = (line: string) => (values.json ? console.error(line) : console.log(line));
const figure = (value: number) => value.toFixed(4);

const learners: SimulatedLearner[] = [];
for (let index = 0; index < Number(values.learners); index++) {
  const learner = await simulateLearner(`learner ${index}`, PLAN, async (training) => {
    const fit = await runFit(training);
    if (fit.kind === "fitted") return fit.weights;
    tell(`Nothing was fitted: ${fit.reason}`);
    return null;
  });
  learners.push(learner);
  const found = evaluate(learner.predictions);
  if (found === null) continue;
  tell(
    `${index + 1}: ${found.reviews} reviews in the second year, ${learner.adopted ? "weights adopted" : "published weights"}, ` +
      `predicted ${figure(found.meanPredicted)}, observed ${figure(found.observed)}, log loss ${figure(found.logLoss)}`,
  );
}

const pooled = (of: (learner: SimulatedLearner) => readonly Prediction[]) => {
  const predictions = learners.flatMap(of);
  const found = evaluate(predictions);
  return found && { ...found, gap: gapOf(found), gapOverBins: gapOverBins(predictions) };
};
const fitted = pooled(({ predictions }) => predictions);
const published = pooled(({ under }) => under(null));
const twiceStable = pooled(({ predictions, weights }) => stretched(predictions, weights, 2));
const bins = calibrationBins(learners.flatMap(({ predictions }) => predictions));
for (const { from, reviews, predicted, observed } of bins) {
  tell(`predicted from ${from}: ${reviews} reviews, mean ${figure(predicted)}, observed ${figure(observed)}`);
}
const worst = Math.max(
  ...learners.map(({ predictions }) => gapOf(evaluate(predictions) ?? { meanPredicted: 1, observed: 0 })),
);
const adopted = learners.filter((learner) => learner.adopted).length;
tell(
  `${learners.length} learners, ${adopted} with weights of their own; |predicted − observed| ${figure(fitted?.gap ?? 1)}, ` +
    `over bins ${figure(fitted?.gapOverBins ?? 1)}, of the worst learner ${figure(worst)}; ` +
    `with published weights ${figure(published?.gap ?? 1)}, with stabilities doubled ${figure(twiceStable?.gap ?? 1)}.`,
);
if (values.json) {
  console.log(JSON.stringify({ learners: learners.length, adopted, worst, fitted, published, twiceStable, bins }));
}
