import { useTranslations } from "next-intl";
import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { Mark } from "@/components/shell/mark";
import { brandLook, PageFrame } from "@/components/shell/page-frame";
import { IconSprite } from "@/components/ui/icon-sprite";
import { getFactBase } from "@/server/content/load";
import { DEFAULT_LANGUAGE } from "@/server/i18n/request";

/** Made at build time and the same for everyone: it lies on the device, and opens when no server can be reached. */
export const dynamic = "force-static";

export default function OfflineLayout({ children }: { readonly children: ReactNode }) {
  setRequestLocale(DEFAULT_LANGUAGE);
  const t = useTranslations("common");
  return (
    <PageFrame
      brand={
        <a href="/review" className={brandLook}>
          <Mark className="h-6 w-auto" />
          {t("name")}
        </a>
      }
      nav={null}
      account={null}
      asOf={getFactBase().release.asOf}
    >
      <IconSprite />
      {children}
    </PageFrame>
  );
}
