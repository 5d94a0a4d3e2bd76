import { useTranslations } from "next-intl";
import { BarPlot } from "@/components/charts/plots/bar-plot";
import { TableBehind } from "@/components/charts/plots/table-behind";
import { Section } from "@/components/ui/card";
import { valueScale } from "@/core/charts/plots/value-scale";
import { type Bin, DIFFICULTY_EDGES, histogram, STABILITY_EDGES } from "@/core/statistics/histogram";

type Props = { readonly strengths: readonly { readonly stability: number; readonly difficulty: number }[] };

/** How long cards last, and how hard they are. */
export function Strengths({ strengths }: Props) {
  const t = useTranslations("progress.memory");
  const stability = histogram(
    strengths.map((one) => one.stability),
    STABILITY_EDGES,
  );
  const difficulty = histogram(
    strengths.map((one) => one.difficulty),
    DIFFICULTY_EDGES,
  );
  return (
    <div className="mt-12 grid gap-x-10 gap-y-12 lg:grid-cols-2">
      <div>
        <Histogram
          id="stability"
          bins={stability}
          shortOf={({ from, to }) => (to === null ? `${from}+` : from === 0 ? `<${to}` : String(from))}
          longOf={({ from, to }) =>
            to === null ? t("overDays", { from }) : from === 0 ? t("underDays", { to }) : t("rangeDays", { from, to })
          }
          words={{
            title: t("stability"),
            lead: t("stabilityLead"),
            column: t("days"),
            chart: (most) => t("stabilityChart", { total: strengths.length, most }),
          }}
        />
      </div>
      <div>
        <Histogram
          id="difficulty"
          bins={difficulty}
          shortOf={({ from }) => String(from)}
          longOf={({ from, to }) => (to === null ? t("over", { from }) : t("range", { from, to }))}
          words={{
            title: t("difficulty"),
            lead: t("difficultyLead"),
            column: t("difficultyColumn"),
            chart: (most) => t("difficultyChart", { total: strengths.length, most }),
          }}
        />
      </div>
    </div>
  );
}

type HistogramProps = {
  readonly id: string;
  readonly bins: readonly Bin[];
  readonly shortOf: (bin: Bin) => string;
  readonly longOf: (bin: Bin) => string;
  readonly words: {
    readonly title: string;
    readonly lead: string;
    readonly column: string;
    readonly chart: (most: string) => string;
  };
};

function Histogram({ id, bins, shortOf, longOf, words }: HistogramProps) {
  const t = useTranslations("progress.memory");
  const table = useTranslations("progress")("table");
  const fullest = bins.reduce((most, bin) => (bin.count > most.count ? bin : most));
  return (
    <Section id={id} title={words.title} lead={words.lead}>
      <BarPlot
        label={words.chart(longOf(fullest))}
        scale={valueScale(fullest.count)}
        bars={bins.map((bin) => ({
          key: String(bin.from),
          value: bin.count,
          name: { text: shortOf(bin) },
          title: `${longOf(bin)}: ${bin.count}`,
        }))}
      />
      <TableBehind
        summary={table}
        caption={words.title}
        columns={[
          { key: "class", label: words.column },
          { key: "count", label: t("count"), numeric: true },
        ]}
        rows={bins.map((bin) => ({ key: String(bin.from), cells: { class: longOf(bin), count: String(bin.count) } }))}
      />
    </Section>
  );
}
