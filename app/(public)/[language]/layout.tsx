import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { PublicShell } from "@/components/shell/public-shell";
import { publicLanguage, publicLanguages } from "@/core/browse/languages";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string }>; readonly children: ReactNode };

/** Everything below is made at build time and the same for everyone; an address without a page is not found. */
export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return publicLanguages.map((language) => ({ language }));
}

/** The fact base as pages that need no account and no cookie. */
export default async function PublicPagesLayout({ params, children }: Props) {
  const language = publicLanguage((await params).language);
  setRequestLocale(language);
  return (
    <PublicShell language={language} asOf={getFactBase().release.asOf}>
      {children}
    </PublicShell>
  );
}
