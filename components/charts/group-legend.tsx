import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Fading, linkLook } from "@/components/charts/group-chart";
import { classes } from "@/components/class-names";

/** How to read the graph: each sign as it is drawn. */
export function GroupLegend() {
  const t = useTranslations("maps.groups.legend");
  return (
    <section aria-labelledby="legend" className="mt-5">
      <h2 id="legend" className="text-lg">
        {t("title")}
      </h2>
      <ul className="mt-2 grid gap-x-8 gap-y-1.5 text-sm text-ink-soft sm:grid-cols-2 lg:grid-cols-3">
        <Entry text={t("life")}>
          <rect x="1" y="5" width="38" height="8" rx="4" className="fill-indigo" />
        </Entry>
        <Entry text={t("maybe")}>
          <rect x="1" y="5" width="38" height="8" rx="4" className="fill-indigo/25" />
        </Entry>
        <Entry text={t("open")}>
          <rect x="1" y="5" width="14" height="8" rx="4" className="fill-indigo" />
          <Fading from={13} to={40} y={9} className="stroke-indigo" />
        </Entry>
        <Entry text={t("became")}>
          <path d="M2 3Q14 3 14 9V10" className={classes("fill-none", linkLook.split)} />
          <path d="M9 10h10l-5 7z" className="fill-indigo" />
        </Entry>
        {(["member", "allegiance", "alliance"] as const).map((kind) => (
          <Entry key={kind} text={t(kind)}>
            <path d="M2 9h24" className={linkLook[kind]} />
            <circle cx="30" cy="9" r="4" className={classes("fill-surface", linkLook[kind])} />
          </Entry>
        ))}
        <Entry text={t("held")}>
          <path d="M1 9h16" className={linkLook.member} />
          <Fading from={15} to={40} y={9} className={linkLook.member} />
        </Entry>
        <Entry text={t("solid")}>
          <path d="M1 9h38" className={linkLook.split} />
        </Entry>
        <Entry text={t("dashed")}>
          <path d="M1 9h38" strokeDasharray="5 4" className={linkLook.split} />
        </Entry>
      </ul>
      <p className="mt-2 text-sm text-ink-soft">{t("scale")}</p>
    </section>
  );
}

function Entry({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <li className="flex items-center gap-2.5">
      <svg aria-hidden="true" viewBox="0 0 40 18" className="h-[18px] w-10 shrink-0">
        {children}
      </svg>
      {text}
    </li>
  );
}
