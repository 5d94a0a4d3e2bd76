import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { paths } from "@/components/reference/paths";
import { ReferenceTopics } from "@/components/reference/reference-topics";
import { StatusCounts } from "@/components/reference/status-counts";
import { TextLink } from "@/components/reference/text-link";
import { PageHeader } from "@/components/ui/card";
import { publicLanguage } from "@/core/browse/languages";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("facts.topics");
  return { title: t("title"), description: t("description") };
}

export default async function TopicsPage({ params }: Props) {
  const language = publicLanguage((await params).language);
  setRequestLocale(language);
  const base = getFactBase();
  const t = await getTranslations("facts.topics");

  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { facts: base.facts.size, topics: base.topics.length })} />
      <StatusCounts facts={[...base.facts.values()]} />
      <p className="mt-3 mb-10 flex flex-wrap gap-x-6 gap-y-1">
        <TextLink href={paths.read(language)}>{t("read")}</TextLink>
        <TextLink href={paths.timeline(language)}>{t("timeline")}</TextLink>
        <TextLink href={paths.map(language)}>{t("map")}</TextLink>
        <TextLink href={paths.groups(language)}>{t("groups")}</TextLink>
        <TextLink href={paths.search(language)}>{t("search")}</TextLink>
        <TextLink href={paths.entities(language)}>{t("entities")}</TextLink>
        <TextLink href={paths.sources(language)}>{t("sources")}</TextLink>
        <TextLink href={paths.balance(language)}>{t("balance")}</TextLink>
      </p>
      <ReferenceTopics base={base} language={language} />
    </>
  );
}
