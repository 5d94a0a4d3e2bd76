import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EditorsNotes } from "@/components/reference/editors-notes";
import { Mark } from "@/components/shell/mark";
import { brandLook, PageFrame } from "@/components/shell/page-frame";
import { PublicNav } from "@/components/shell/public-nav";
import { buttonClasses } from "@/components/ui/button-classes";
import { IconSprite, publicIcons } from "@/components/ui/icon-sprite";

type Props = { readonly language: string; readonly asOf: string; readonly children: ReactNode };

/** Frame of the pages that are the same for everyone: plain links, and no code but the theme switch. */
export function PublicShell({ language, asOf, children }: Props) {
  const t = useTranslations("common");
  return (
    <PageFrame
      brand={
        <a href="/" className={brandLook}>
          <Mark className="h-6 w-auto" />
          {t("name")}
        </a>
      }
      nav={<PublicNav language={language} />}
      account={
        <a href="/today" className={buttonClasses("secondary", "small")}>
          {t("account.open")}
        </a>
      }
      asOf={asOf}
    >
      <IconSprite names={publicIcons} />
      <div lang={language}>{children}</div>
      <EditorsNotes />
    </PageFrame>
  );
}
