import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OutlineShapes } from "@/app/(paper)/_components/outline-map";
import { PaperHead, PaperTools } from "@/app/(paper)/_components/paper-head";
import { PrintedQuestion } from "@/app/(paper)/_components/printed-question";
import { RulingsOnPaper } from "@/app/(paper)/_components/rulings-on-paper";
import { paperQuestion, sheetMark } from "@/core/quizzes/paper";
import { earnsPoints } from "@/core/quizzes/score";
import { requireTeacher } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { mapGround } from "@/server/content/map-ground";
import { previewForm } from "@/server/data/teaching/assigned-form";
import { isId } from "@/server/http/is-id";

export const metadata: Metadata = { robots: { index: false } };

/** The questions of an assigned quiz on paper; nothing of the key is in this page. */
export default async function SheetPage({ params }: PageProps<"/assignments/[assignmentId]/print">) {
  const { assignmentId } = await params;
  const viewer = await requireTeacher(`/assignments/${assignmentId}/print`);
  if (!isId(assignmentId)) notFound();
  const form = await previewForm(viewer, assignmentId, now());
  if (!form.ok && form.error.code === "not-found") notFound();
  const t = await getTranslations("paper.sheet");
  const back = { href: `/assignments/${assignmentId}`, label: t("back") };
  if (!form.ok) {
    return (
      <>
        <p className="mb-6">{t(`nothing.${form.error.code === "nothing" ? form.error.why : "facts"}`)}</p>
        <a href={back.href}>{back.label}</a>
      </>
    );
  }
  const { title, className, items, leftOut, credited, begun, withdrawn } = form.value;
  const ground = mapGround();
  const earning = items.filter(earnsPoints).length;
  return (
    <>
      <PaperTools
        back={back}
        other={{ href: `/assignments/${assignmentId}/print/key`, label: t("toKey") }}
        print={t("print")}
        note={`${t(begun ? "lead" : "leadUnbegun")} ${t("keyApart")}`}
      />
      <OutlineShapes ground={ground} />
      <PaperHead
        title={title}
        className={className}
        mark={t("mark", { mark: sheetMark(items.map(({ view }) => view)) })}
      >
        <p className="mt-5 flex flex-wrap items-baseline gap-x-6 gap-y-4">
          <Blank label={t("name")} width="w-[6cm]" />
          <Blank label={t("date")} width="w-[3cm]" />
          <span>
            <Blank label={t("points")} width="w-[1.5cm]" /> {t("of", { count: earning })}
          </span>
        </p>
        <p className="mt-4 text-sm">{t("count", { count: items.length, without: items.length - earning })}</p>
        <RulingsOnPaper leftOut={leftOut} credited={credited} withdrawn={withdrawn} />
      </PaperHead>
      <ol>
        {items.map(({ view, feedback }, index) => (
          <PrintedQuestion
            // biome-ignore lint/suspicious/noArrayIndexKey: questions have no name but their place
            key={index}
            question={paperQuestion(view, index + 1)}
            warning={feedback.harm}
            own={feedback.status === null}
            ground={ground}
            language={viewer.language}
          />
        ))}
      </ol>
    </>
  );
}

/** A word and a line to write on. */
function Blank({ label, width }: { readonly label: string; readonly width: string }) {
  return (
    <span>
      {label} <span className={`inline-block border-b-[1.5px] border-ink ${width}`} />
    </span>
  );
}
