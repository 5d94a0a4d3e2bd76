import { ShareBar } from "@/components/charts/plots/share-bar";
import { Table } from "@/components/ui/table";
import { fill } from "@/components/words";
import type { Calibration, CalibrationRow } from "@/core/statistics/calibration";
import type progress from "@/messages/en/progress.json";

type Props = {
  readonly calibration: Calibration;
  readonly words: (typeof progress)["calibration"];
};

/** Months shown; older ones are in "all". */
const MONTHS = 12;
const percent = (share: number) => Math.round(share * 100);

/** For each degree of confidence, how often answers were right: over all, and month by month, newest first. */
export function CalibrationTable({ calibration, words }: Props) {
  const written = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
  const rows = [
    { key: "all", when: words.all, rows: calibration.all },
    ...calibration.months
      .slice(-MONTHS)
      .reverse()
      .map(({ month, rows }) => ({ key: month, when: written.format(new Date(`${month}-01T00:00:00Z`)), rows })),
  ];
  return (
    <>
      <Table
        caption={words.title}
        hideCaption
        columns={[
          { key: "when", label: words.when },
          { key: "guess", label: words.guess },
          { key: "fairly", label: words.fairly },
          { key: "sure", label: words.sure },
        ]}
        rows={rows.map(({ key, when, rows }) => ({
          key,
          cells: {
            when,
            ...Object.fromEntries(
              rows.map((row) => [row.confidence, <Share key={row.confidence} row={row} words={words} />]),
            ),
          },
        }))}
      />
      <p className="mt-3 text-sm text-ink-soft">{words.note}</p>
    </>
  );
}

function Share({ row, words }: { readonly row: CalibrationRow; readonly words: Props["words"] }) {
  if (row.share === null || row.interval === null) return <span className="text-ink-soft">{words.empty}</span>;
  const { low, high } = row.interval;
  return (
    <div className="min-w-32">
      <p className="font-semibold whitespace-nowrap tabular-nums">
        {fill(words.share, { percent: percent(row.share) })}{" "}
        <span className="font-normal text-ink-soft">
          ({fill(words.of, { right: row.right, answers: row.answers })})
        </span>
      </p>
      <ShareBar share={row.share} interval={row.interval} />
      <p className="sr-only">{fill(words.interval, { low: percent(low), high: percent(high) })}</p>
    </div>
  );
}
