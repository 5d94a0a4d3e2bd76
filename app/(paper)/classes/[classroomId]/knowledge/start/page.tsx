import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { PaperTools } from "@/app/(paper)/_components/paper-head";
import { writtenDate } from "@/components/dates";
import { writtenQuestion } from "@/components/questions/written-answer";
import { AnswerWords } from "@/components/quiz/answer-words";
import { ReportForm } from "@/components/report/report-form";
import type { Item } from "@/core/questions/contract";
import { requirePermission } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { makeLessonStart } from "@/server/data/gradebook/lesson-start";
import { isId } from "@/server/http/is-id";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("knowledge"))("start"), robots: { index: false } };
}

/** Five questions for the wall, large enough for the last row; answers open one by one. Nothing here tells of anybody. */
export default async function LessonStartPage({
  params,
  searchParams,
}: PageProps<"/classes/[classroomId]/knowledge/start">) {
  const [{ classroomId }, { draw }] = await Promise.all([params, searchParams]);
  const path = `/classes/${classroomId}/knowledge`;
  const viewer = await requirePermission("gradebook.read", `${path}/start`);
  const turn = typeof draw === "string" && /^\d{1,3}$/.test(draw) ? Number(draw) : 0;
  const start = isId(classroomId) ? await makeLessonStart(viewer, classroomId, turn, now()) : null;
  if (start === null) notFound();
  const t = await getTranslations("knowledge.wall");
  return (
    <>
      <PaperTools
        back={{ href: path, label: t("back") }}
        other={{ href: `${path}/start?draw=${turn + 1}`, label: t("another") }}
        print={t("print")}
        note={t("note")}
      />
      <h1 className="mb-6 text-3xl print:text-2xl">{t("title")}</h1>
      {start.items.length === 0 ? <p>{t("none")}</p> : null}
      <ol className="wall grid gap-10 print:gap-6">
        {start.items.map((item, at) => (
          <WallQuestion key={`${item.type} ${item.targetId}`} item={item} number={at + 1} />
        ))}
      </ol>
    </>
  );
}

async function WallQuestion({ item, number }: { readonly item: Item; readonly number: number }) {
  const [t, { quiz }] = await Promise.all([getTranslations("knowledge.wall"), getMessages()]);
  const { view, feedback } = item;
  const [source] = feedback.sources;
  return (
    <li className="break-inside-avoid border-t-2 border-line-strong pt-4">
      <h2 className="font-sans text-2xl leading-snug font-semibold print:text-lg">{`${number}. ${writtenQuestion(view)}`}</h2>
      {"choices" in view ? (
        <ol className="mt-4 grid gap-2 text-xl sm:grid-cols-2 print:text-base">
          {view.choices.map(({ id, label }, at) => (
            <li key={id} className="flex gap-3">
              <span className="font-semibold">{String.fromCharCode(65 + at)}</span>
              <span className="min-w-0">{label}</span>
            </li>
          ))}
        </ol>
      ) : null}
      <details className="mt-4 print:hidden">
        <summary className="min-h-11 cursor-pointer py-2 text-lg font-semibold underline underline-offset-4">
          {t("reveal")}
        </summary>
        <AnswerWords answer={feedback.answer} className="mt-1 text-2xl font-bold" />
        <p className="mt-2 text-lg">{feedback.because}</p>
        {source === undefined ? null : (
          <p className="mt-2 text-sm">
            {`${t("source")}: ${[source.publisher, source.title].filter(Boolean).join(", ")} · ${t("asOf", { date: writtenDate(feedback.asOf) })}`}
          </p>
        )}
        {/* Small: the class reads the answer, and the teacher may find a mistake in it. */}
        <ReportForm factIds={feedback.factIds} words={quiz.report} />
      </details>
    </li>
  );
}
