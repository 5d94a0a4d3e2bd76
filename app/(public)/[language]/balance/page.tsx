import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import {
  ActorVoicesTable,
  OriginsTable,
  OutletsTables,
  RolesTable,
  TopicDetails,
  TopicsTable,
  VoicesTable,
} from "@/components/reference/balance-tables";
import { PageHeader, Section } from "@/components/ui/card";
import { publicLanguage } from "@/core/browse/languages";
import { balanceOf } from "@/core/facts/balance";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("facts.balance");
  return { title: t("title"), description: t("lead") };
}

export default async function BalancePage({ params }: Props) {
  const language = publicLanguage((await params).language);
  setRequestLocale(language);
  const base = getFactBase();
  const balance = balanceOf(base, [...base.facts.values()]);
  const t = await getTranslations("facts.balance");

  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Section id="topics" title={t("topics.title")} lead={t("topics.lead")}>
        <TopicsTable base={base} language={language} />
      </Section>
      <Section id="voices" title={t("voices.title")} lead={t("voices.lead")}>
        <VoicesTable balance={balance} language={language} />
      </Section>
      <Section id="origins" title={t("origins.title")} lead={t("origins.lead")}>
        <OriginsTable balance={balance} />
      </Section>
      <Section id="outlets" title={t("outlets.title")} lead={t("outlets.lead")}>
        <OutletsTables balance={balance} language={language} />
      </Section>
      <Section id="roles" title={t("roles.title")} lead={t("roles.lead")}>
        <RolesTable balance={balance} language={language} />
      </Section>
      <Section id="kinds" title={t("kinds.title")} lead={t("kinds.lead")}>
        <ActorVoicesTable balance={balance} language={language} />
      </Section>
      <Section id="by-topic" title={t("byTopic.title")} lead={t("byTopic.lead")}>
        <TopicDetails base={base} language={language} />
      </Section>
      <Section id="limits" title={t("limits.title")}>
        <p className="max-w-2xl">{t("limits.text")}</p>
      </Section>
    </>
  );
}
