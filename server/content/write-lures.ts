import "server-only";
import type { LureWeight } from "@/core/statistics/lure-weights";

export type Lures = {
  readonly version: number;
  readonly date: string;
  /** First answers that the weights rest on. */
  readonly answers: number;
  readonly weights: readonly LureWeight[];
};

const HEAD = `# Written by \`npm run lures:refresh\`, never by hand: how often each wrong option was taken by those who saw it, at their first answer.
# A weight of 1 is what nobody has answered yet; an option that nobody takes falls towards 0, and is chosen more seldom.
`;

/** content/lures.yaml as a text. */
export function luresAsYaml({ version, date, answers, weights }: Lures): string {
  const lines = weights.map(
    ({ target, option, shown, weight }) =>
      `- { target: "${target}", option: ${option}, shown: ${shown}, weight: ${weight} }\n`,
  );
  const list = lines.length === 0 ? "weights: []\n" : `weights:\n${lines.join("")}`;
  return `${HEAD}version: ${version}\ndate: "${date}"\nanswers: ${answers}\n${list}`;
}
