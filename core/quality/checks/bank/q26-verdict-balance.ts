import { clusteredInterval, type Draw } from "@/core/quality/bank/interval";
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
      HALF,
    );
    return [
      shareFigure("statements that are true", verdicts, HALF),
      shareFigure(
        "false statements of two parts in which the first is wrong",
        subjects((twoParts) => twoParts),
        HALF,
      ),
      ...(["known", "long"] as const).map((cue) =>
        shareFigure(
          `statements whose right value is the ${cue === "known" ? "better known" : "longer"} of the two`,
          rows.flatMap(({ type, cues }) =>
            type !== "true-false" || cues === null ? [] : [{ cluster: cues.cluster, value: cues[cue] }],
          ),
          HALF,
        ),
      ),
      // Of most facts the object alone can be proved wrong: what the base allows is told, and what is drawn is held to the half.
      { ...all, threshold: "reported", verdict: "reported" },
    ];
  },
};

function shareFigure(name: string, draws: readonly Draw[], { from, to }: { from: number; to: number }): BankFigure {
  const { rate, low, high } = clusteredInterval(draws);
  return {
    check: "Q26",
    name,
    count: draws.length,
    value: rate,
    low,
    high,
    threshold: `${Math.round(100 * from)} to ${Math.round(100 * to)} %, from ${FEWEST} statements on`,
    verdict: draws.length < FEWEST ? "not shown" : rate >= from && rate <= to ? "holds" : "misses",
  };
}
