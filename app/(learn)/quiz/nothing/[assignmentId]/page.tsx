import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/card";
import { findViewer, requireViewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { findNothingAsked } from "@/server/data/sets/asks";
import { isId } from "@/server/http/is-id";

export async function generateMetadata({ params }: PageProps<"/quiz/nothing/[assignmentId]">): Promise<Metadata> {
  const { assignmentId } = await params;
  const viewer = await findViewer();
  const nothing = viewer !== null && isId(assignmentId) ? await findNothingAsked(viewer, assignmentId, now()) : null;
  const quiz = (await getTranslations("today.assigned"))("quiz");
  return { title: nothing === null ? quiz : `${quiz} · ${nothing.title}`, robots: { index: false } };
}

/** Where a learner lands who begins an assigned quiz that can ask nothing: which one it is, why, and that nothing is lost. */
export default async function NothingAskedPage({ params }: PageProps<"/quiz/nothing/[assignmentId]">) {
  const { assignmentId } = await params;
  const viewer = await requireViewer(`/quiz/nothing/${assignmentId}`);
  const nothing = isId(assignmentId) ? await findNothingAsked(viewer, assignmentId, now()) : null;
  if (nothing === null) notFound();
  // Their first page shows what it asks by now.
  if (nothing.why === null) redirect("/today");
  const t = await getTranslations("today.nothing");
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={nothing.title} lead={t("lead", { className: nothing.className })} />
      <p className="mb-4">{t(`why.${nothing.why}`)}</p>
      <p className="mb-6">{t("lost")}</p>
      <ButtonLink href="/today">{t("back")}</ButtonLink>
    </div>
  );
}
