import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SiteFooter } from "@/components/shell/site-footer";
import { ThemeToggle } from "@/components/shell/theme-toggle";

type Props = {
  /** The mark with the name, leading home; wears `brandLook`. */
  readonly brand: ReactNode;
  readonly nav: ReactNode;
  readonly account: ReactNode;
  /** The day for which the fact base vouches, YYYY-MM-DD. */
  readonly asOf: string | null;
  readonly children: ReactNode;
  /** Below the footer. */
  readonly end?: ReactNode;
};

export const brandLook =
  "mr-auto inline-flex min-h-11 items-center gap-2.5 font-display text-2xl font-bold tracking-tight text-indigo";

/** Skip link, header, main and footer: what every page has, whoever looks at it. */
export function PageFrame({ brand, nav, account, asOf, children, end }: Props) {
  const t = useTranslations("common");
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only z-30 rounded-full bg-indigo px-5 py-3 font-semibold text-on-indigo focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {t("skip")}
      </a>
      <header className="border-b border-line bg-paper print:hidden">
        <div className="mx-auto flex min-h-16 max-w-6xl flex-wrap items-center gap-x-4 px-4 pt-2 sm:px-6 sm:pt-0">
          {brand}
          {nav}
          <div className="flex items-center gap-1">
            <ThemeToggle label={t("theme")} />
            {account}
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 pt-8 pb-16 sm:px-6 sm:pt-12">
        {children}
      </main>
      <SiteFooter asOf={asOf} />
      {end}
    </div>
  );
}
