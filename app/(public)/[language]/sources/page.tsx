import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { OriginLetters } from "@/components/reference/origin-letters";
import { SourcesByOrigin } from "@/components/reference/sources-by-origin";
import { PageHeader } from "@/components/ui/card";
import { publicLanguage } from "@/core/browse/languages";
import { originsInUse } from "@/core/browse/origins";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("facts.sources");
  return { title: t("title"), description: t("description") };
}

/** Who says so: origins by kind. The sources of each stand on the page of its letter, as all together weigh much. */
export default async function SourcesPage({ params }: Props) {
  const language = publicLanguage((await params).language);
  setRequestLocale(language);
  const origins = originsInUse(getFactBase());
  const sources = origins.reduce((sum, origin) => sum + origin.sources.length, 0);
  const t = await getTranslations("facts.sources");

  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { sources, origins: origins.length })} />
      <OriginLetters origins={origins} language={language} label={t("letters")} />
      <SourcesByOrigin origins={origins} language={language} />
    </>
  );
}
