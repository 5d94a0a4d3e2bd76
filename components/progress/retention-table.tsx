import { useTranslations } from "next-intl";
import { ShareBar } from "@/components/charts/plots/share-bar";
import { Table } from "@/components/ui/table";
import type { RetentionRow, Share } from "@/core/statistics/retention";

const percent = (share: number) => Math.round(share * 100);

/** True retention of young and mature cards over stretches of days. */
export function RetentionTable({ rows }: { readonly rows: readonly RetentionRow[] }) {
  const t = useTranslations("progress.retention");
  return (
    <Table
      caption={t("title")}
      hideCaption
      cards
      columns={[
        { key: "when", label: t("when") },
        { key: "young", label: t("young") },
        { key: "mature", label: t("mature") },
        { key: "all", label: t("all") },
      ]}
      rows={rows.map(({ span, young, mature, all }) => ({
        key: span,
        cells: {
          when: t(`spans.${span}`),
          young: <ShareCell share={young} />,
          mature: <ShareCell share={mature} />,
          all: <ShareCell share={all} />,
        },
      }))}
    />
  );
}

function ShareCell({ share: { share, interval, recalled, asked } }: { readonly share: Share }) {
  const t = useTranslations("progress.retention");
  if (share === null || interval === null) return <span className="text-ink-soft">{t("empty")}</span>;
  return (
    <div className="min-w-28">
      <p className="font-semibold whitespace-nowrap tabular-nums">
        {t("percent", { percent: percent(share) })}{" "}
        <span className="font-normal text-ink-soft">({t("of", { recalled, asked })})</span>
      </p>
      <ShareBar share={share} interval={interval} />
      <p className="sr-only">{t("interval", { low: percent(interval.low), high: percent(interval.high) })}</p>
    </div>
  );
}
