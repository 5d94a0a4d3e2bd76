import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ProgressHead, progressTitle } from "@/components/progress/progress-head";
import { TopicRecallList } from "@/components/progress/topic-recall";
import { WhatComes } from "@/components/progress/what-comes";
import { ButtonLink } from "@/components/ui/button";
import { requireViewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { cardTopics } from "@/server/content/topics";
import { findProgress } from "@/server/data/progress/progress";

export const generateMetadata = () => progressTitle("overview");

export default async function ProgressPage() {
  const viewer = await requireViewer("/progress");
  const t = await getTranslations("progress");
  const { due, topics, workload } = await findProgress(viewer, now());
  const found = new Map(topics.map((topic) => [topic.topic, topic]));
  const ownCards = (await getTranslations("decks"))("topic");
  const named = cardTopics(viewer.language, ownCards).flatMap(({ id, name }) => {
    const topic = found.get(id);
    return topic ? [{ ...topic, name }] : [];
  });
  return (
    <>
      <ProgressHead current="overview">
        {due > 0 ? (
          <div className="flex items-center gap-4">
            <p>
              <span className="block text-sm text-ink-soft">{t("due.title")}</span>
              <span className="font-display text-2xl font-bold">{t("due.count", { count: due })}</span>
            </p>
            <ButtonLink href="/review">{t("due.review")}</ButtonLink>
          </div>
        ) : (
          <p className="text-ink-soft">{t("due.none")}</p>
        )}
      </ProgressHead>
      <TopicRecallList topics={named} />
      <WhatComes workload={workload} newPerDay={viewer.newPerDay} />
      <p className="mt-6">
        <Link href="/goal" className="font-semibold text-indigo underline decoration-1 underline-offset-4">
          {t(viewer.goal === null ? "goal.set" : "goal.see")}
        </Link>
      </p>
    </>
  );
}
