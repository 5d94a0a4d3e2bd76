import Link from "next/link";
import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { AssignForm } from "@/app/(teach)/_components/assign-form";
import { errorTexts } from "@/app/(teach)/_components/error-texts";
import { SetFields } from "@/app/(teach)/_components/set-fields";
import { assign } from "@/app/(teach)/classes/[classroomId]/assign/actions";
import { PageHeader } from "@/components/ui/card";
import { studyDay } from "@/core/memory/study-day";
import { requireTeacher } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { listTopics } from "@/server/content/topics";
import { findClassroom } from "@/server/data/classes/classrooms";
import { listStudySets } from "@/server/data/sets/study-sets";
import { isId } from "@/server/http/is-id";

const DAY_MS = 86_400_000;
const USUAL_TIME_DAYS = 7;

export default async function AssignPage({ params, searchParams }: PageProps<"/classes/[classroomId]/assign">) {
  const { classroomId } = await params;
  const { set: wanted } = await searchParams;
  const viewer = await requireTeacher(`/classes/${classroomId}/assign`);
  if (!isId(classroomId)) notFound();
  const [classroom, sets] = await Promise.all([findClassroom(viewer, classroomId), listStudySets(viewer)]);
  if (!classroom || classroom.archived) notFound();
  const [t, texts, { teach }] = await Promise.all([getTranslations("teach"), errorTexts(), getMessages()]);
  const calendar = { timeZone: viewer.timeZone, dayStartHour: 0 };
  const today = now().getTime();
  const chosen = sets.find((one) => one.id === wanted) ?? null;
  return (
    <>
      <PageHeader
        eyebrow={<Link href={`/classes/${classroomId}`}>{classroom.name}</Link>}
        title={t("assign.title", { name: classroom.name })}
      />
      <AssignForm
        action={assign}
        classroomId={classroomId}
        sets={sets.map(({ id, title }) => ({ id, title }))}
        chosenSetId={chosen?.id ?? null}
        today={studyDay(today, calendar)}
        language={viewer.language}
        rulesWords={teach.rules}
        usualDue={studyDay(today + USUAL_TIME_DAYS * DAY_MS, calendar)}
        texts={{
          ...texts,
          what: t("assign.what"),
          newSet: t("assign.newSet"),
          oldSet: t("assign.oldSet"),
          set: t("assign.set"),
          how: t("assign.how"),
          practice: t("assign.practice"),
          practiceDetail: t("assign.practiceDetail"),
          test: t("assign.test"),
          testDetail: t("assign.testDetail"),
          reviewing: t("assign.reviewing"),
          reviewingDetail: t("assign.reviewingDetail"),
          days: t("assign.days"),
          due: t("assign.due"),
          dueHint: t("assign.dueHint", { zone: viewer.timeZone }),
          name: t("assign.name"),
          submit: t("assign.submit"),
        }}
      >
        <SetFields topics={listTopics(viewer.language)} blueprint={null} />
      </AssignForm>
    </>
  );
}
