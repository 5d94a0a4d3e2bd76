import { getTranslations } from "next-intl/server";
import { KnowledgeByTopic, type TopicHistory } from "@/components/progress/knowledge-by-topic";
import { KnowledgePlot } from "@/components/progress/knowledge-plot";
import { ProgressHead, progressTitle } from "@/components/progress/progress-head";
import { Strengths } from "@/components/progress/strengths";
import { Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { studyDay } from "@/core/memory/study-day";
import { dayNumberOf, knowledgeHistory, totalHistory, weeklyDays } from "@/core/statistics/knowledge";
import { requireViewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { cardTopics } from "@/server/content/topics";
import { findProgress } from "@/server/data/progress/progress";
import { findRecallLog } from "@/server/data/progress/recall-log";

export const generateMetadata = () => progressTitle("memory");

/** A year, with both ends. */
const WEEKS = 53;

export default async function MemoryPage() {
  const viewer = await requireViewer("/progress/memory");
  const t = await getTranslations("progress.memory");
  const at = now();
  const days = weeklyDays(dayNumberOf(studyDay(at.getTime(), viewer)), WEEKS);
  const [{ traces, settings }, { topics, strengths }] = await Promise.all([
    findRecallLog(viewer),
    findProgress(viewer, at),
  ]);
  const history = knowledgeHistory(traces, days, settings);
  const found = new Map(topics.map((topic) => [topic.topic, topic]));
  const ownCards = (await getTranslations("decks"))("topic");
  const named = cardTopics(viewer.language, ownCards).flatMap(({ id, name }): TopicHistory[] => {
    const weeks = history.get(id);
    const topic = found.get(id);
    return weeks && topic ? [{ id, name, cards: topic.cards, weeks }] : [];
  });
  return (
    <>
      <ProgressHead current="memory" />
      {traces.length === 0 ? (
        <Section id="knowledge" title={t("title")}>
          <EmptyState title={t("title")}>{t("none")}</EmptyState>
        </Section>
      ) : (
        <>
          <KnowledgePlot weeks={totalHistory(history, days)} />
          <KnowledgeByTopic topics={named} />
          <Strengths strengths={strengths} />
        </>
      )}
    </>
  );
}
