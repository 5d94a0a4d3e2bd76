import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { CorrectionsList } from "@/components/reference/corrections-list";
import { PageHeader } from "@/components/ui/card";
import { publicLanguage } from "@/core/browse/languages";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("facts.corrections");
  return { title: t("title"), description: t("lead") };
}

export default async function CorrectionsPage({ params }: Props) {
  const language = publicLanguage((await params).language);
  setRequestLocale(language);
  const t = await getTranslations("facts.corrections");
  return (
    <div className="max-w-4xl">
      <PageHeader title={t("title")} lead={t("lead")} />
      <CorrectionsList base={getFactBase()} language={language} />
      <p className="mt-10 max-w-2xl text-ink-soft">{t("report")}</p>
    </div>
  );
}
