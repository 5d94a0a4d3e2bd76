import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { SourcesByOrigin } from "@/components/reference/sources-by-origin";
import { PageHeader } from "@/components/ui/card";
import { sourcesInUse } from "@/core/browse/in-use";
import { publicLanguage } from "@/core/browse/languages";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("facts.sources");
  return { title: t("title"), description: t("description") };
}

export default async function SourcesPage({ params }: Props) {
  const language = publicLanguage((await params).language);
  setRequestLocale(language);
  const base = getFactBase();
  const sources = sourcesInUse(base);
  const origins = new Set(sources.map(({ origin }) => origin)).size;
  const t = await getTranslations("facts.sources");

  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { sources: sources.length, origins })} />
      <SourcesByOrigin base={base} sources={sources} language={language} />
    </>
  );
}
