import { clusteredInterval, type Draw } from "@/core/quality/bank/interval";
import type { SurfaceCues } from "@/core/quality/bank/surface-cues";
import type { BankCheck, BankFigure } from "@/core/quality/check";

/** Of verdicts, and of the two parts in which a false statement can be wrong: one that is wrong mostly is mended without reading. */
const HALF = { from: 0.45, to: 0.55 } as const;
/** Fewer statements than this say nothing about the balance. */
const FEWEST = 100;

/** About half of all statements are true, and where two parts can be wrong each is about as often. */
export const verdictBalance: BankCheck = {
  id: "Q26",
  title: "True and false are balanced",
  blocking: true,
  measure(_, { rows }) {
    const statements = rows.flatMap(({ verdict, factIds }) => (verdict === null ? [] : [{ ...verdict, factIds }]));
    const verdicts = statements.map(({ isTrue, factIds }) => ({ cluster: factIds[0] ?? "", value: isTrue ? 1 : 0 }));
    const subjects = (wanted: (twoParts: boolean) => boolean) =>
      statements.flatMap(({ firstIsWrong, twoParts, factIds }) =>
        firstIsWrong === null || !wanted(twoParts) ? [] : [{ cluster: factIds[0] ?? "", value: firstIsWrong ? 1 : 0 }],
      );
    const all = shareFigure(
      "false statements, of one part or two, in which the subject is wrong",
      subjects(() => true),
    );
    return [
      shareFigure("statements that are true", verdicts),
      shareFigure(
        "false statements of two parts in which the first is wrong",
        subjects((twoParts) => twoParts),
      ),
      ...cueFigures(rows.flatMap(({ type, cues }) => (type !== "true-false" || cues === null ? [] : [cues]))),
      // Of most facts the object alone can be proved wrong: what the base allows is told, and what is drawn is held to the half.
      { ...all, threshold: "reported", verdict: "reported" },
    ];
  },
};

/** Neither the best known value nor the longest tells whether a statement is true, or what mends a false one. */
function cueFigures(cues: readonly SurfaceCues[]): readonly BankFigure[] {
  const mending = cues.flatMap(({ mending: own, cluster }) => (own === null ? [] : [{ ...own, cluster }]));
  return (
    [
      ["known", "best known"],
      ["long", "longest"],
    ] as const
  ).flatMap(([cue, words]) => [
    shareFigure(
      `statements judged rightly by whether their value is the ${words}`,
      cues.map((each) => ({ cluster: each.cluster, value: each[cue] })),
    ),
    mendingFigure(
      `false statements that the ${words} of the values offered mends`,
      mending.map((each) => ({ cluster: each.cluster, value: each[cue] })),
      mending.reduce((sum, each) => sum + each.chance, 0) / Math.max(1, mending.length),
    ),
  ]);
}

/** As in Q14: half of all statements are false, and so few facts give an interval, not a point. */
const mendingFigure = (name: string, draws: readonly Draw[], chance: number): BankFigure =>
  figureOf(
    name,
    draws,
    `95 % interval contains ${(100 * chance).toFixed(1)} %`,
    ({ low, high }) => low <= chance && chance <= high,
  );

const shareFigure = (name: string, draws: readonly Draw[]): BankFigure =>
  figureOf(
    name,
    draws,
    `${Math.round(100 * HALF.from)} to ${Math.round(100 * HALF.to)} %`,
    ({ rate }) => HALF.from <= rate && rate <= HALF.to,
  );

function figureOf(
  name: string,
  draws: readonly Draw[],
  threshold: string,
  holds: (found: ReturnType<typeof clusteredInterval>) => boolean,
): BankFigure {
  const found = clusteredInterval(draws);
  return {
    check: "Q26",
    name,
    count: draws.length,
    value: found.rate,
    low: found.low,
    high: found.high,
    threshold: `${threshold}, from ${FEWEST} statements on`,
    verdict: draws.length < FEWEST ? "not shown" : holds(found) ? "holds" : "misses",
  };
}
