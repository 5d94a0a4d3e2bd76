import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { z } from "zod";
import { writtenEnd } from "@/components/dates";
import { GONE_ON_COOKIE, goneOnFrom } from "@/components/quiz/gone-on-cookie";
import { PracticeSitting, TestSitting } from "@/components/quiz/sitting";
import { spanOf } from "@/components/time-span";
import { Notice } from "@/components/ui/notice";
import { requireViewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { findAttempt } from "@/server/data/sittings/attempts";

/** Its title is the quiz's name, which the layout gives: a template there is for the pages below it. */
export const metadata: Metadata = { robots: { index: false } };

export default async function QuizPage({ params }: PageProps<"/quiz/[attemptId]">) {
  const { attemptId } = await params;
  const viewer = await requireViewer(`/quiz/${attemptId}`);
  const goneOn = goneOnFrom((await cookies()).get(GONE_ON_COOKIE)?.value);
  const attempt = z.uuid().safeParse(attemptId).success ? await findAttempt(viewer, attemptId, now(), goneOn) : null;
  if (!attempt) notFound();
  if (attempt.finished) redirect(`/quiz/${attemptId}/result`);
  const [t, words, { quiz, common, sitting }] = await Promise.all([
    getTranslations("quiz.runner"),
    getTranslations("common"),
    getMessages(),
  ]);

  return (
    <>
      <p className="mx-auto mb-4 max-w-3xl font-semibold text-ochre-ink">{attempt.title}</p>
      {attempt.another ? (
        <p className="mx-auto mb-6 max-w-3xl text-ink-soft">{quiz.another.notes[attempt.another]}</p>
      ) : attempt.kind === "pretest" ? (
        <p className="mx-auto mb-6 max-w-3xl text-ink-soft">{sitting.pretest.note}</p>
      ) : attempt.items.length < attempt.wanted ? (
        <div className="mx-auto mb-6 max-w-3xl">
          <Notice>
            {t(attempt.lacked ? "shorterFrozen" : attempt.assigned ? "shorterGiven" : "shorter", {
              ...(attempt.lacked ?? {}),
              count: attempt.items.length,
              wanted: attempt.wanted,
            })}
          </Notice>
        </div>
      ) : null}
      {attempt.cut === null ? null : (
        <div className="mx-auto mb-6 max-w-3xl">
          <Notice>
            {t("cut", {
              when: writtenEnd(new Date(attempt.cut.endsAt), now(), viewer.language, viewer.timeZone).at,
              left: Math.floor(attempt.cut.leftMs / 60_000),
              limit: words("span", spanOf(attempt.cut.limitMs)),
            })}
          </Notice>
        </div>
      )}
      {attempt.mode === "test" ? (
        <TestSitting
          account={viewer.userId}
          attemptId={attempt.id}
          items={attempt.items}
          clock={attempt.clock}
          confidence={attempt.confidence}
          extendable={attempt.extendable}
          words={{ runner: quiz.runner, question: quiz.question, test: sitting.test, timer: sitting.timer }}
        />
      ) : (
        <PracticeSitting
          account={viewer.userId}
          attemptId={attempt.id}
          items={attempt.items}
          clock={attempt.clock}
          confidence={attempt.confidence}
          unread={attempt.unread}
          words={{
            runner: quiz.runner,
            question: quiz.question,
            feedback: quiz.feedback,
            report: quiz.report,
            status: common.status,
            timer: sitting.timer,
          }}
        />
      )}
    </>
  );
}
