import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { FactLine } from "@/components/reference/fact-line";
import { StatusRules } from "@/components/reference/status-rules";
import { PageHeader, Section } from "@/components/ui/card";
import { publicLanguage } from "@/core/browse/languages";
import { loweredFacts } from "@/core/browse/status-examples";
import type { Status } from "@/core/facts/model";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string }> };

const STATUSES: readonly Status[] = ["established", "reported", "claimed", "disputed"];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("facts.statuses");
  return { title: t("title"), description: t("lead") };
}

export default async function StatusesPage({ params }: Props) {
  const language = publicLanguage((await params).language);
  setRequestLocale(language);
  const base = getFactBase();
  const lowered = loweredFacts(base);
  const t = await getTranslations("facts.statuses");

  return (
    <div className="max-w-4xl">
      <PageHeader title={t("title")} lead={t("lead")} />
      {STATUSES.map((status) => (
        <StatusRules key={status} base={base} status={status} language={language} />
      ))}
      <Section id="origins" title={t("origins.title")}>
        <div className="grid max-w-2xl gap-3 text-lg">
          <p>{t("origins.first")}</p>
          <p>{t("origins.reprints")}</p>
          <p>{t("origins.copies")}</p>
        </div>
      </Section>
      <Section id="parties" title={t("parties.title")}>
        <div className="grid max-w-2xl gap-3 text-lg">
          <p>{t("parties.who")}</p>
          <p>{t("parties.accused")}</p>
        </div>
      </Section>
      <Section id="lowered" title={t("lowered.title")}>
        <p className="max-w-2xl text-lg">{t("lowered.text", { count: lowered.length })}</p>
        {lowered.length === 0 ? null : (
          <ul className="mt-4 border-b border-line">
            {lowered.map((fact) => (
              <FactLine key={fact.id} fact={fact} language={language} />
            ))}
          </ul>
        )}
      </Section>
      <Section id="not" title={t("not.title")}>
        <p className="max-w-2xl text-lg">{t("not.text")}</p>
      </Section>
    </div>
  );
}
