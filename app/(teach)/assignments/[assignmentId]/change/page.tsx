import Link from "next/link";
import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { ActionForm } from "@/app/(teach)/_components/action-form";
import type { GivenStart } from "@/app/(teach)/_components/assignment-fields";
import { errorTexts } from "@/app/(teach)/_components/error-texts";
import { ChangeForm } from "@/app/(teach)/assignments/[assignmentId]/change/_components/change-form";
import { History } from "@/app/(teach)/assignments/[assignmentId]/change/_components/history";
import { change, turnLock } from "@/app/(teach)/assignments/[assignmentId]/change/actions";
import { writtenMoment } from "@/components/dates";
import { PageHeader, Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { count } from "@/components/words";
import { studyDay } from "@/core/memory/study-day";
import { datesAsTyped } from "@/core/quizzes/rules/chosen-dates";
import { requireTeacher } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { findClassroom } from "@/server/data/classes/classrooms";
import { listGroups } from "@/server/data/classes/groups";
import { listChanges, MAX_STEPS } from "@/server/data/teaching/changing/change-history";
import { type AssignmentToChange, findAssignmentToChange } from "@/server/data/teaching/changing/given-assignment";
import { isId } from "@/server/http/is-id";

export default async function ChangeAssignmentPage({ params }: PageProps<"/assignments/[assignmentId]/change">) {
  const { assignmentId } = await params;
  const viewer = await requireTeacher(`/assignments/${assignmentId}/change`);
  const at = now();
  const found = isId(assignmentId) ? await findAssignmentToChange(viewer, assignmentId, at) : null;
  if (!found) notFound();
  const { id, revision, title, locks, newerVersion, lockedAt } = found;
  const [t, texts, { teach, sets, changing }, classroom, groups, steps] = await Promise.all([
    getTranslations("teach.assign"),
    errorTexts(),
    getMessages(),
    findClassroom(viewer, found.classroomId),
    listGroups(viewer, found.classroomId),
    listChanges(viewer, id),
  ]);
  if (!classroom) notFound();
  const start = startOf(found, viewer.timeZone);
  const today = studyDay(at.getTime(), { timeZone: viewer.timeZone, dayStartHour: 0 });
  return (
    <>
      <PageHeader
        eyebrow={<Link href={`/assignments/${id}`}>{title}</Link>}
        title={changing.title}
        lead={changing.lead}
      />
      {lockedAt !== null ? (
        <Notice tone="warning">
          {changing.lock.locked.replace("{date}", writtenMoment(lockedAt, viewer.language, viewer.timeZone))}
        </Notice>
      ) : (
        <div className="grid gap-6">
          {found.begun === 0 ? null : <Notice>{count(changing.begun, found.begun)}</Notice>}
          <ChangeForm
            action={change}
            assignment={{ id, revision, title, locks: [...locks], newerVersion }}
            start={start}
            groups={(groups ?? []).map((group) => ({ id: group.id, name: group.name }))}
            learners={classroom.learners
              .filter(({ removed }) => !removed)
              .map(({ userId, displayName }) => ({ userId, displayName }))}
            today={[start.dueOn, today].sort()[0] ?? today}
            language={viewer.language}
            rulesWords={teach.rules}
            assignWords={sets.assign}
            words={changing}
            texts={{
              ...texts,
              ...changing.errors,
              ...Object.fromEntries(NAMES.map((name) => [name, t(name)])),
              dueHint: t("dueHint", { zone: viewer.timeZone }),
            }}
          />
        </div>
      )}
      <Section id="lock" title={changing.lock.title}>
        <ActionForm action={turnLock} texts={texts} className="grid justify-items-start gap-3">
          <input type="hidden" name="assignmentId" value={id} />
          <input type="hidden" name="locked" value={lockedAt === null ? "yes" : "no"} />
          <p className="max-w-prose text-ink-soft">{changing.lock.text}</p>
          <SubmitButton variant="secondary">
            {lockedAt === null ? changing.lock.lock : changing.lock.unlock}
          </SubmitButton>
        </ActionForm>
      </Section>
      <History steps={steps} most={MAX_STEPS} viewer={viewer} />
    </>
  );
}

const NAMES = [
  "how",
  "practice",
  "practiceDetail",
  "test",
  "testDetail",
  "reviewing",
  "reviewingDetail",
  "days",
  "daysHint",
  "due",
  "name",
] as const;

/** The fields as they were typed when it was given, or changed last. */
function startOf({ work, audience }: AssignmentToChange, timeZone: string): GivenStart {
  const { rules } = work;
  const { dueOn, ...dates } = datesAsTyped(work, timeZone);
  return {
    kind: work.kind === "reviewing" ? "reviewing" : rules.mode,
    dueOn,
    daysWanted: work.daysWanted,
    whom: audience?.kind === "group" ? audience.groupId : (audience?.kind ?? "class"),
    learnerIds: audience?.kind === "learners" ? audience.learnerIds : [],
    rules: {
      ...dates,
      minutes: rules.timeLimitS === null ? "" : String(rules.timeLimitS / 60),
      sittings: rules.attemptLimit === null ? "any" : String(rules.attemptLimit),
      counts: rules.counts,
      overdue: rules.overdue,
      shuffle: rules.shuffle,
      reviewAfter: rules.reviewAfter,
      reviewClosed: rules.reviewClosed,
      confidence: rules.confidence,
    },
    typed: rules.typed,
  };
}
