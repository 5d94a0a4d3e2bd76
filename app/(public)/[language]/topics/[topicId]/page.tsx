import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { FactTimeline } from "@/components/reference/fact-timeline";
import { paths } from "@/components/reference/paths";
import { StatusCounts } from "@/components/reference/status-counts";
import { TextLink } from "@/components/reference/text-link";
import { TopicNeighbours } from "@/components/reference/topic-neighbours";
import { buttonClasses } from "@/components/ui/button-classes";
import { PageHeader } from "@/components/ui/card";
import { written } from "@/core/browse/in-use";
import { publicLanguage } from "@/core/browse/languages";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string; topicId: string }> };

export const dynamicParams = false;

export function generateStaticParams() {
  return getFactBase().topics.map(({ id }) => ({ topicId: id }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language, topicId } = await params;
  const topic = getFactBase().topics.find(({ id }) => id === topicId);
  if (topic === undefined) return {};
  return {
    title: written(topic.name, publicLanguage(language)),
    description: written(topic.about, publicLanguage(language)),
  };
}

export default async function TopicPage({ params }: Props) {
  const { language: path, topicId } = await params;
  const language = publicLanguage(path);
  setRequestLocale(language);
  const base = getFactBase();
  const topic = base.topics.find(({ id }) => id === topicId);
  if (topic === undefined) notFound();
  const facts = base.index.factsByTopic.get(topic.id) ?? [];
  const [t, pretest] = await Promise.all([getTranslations("facts.topic"), getTranslations("sitting.pretest")]);

  return (
    <>
      <PageHeader
        eyebrow={<TextLink href={paths.topics(language)}>{t("eyebrow")}</TextLink>}
        title={written(topic.name, language)}
        lead={written(topic.about, language)}
      >
        <div className="flex flex-wrap gap-3">
          <a href={`/quiz/new?topic=${topic.id}`} className={buttonClasses()}>
            {t("quiz")}
          </a>
          <a href={`/today?topic=${topic.id}#topics`} className={buttonClasses("secondary")}>
            {t("study")}
          </a>
        </div>
      </PageHeader>
      <p className="mb-8 max-w-2xl rounded-2xl border border-line bg-surface px-5 py-4">
        {pretest("offerText")}{" "}
        <a
          href={`/quiz/new?mode=pretest&topic=${topic.id}`}
          className="font-semibold text-indigo underline underline-offset-4"
        >
          {pretest("offer")}
        </a>
      </p>
      <StatusCounts facts={facts} />
      <h2 className="sr-only">{t("facts")}</h2>
      <div className="mt-10">
        <FactTimeline facts={facts} language={language} />
      </div>
      <TopicNeighbours topics={base.topics} current={topic.id} language={language} />
    </>
  );
}
