import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { PublicShell } from "@/components/shell/public-shell";
import { publicLanguage } from "@/core/browse/languages";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string }>; readonly children: ReactNode };

/** Public pages about which editors decided something since the build: made for each request, under the same address (proxy.ts). */
export default async function NotedPagesLayout({ params, children }: Props) {
  const language = publicLanguage((await params).language);
  setRequestLocale(language);
  return (
    <PublicShell language={language} asOf={getFactBase().release.asOf}>
      {children}
    </PublicShell>
  );
}
