import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { OfflineReview } from "@/components/offline/offline-review";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("offline.title"), robots: { index: false } };
}

/** The review page without a server: it carries no one's data, and finds on the device what belongs to whoever was last signed in. */
export default async function OfflinePage() {
  const { review, quiz, common } = await getMessages();
  return (
    <OfflineReview
      words={{
        review,
        feedback: quiz.feedback,
        howMade: quiz.howMade,
        report: quiz.report,
        status: common.status,
        question: quiz.question,
      }}
    />
  );
}
