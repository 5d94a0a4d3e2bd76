import Link from "next/link";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { getMessages, getTranslations } from "next-intl/server";
import { ChangedFacts } from "@/app/(teach)/_components/builder/changed-facts";
import { CopyForm } from "@/app/(teach)/_components/builder/copy-form";
import { LeftOutNotice } from "@/app/(teach)/_components/builder/left-out-notice";
import { LearnerPages } from "@/app/(teach)/_components/classes/learner-pages";
import { errorTexts } from "@/app/(teach)/_components/error-texts";
import { ExceptionsSection } from "@/app/(teach)/_components/exceptions/exceptions-section";
import { GivenCardsSection } from "@/app/(teach)/_components/given-cards";
import { AskedQuestionsSection, LookAtSection } from "@/app/(teach)/_components/questions/asked-questions-section";
import { type RulesWords, rulesSentences } from "@/app/(teach)/_components/rules/rules-sentence";
import { LearnerResults } from "@/app/(teach)/assignments/[assignmentId]/_components/learner-results";
import { WithdrawSection } from "@/app/(teach)/assignments/[assignmentId]/_components/withdraw-section";
import { giveException, giveToo, takeAwayException } from "@/app/(teach)/assignments/[assignmentId]/actions";
import { writtenDue, writtenMoment } from "@/components/dates";
import { ButtonLink, buttonClasses } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { isDone, isExpected } from "@/core/gradebook/cell";
import { studyDay } from "@/core/memory/study-day";
import { civilTime } from "@/core/shared/civil-time";
import { partOf } from "@/core/shared/part-of";
import { requireTeacher } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { listClassrooms } from "@/server/data/classes/classrooms";
import { type ClassGroup, listGroups } from "@/server/data/classes/groups";
import { type AskedQuestion, listAskedQuestions, MAX_ASKED } from "@/server/data/regrade/asked-questions";
import { changesOfAssignment, MAX_CHANGES } from "@/server/data/sets/changes";
import { leftOutOfAssignment } from "@/server/data/sets/left-out";
import { type AssignmentResults, assignmentResults } from "@/server/data/teaching/assignments";
import { listExceptions } from "@/server/data/teaching/exceptions";
import { noteResultsSeen } from "@/server/data/teaching/first-steps";
import { findGivenCards } from "@/server/data/teaching/given-cards";
import { isId } from "@/server/http/is-id";

/** More are looked through in the gradebook, which sorts and filters; the file has all. */
const LEARNERS_PER_PAGE = 100;

export default async function AssignmentPage({ params, searchParams }: PageProps<"/assignments/[assignmentId]">) {
  const [{ assignmentId }, { page }] = await Promise.all([params, searchParams]);
  const viewer = await requireTeacher(`/assignments/${assignmentId}`);
  if (!isId(assignmentId)) notFound();
  const results = await assignmentResults(viewer, assignmentId, now());
  if (!results) notFound();
  after(() => noteResultsSeen(viewer, results.classroomId, now()));
  const quiz = results.kind === "quiz";
  const { changing } = await getMessages();
  const [t, changed, changes, classrooms, texts, { teach, sets }, exceptions, groups, questions, leftOut] =
    await Promise.all([
      getTranslations("teach.results"),
      getTranslations("sets.changed"),
      changesOfAssignment(viewer, assignmentId),
      listClassrooms(viewer, now()),
      errorTexts(),
      getMessages(),
      listExceptions(viewer, assignmentId),
      listGroups(viewer, results.classroomId),
      quiz ? listAskedQuestions(viewer, assignmentId) : null,
      quiz ? leftOutOfAssignment(viewer, assignmentId) : null,
    ]);
  const done = results.rows.filter((row) => isDone(row.state)).length;
  const asked = results.rows.filter((row) => isExpected(row.state)).length;
  const part = partOf(results.rows, page, LEARNERS_PER_PAGE);
  const cards = quiz ? null : await findGivenCards(viewer, assignmentId);

  return (
    <>
      <PageHeader
        eyebrow={<Link href={`/classes/${results.classroomId}`}>{results.classroomName}</Link>}
        title={results.title}
        lead={`${t("dueOn", { date: writtenDue(results.dueAt, viewer.language, viewer.timeZone) })}${asked === 0 ? "" : ` · ${t("summary", { done, learners: asked })}`}`}
      >
        <div className="flex flex-wrap gap-2">
          {quiz ? (
            <>
              <ButtonLink variant="secondary" href={`/assignments/${assignmentId}/statistics`} prefetch={false}>
                {t("statistics")}
              </ButtonLink>
              <ButtonLink variant="secondary" href={`/assignments/${assignmentId}/print`} prefetch={false}>
                {t("print")}
              </ButtonLink>
            </>
          ) : null}
          {results.withdrawn ? null : (
            <ButtonLink variant="secondary" href={`/assignments/${assignmentId}/change`} prefetch={false}>
              {t("change")}
            </ButtonLink>
          )}
          <a className={buttonClasses("secondary")} href={`/api/assignments/${assignmentId}/csv`}>
            {t("csv")}
          </a>
        </div>
      </PageHeader>
      {quiz ? (
        <p className="mb-8 max-w-prose">
          {rulesOf(results, viewer, teach.rules)} {t("zone", { zone: viewer.timeZone })}
        </p>
      ) : null}
      {quiz || results.rules.typed === "free" ? null : (
        <p className="mb-8 max-w-prose">{changing.say.typed[results.rules.typed]}</p>
      )}
      {results.withdrawn ? <Notice>{t("withdrawnNote")}</Notice> : null}
      {classrooms.some(({ id, includeHarm }) => id === results.classroomId && !includeHarm) ? (
        <LeftOutNotice left={leftOut} className={results.classroomName} words={sets.leftOut} inForm={false} />
      ) : null}
      <ChangedFacts
        of="changesGiven"
        most={MAX_CHANGES}
        title={changed("title")}
        lead={changed(results.frozen ? "frozen" : quiz ? "quiz" : "reviewing")}
        toldBelow={factsToldBelow(questions ?? [])}
        left={changes?.frozen ?? null}
        changes={changes?.changes ?? []}
      />
      {questions === null ? null : <LookAtSection assignmentId={assignmentId} questions={questions} />}
      <LearnerResults assignmentId={assignmentId} of={results} rows={part.shown} viewer={viewer} />
      <LearnerPages path={`/assignments/${assignmentId}`} part={part} />
      {cards === null ? null : <GivenCardsSection cards={cards} />}
      {questions === null ? null : (
        <AskedQuestionsSection
          assignmentId={assignmentId}
          title={results.title}
          questions={questions}
          most={MAX_ASKED}
        />
      )}
      {exceptions === null || results.withdrawn ? null : (
        <ExceptionsSection
          assignmentId={assignmentId}
          classroomId={results.classroomId}
          learners={exceptions}
          groups={groupsOf(groups ?? [], exceptions)}
          kind={results.kind}
          timed={quiz && results.rules.timeLimitS !== null}
          viewer={viewer}
          save={giveException}
          takeAway={takeAwayException}
          texts={texts}
        />
      )}
      {results.withdrawn ? null : (
        <CopyForm
          action={giveToo}
          assignmentId={assignmentId}
          classrooms={classrooms
            .filter(({ id }) => id !== results.classroomId)
            .map(({ id, name, includeHarm }) => ({ id, name, includeHarm }))}
          leftOut={leftOut}
          dueOn={studyDay(Math.max(now().getTime(), results.dueAt.getTime()), { ...viewer, dayStartHour: 0 })}
          opens={results.opensAt > now() ? civilTime(results.opensAt.getTime(), viewer.timeZone) : ""}
          words={sets.copy}
          rulesWords={teach.rules}
          leftOutWords={sets.leftOut}
          texts={{ ...texts, ...sets.errors }}
        />
      )}
      {results.withdrawn ? null : (
        <WithdrawSection
          assignmentId={assignmentId}
          locked={results.lockedAt !== null}
          begun={results.rows.filter((row) => row.answered > 0 || row.daysReviewed > 0).length}
          texts={{ ...texts, settingsLocked: changing.errors.settingsLocked }}
        />
      )}
    </>
  );
}

/** Facts that the questions to be looked at tell of as changed. */
const factsToldBelow = (questions: readonly AskedQuestion[]): ReadonlySet<string> =>
  new Set(questions.flatMap(({ reasons }) => reasons.flatMap((reason) => ("factId" in reason ? [reason.factId] : []))));

/** Groups in which somebody has the assignment. */
function groupsOf(
  groups: readonly ClassGroup[],
  learners: readonly { readonly learnerId: string }[],
): readonly { readonly id: string; readonly name: string }[] {
  const theirs = new Set(learners.map(({ learnerId }) => learnerId));
  return groups
    .filter(({ members }) => members.some(({ userId }) => theirs.has(userId)))
    .map(({ id, name }) => ({ id, name }));
}

/** The rules as the teacher chose them, in sentences. */
function rulesOf(
  { rules, opensAt, dueAt, closesAt }: AssignmentResults,
  { language, timeZone }: { readonly language: string; readonly timeZone: string },
  words: RulesWords,
): string {
  const at = (date: Date) => writtenMoment(date, language, timeZone);
  const closes = closesAt === null ? null : closesAt.getTime() === dueAt.getTime() ? "due" : at(closesAt);
  return rulesSentences({ ...rules, opens: at(opensAt), opened: opensAt <= now(), due: at(dueAt), closes }, words).join(
    " ",
  );
}
