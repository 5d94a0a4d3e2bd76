import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { z } from "zod";
import { ByFact, type FactLine } from "@/app/(learn)/quiz/[attemptId]/result/_components/by-fact";
import { ByTopic } from "@/app/(learn)/quiz/[attemptId]/result/_components/by-topic";
import { HowItEnded } from "@/app/(learn)/quiz/[attemptId]/result/_components/how-it-ended";
import { LateAnswers } from "@/app/(learn)/quiz/[attemptId]/result/_components/late-answers";
import { RulingNotes } from "@/app/(learn)/quiz/[attemptId]/result/_components/ruling-notes";
import { ScoreCard } from "@/app/(learn)/quiz/[attemptId]/result/_components/score-card";
import { startAgain, tryAnother } from "@/app/(learn)/quiz/new/actions";
import { TeachersWords } from "@/components/gradebook/teachers-words";
import { type NextLink, ResultItems } from "@/components/quiz/result-items";
import { SendKept } from "@/components/quiz/send-kept";
import { paths } from "@/components/reference/paths";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader, Section } from "@/components/ui/card";
import { Folded } from "@/components/ui/folded";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { fill } from "@/components/words";
import { readNext } from "@/core/browse/read-next";
import { readDeckTopic } from "@/core/flashcards/own/own-topic";
import { memoryLines } from "@/core/quizzes/memory-lines";
import { factsToRetake } from "@/core/quizzes/retake";
import { isMisjudged, misjudgedFirst } from "@/core/quizzes/rules/misjudged";
import { reaches } from "@/core/quizzes/rules/quiz-rules";
import { praiseOf, type ScoredQuestion } from "@/core/quizzes/score";
import { requireViewer, type Viewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { cardOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { getFactBase } from "@/server/content/load";
import { findTeachersWord } from "@/server/data/gradebook/my-grades";
import { findRulingNotes } from "@/server/data/regrade/ruling-notes";
import { type Likeness, likenessOf } from "@/server/data/sittings/another";
import { lateAnswersOf } from "@/server/data/sittings/late-answers";
import { findMemoryOfAnswers } from "@/server/data/sittings/memory-of-sitting";
import { type AttemptResult, findResult, type ResultItem } from "@/server/data/sittings/result";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("today.assigned"))("result"), robots: { index: false } };
}

/** Of a longer list, what stands elsewhere on the page already, or is well, is folded. */
const MOST_UNFOLDED = 6;

/** What was passed over, or taken out, is not counted. */
const counted = (items: readonly ResultItem[]) =>
  items.filter(({ grade, ruling }) => grade?.kind !== "skipped" && ruling !== "drop");

/** The questions as the score sees them. */
const scored = (items: readonly ResultItem[]): readonly ScoredQuestion[] =>
  items.map(({ counts, grade, credit, ruling }) => ({ counts, credit, skipped: grade?.kind === "skipped", ruling }));

/** Whether every question was answered in full: what everybody was given the points of may have been answered otherwise. */
const isAllRight = (items: readonly ResultItem[]) =>
  counted(items).length > 0 && counted(items).every(({ grade }) => grade?.kind === "correct");

const mayBeRetaken = ({ finishedAt, items }: AttemptResult) => finishedAt !== null && factsToRetake(items) !== null;

export default async function ResultPage({ params, searchParams }: PageProps<"/quiz/[attemptId]/result">) {
  const [{ attemptId }, { another: refused }] = await Promise.all([params, searchParams]);
  const viewer = await requireViewer(`/quiz/${attemptId}/result`);
  const result = z.uuid().safeParse(attemptId).success ? await findResult(viewer, attemptId, now()) : null;
  if (!result) notFound();
  const [t, { quiz, common, sitting }] = await Promise.all([getTranslations("quiz.result"), getMessages()]);
  const word = await findTeachersWord(viewer, attemptId);
  const over = result.finishedAt !== null;
  const told = reaches(result.review, "everything");
  const late = over ? await lateAnswersOf(viewer, attemptId) : [];
  const lateByIndex = new Map(late.map(({ index, given }) => [index, given]));
  const another =
    over && told ? { attemptId, action: tryAnother, likeness: await likenessByIndex(viewer, result) } : null;
  const missed = misjudgedFirst(counted(result.items).filter(({ credit }) => credit !== null && credit < 1));
  const misjudged = missed.filter(isMisjudged).length;
  const confused = (name: string, about: string) => fill(sitting.result.confused, { name, about });
  const lines = told && isRemembered(result) ? await factLines(viewer, result) : [];
  const forgotten = lines.filter(({ memory }) => memory === "forgotten").length;
  const list = { words: quiz, statusWords: common.status, another, late: lateByIndex };

  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader eyebrow={t("eyebrow")} title={result.title} />
      {over ? <HowItEnded {...result} viewer={viewer} /> : null}
      {over ? (
        <>
          <SendKept
            account={viewer.userId}
            attemptId={attemptId}
            total={result.total}
            words={{ waiting: sitting.result.late.waiting }}
          />
          <LateAnswers late={late} assigned={result.assigned} viewer={viewer} />
        </>
      ) : null}
      {!over ? (
        <Notice tone="warning" title={t("unfinished")}>
          <ButtonLink href={`/quiz/${attemptId}`} size="small" className="mt-2">
            {t("goOn")}
          </ButtonLink>
        </Notice>
      ) : result.kind === "another" || result.kind === "pretest" ? (
        <p className="text-lg text-ink-soft">
          {result.another === null ? sitting.result.pretest : quiz.another.notes[result.another]}
        </p>
      ) : result.score === null ? null : (
        <ScoreCard
          score={result.score}
          without={result.items.filter(({ counts }) => !counts).length}
          takenOut={result.items.filter((item) => item.takenOut).length}
          praise={told ? praiseOf(scored(result.items)) : null}
          guest={viewer.guest}
        />
      )}
      {word === null ? null : (
        <div className="mt-5">
          <TeachersWords words={[word]} viewer={viewer} />
        </div>
      )}
      <RulingNotes notes={await findRulingNotes(viewer, attemptId, now())} viewer={viewer} />
      {refused === "none" ? (
        <div className="mt-5" role="status">
          <Notice>{quiz.another.none}</Notice>
        </div>
      ) : null}

      {told ? (
        <Section id="review" title={t("review")}>
          {missed.length === 0 ? (
            <p>{t(isAllRight(result.items) ? "allRight" : "nothingMissed")}</p>
          ) : (
            <>
              <p className="mb-4">
                {t(reviewLead(result), { count: missed.length })}
                {isRemembered(result)
                  ? ` ${t("nowCards", { count: forgotten, retake: mayBeRetaken(result) ? "yes" : "no" })}`
                  : null}
                {misjudged === 0 ? null : ` ${t("misjudgedFirst", { count: misjudged, missed: missed.length })}`}
              </p>
              {/* Before the list, which is long where there is most to review. */}
              {forgotten > 0 ? (
                <ButtonLink href="/review" size="large" className="mb-5">
                  {t("reviewNow")}
                </ButtonLink>
              ) : null}
              <ResultItems items={missed.map((item) => ({ ...item, next: nextOf(item, confused) }))} {...list} />
            </>
          )}
        </Section>
      ) : null}

      {reaches(result.review, "marks") ? <ByTopic topics={topicsOf(result, t("ownTopic"))} /> : null}
      {told && isRemembered(result) ? (
        <ByFact
          facts={lines}
          toldBefore={counted(result.items).filter(({ toldBefore }) => toldBefore).length}
          unfolded={MOST_UNFOLDED}
          now={now()}
          timeZone={viewer.timeZone}
        />
      ) : null}

      {result.items.length === 0 ? null : (
        <Section id="all" title={t("questions")}>
          {told && missed.length > 0 && result.items.length > MOST_UNFOLDED ? (
            <Folded summary={t("showAll", { count: result.items.length })}>
              <ResultItems items={result.items} {...list} />
            </Folded>
          ) : (
            <ResultItems items={result.items} {...list} />
          )}
        </Section>
      )}

      <NextSteps result={result} told={told} />
    </div>
  );
}

/** What one more question like each that was answered would be about. */
async function likenessByIndex(
  viewer: Viewer,
  { items }: AttemptResult,
): Promise<ReadonlyMap<number, Likeness | null>> {
  const answered = items.filter(({ given, factIds }) => given !== null && factIds.length > 0);
  const found = await likenessOf(
    viewer,
    answered.map(({ view, factIds }) => ({ type: view.type, factIds })),
  );
  return new Map(answered.map(({ index }, at) => [index, found[at] ?? null]));
}

/** What to read after a question that was missed: what its things are confused with, then facts of the same things. */
function nextOf({ factIds }: ResultItem, confused: (name: string, about: string) => string): NextLink[] {
  const { facts, confusable } = readNext(getFactBase(), factIds[0] ?? "");
  return [
    ...confusable.map(({ id, name, about }) => ({ href: paths.entity("en", id), text: confused(name.en, about.en) })),
    ...facts.map(({ id, text }) => ({ href: paths.fact("en", id), text: text.en })),
  ];
}

/** Pretests and single further questions are forgotten at once. */
const isRemembered = ({ kind }: AttemptResult) => kind !== "another" && kind !== "pretest";

const reviewLead = (result: AttemptResult) =>
  isRemembered(result) ? "reviewLead" : result.kind === "another" ? "reviewLeadAnother" : "reviewLeadPretest";

/** Another form on the same facts, the topic to read, a new quiz. */
async function NextSteps({ result, told }: { readonly result: AttemptResult; readonly told: boolean }) {
  const [t, sitting, { quiz }] = await Promise.all([
    getTranslations("quiz.result"),
    getTranslations("sitting.result"),
    getMessages(),
  ]);
  const [topicId] = result.blueprint.topics;
  const topic = getFactBase().topics.find(({ id }) => id === topicId);
  return (
    <div className="mt-12 flex flex-wrap gap-3">
      {result.kind === "another" ? (
        <ButtonLink href={`/quiz/${result.followsId ?? result.id}/result`}>{quiz.another.back}</ButtonLink>
      ) : result.kind === "pretest" && topic !== undefined ? (
        <ButtonLink href={`/en/topics/${topic.id}`}>{sitting("read", { topic: topic.name.en })}</ButtonLink>
      ) : told && mayBeRetaken(result) ? (
        <form action={startAgain}>
          <input type="hidden" name="attemptId" value={result.id} />
          <SubmitButton>{t("again")}</SubmitButton>
        </form>
      ) : null}
      <ButtonLink href="/quiz/new" variant="secondary">
        {t("new")}
      </ButtonLink>
      <ButtonLink href="/today" variant="quiet">
        {t("today")}
      </ButtonLink>
    </div>
  );
}

function topicsOf({ items }: AttemptResult, ownTopic: string) {
  const names = new Map(getFactBase().topics.map(({ id, name }) => [id, name.en]));
  const own = counted(items).filter(({ counts }) => counts);
  return [...new Set(own.map(({ topic }) => topic))].map((id) => {
    const credits = own.filter(({ topic }) => topic === id).map(({ credit }) => credit ?? 0);
    const earned = credits.reduce((sum, credit) => sum + credit, 0);
    return {
      id,
      name: readDeckTopic(id) === null ? (names.get(id) ?? id) : ownTopic,
      earned,
      possible: credits.length,
    };
  });
}

/** A line for each target that was asked and answered, named by its fact; a list by what its card asks. */
async function factLines(viewer: Viewer, { items }: AttemptResult): Promise<FactLine[]> {
  const answered = counted(items).flatMap(({ answerId, targetId, factIds, credit }) =>
    answerId === null ? [] : [{ answerId, targetId, factIds, credit: credit ?? 0 }],
  );
  const told = await findMemoryOfAnswers(
    viewer,
    answered.map(({ answerId }) => answerId),
  );
  const { facts } = getFactBase();
  const context = getGenerationContext("en");
  return memoryLines(answered, told).map((line) => {
    const list = line.targetId.startsWith("list:") ? cardOf(context, line.targetId) : null;
    return { ...line, text: list?.front ?? facts.get(line.factId)?.text.en ?? null };
  });
}
