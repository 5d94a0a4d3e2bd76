import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { chooseButtons } from "@/app/(learn)/review/actions";
import { ReviewSession } from "@/components/review/review-session";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { requireViewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { getFactBase } from "@/server/content/load";
import { loadReviewQueue } from "@/server/data/memory/review-queue";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

export default async function ReviewPage() {
  const viewer = await requireViewer("/review");
  const t = await getTranslations("review");
  const { review, quiz, common } = await getMessages();
  const queue = await loadReviewQueue(viewer, now());

  if (!queue.hasCards) {
    return (
      <div className="mx-auto max-w-3xl">
        <h1 className="mb-6 text-3xl">{t("title")}</h1>
        <EmptyState
          title={t("empty.title")}
          action={
            <div className="flex flex-wrap justify-center gap-3">
              <ButtonLink href="/today#topics">{t("empty.topics")}</ButtonLink>
              <ButtonLink href="/quiz/new" variant="secondary">
                {t("empty.quiz")}
              </ButtonLink>
            </div>
          }
        >
          {t("empty.text")}
        </EmptyState>
      </div>
    );
  }
  return (
    <ReviewSession
      account={viewer.userId}
      initial={queue}
      buttons={viewer.buttons}
      onButtons={chooseButtons}
      topicNames={Object.fromEntries(getFactBase().topics.map(({ id, name }) => [id, name.en]))}
      words={{ review, feedback: quiz.feedback, report: quiz.report, status: common.status }}
    />
  );
}
