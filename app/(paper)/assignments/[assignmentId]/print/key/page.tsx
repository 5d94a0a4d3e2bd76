import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { OutlineShapes } from "@/app/(paper)/_components/outline-map";
import { PaperHead, PaperTools } from "@/app/(paper)/_components/paper-head";
import { PrintedAnswer } from "@/app/(paper)/_components/printed-answer";
import { RulingsOnPaper } from "@/app/(paper)/_components/rulings-on-paper";
import { paperAnswer, sheetMark } from "@/core/quizzes/paper";
import { requireTeacher } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { getFactBase } from "@/server/content/load";
import { mapGround } from "@/server/content/map-ground";
import { previewForm } from "@/server/data/teaching/assigned-form";
import { isId } from "@/server/http/is-id";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("paper.sheet"))("toKey"), robots: { index: false } };
}

/** The key to the printed sheet: for the teachers of the class alone. */
export default async function KeyPage({ params }: PageProps<"/assignments/[assignmentId]/print/key">) {
  const { assignmentId } = await params;
  const viewer = await requireTeacher(`/assignments/${assignmentId}/print/key`);
  if (!isId(assignmentId)) notFound();
  const form = await previewForm(viewer, assignmentId, now());
  // Where there is no sheet, there is no key to it; the page of the sheet says why.
  if (!form.ok) notFound();
  const [t, sheet, { quiz }] = await Promise.all([
    getTranslations("paper.key"),
    getTranslations("paper.sheet"),
    getMessages(),
  ]);
  const { title, className, items, leftOut, credited, begun, withdrawn } = form.value;
  const mark = sheetMark(items.map(({ view }) => view));
  const ground = mapGround();
  return (
    <>
      <PaperTools
        back={{ href: `/assignments/${assignmentId}`, label: sheet("back") }}
        other={{ href: `/assignments/${assignmentId}/print`, label: sheet("toSheet") }}
        print={sheet("print")}
        note={`${sheet(begun ? "lead" : "leadUnbegun")} ${sheet("keyApart")}`}
      />
      <OutlineShapes ground={ground} />
      <PaperHead title={t("title", { title })} className={className} mark={sheet("mark", { mark })}>
        <p className="mt-4 text-sm">{t("lead", { mark })}</p>
        <RulingsOnPaper leftOut={leftOut} credited={credited} withdrawn={withdrawn} />
      </PaperHead>
      <ol>
        {items.map((item, index) => (
          <PrintedAnswer
            // biome-ignore lint/suspicious/noArrayIndexKey: questions have no name but their place
            key={index}
            number={index + 1}
            answer={paperAnswer(getFactBase(), item)}
            feedback={item.feedback}
            ground={ground}
            language={viewer.language}
            report={quiz.report}
          />
        ))}
      </ol>
    </>
  );
}
