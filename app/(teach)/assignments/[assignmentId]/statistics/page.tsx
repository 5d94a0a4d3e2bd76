import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OptionsSection } from "@/app/(teach)/assignments/[assignmentId]/statistics/_components/options-section";
import { QuestionTable } from "@/app/(teach)/assignments/[assignmentId]/statistics/_components/question-table";
import { WholeTest } from "@/app/(teach)/assignments/[assignmentId]/statistics/_components/whole-test";
import { PageHeader, Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { FOR_DECISIONS, FOR_DISCRIMINATION, FOR_FLAGS } from "@/core/statistics/items/intervals";
import { requireTeacher } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { findItemAnalysis } from "@/server/data/teaching/item-analysis";
import { isId } from "@/server/http/is-id";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("statistics"))("title") };
}

export default async function StatisticsPage({ params }: PageProps<"/assignments/[assignmentId]/statistics">) {
  const { assignmentId } = await params;
  const viewer = await requireTeacher(`/assignments/${assignmentId}/statistics`);
  const found = isId(assignmentId) ? await findItemAnalysis(viewer, assignmentId, now()) : null;
  if (found === null) notFound();
  const t = await getTranslations("statistics");
  const { analysis, questions, otherForms, withoutPoints } = found;
  return (
    <>
      <PageHeader
        eyebrow={<Link href={`/assignments/${assignmentId}`}>{found.title}</Link>}
        title={t("title")}
        lead={t("lead")}
      />
      {otherForms === 0 ? null : <Notice>{t("otherForms", { count: otherForms })}</Notice>}
      {withoutPoints === 0 ? null : <Notice>{t("withoutPoints", { count: withoutPoints })}</Notice>}
      {analysis.kind === "too-few" ? (
        <EmptyState title={t("tooFew")}>{t("tooFewText", { n: analysis.n, needed: analysis.needed })}</EmptyState>
      ) : (
        <>
          <WholeTest {...analysis} questions={questions.length} />
          <Section id="questions" title={t("questions")} lead={await howFirm(analysis.test.n)}>
            <QuestionTable
              assignmentId={assignmentId}
              title={found.title}
              analyses={analysis.questions}
              questions={questions}
            />
          </Section>
          <OptionsSection n={analysis.test.n} analyses={analysis.questions} questions={questions} />
          <Section id="meaning" title={t("whatTitle")} className="max-w-prose">
            <ul className="grid gap-2">
              {(
                [
                  "facility",
                  "without",
                  "discrimination",
                  "efficiency",
                  "weight",
                  "options",
                  "look",
                  "alpha",
                  "errorRatio",
                  "error",
                  "ranges",
                ] as const
              ).map((name) => (
                <li key={name}>{t(`what.${name}`)}</li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </>
  );
}

/** How far the figures of so many learners can be trusted; null where they are enough to decide by. */
async function howFirm(n: number): Promise<string | null> {
  const t = await getTranslations("statistics");
  if (n < FOR_DISCRIMINATION) return t("small", { n, needed: FOR_DISCRIMINATION });
  if (n < FOR_FLAGS) return t("provisional", { n, firm: FOR_FLAGS, decide: FOR_DECISIONS });
  return n < FOR_DECISIONS ? t("firm", { n, decide: FOR_DECISIONS }) : null;
}
