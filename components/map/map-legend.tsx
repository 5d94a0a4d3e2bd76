import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** What the signs of the map mean, each drawn as on the map. */
export function MapLegend() {
  const t = useTranslations("maps.map.legend");
  const line = (className: string) => (
    <svg aria-hidden="true" viewBox="0 0 28 12" className="h-3 w-7 shrink-0 fill-none">
      <path d="M1 6h26" className={className} />
    </svg>
  );
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-2 text-sm text-ink-soft">
      <Entry sign={<span className="size-[7px] rounded-full bg-ink" />}>{t("town")}</Entry>
      <Entry
        sign={
          <span aria-hidden="true" className="flex items-center gap-0.5">
            {[1, 5, 20].map((facts) => (
              <span
                key={facts}
                style={{ width: 7 + 7 * Math.sqrt(facts), height: 7 + 7 * Math.sqrt(facts) }}
                className="rounded-full border border-ochre-ink/70 bg-ochre/35"
              />
            ))}
          </span>
        }
      >
        {t("facts")}
      </Entry>
      <Entry sign={line("stroke-ink/75 stroke-[1.75px]")}>{t("border")}</Entry>
      <Entry sign={line("stroke-line-strong/80 stroke-[1px] [stroke-dasharray:5_4]")}>{t("region")}</Entry>
      <Entry sign={line("stroke-reported stroke-[2px]")}>{t("river")}</Entry>
    </ul>
  );
}

function Entry({ sign, children }: { readonly sign: ReactNode; readonly children: ReactNode }) {
  return (
    <li className="inline-flex items-center gap-2">
      {sign}
      {children}
    </li>
  );
}
