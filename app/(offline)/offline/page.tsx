import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OfflineReview } from "@/components/offline/offline-review";
import { sessionWords } from "@/components/review/session/session-words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("offline.title"), robots: { index: false } };
}

/** The review page without a server: it carries no one's data, and finds on the device what belongs to whoever was last signed in. */
export default async function OfflinePage() {
  return <OfflineReview words={await sessionWords()} />;
}
