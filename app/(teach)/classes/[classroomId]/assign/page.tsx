import Link from "next/link";
import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { AssignForm } from "@/app/(teach)/_components/assign-form";
import { builderWords } from "@/app/(teach)/_components/builder/builder-props";
import { errorTexts } from "@/app/(teach)/_components/error-texts";
import { assign } from "@/app/(teach)/classes/[classroomId]/assign/actions";
import { PageHeader } from "@/components/ui/card";
import { studyDay } from "@/core/memory/study-day";
import { anyBlueprint } from "@/core/quizzes/blueprint";
import { requireTeacher } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { setChoices } from "@/server/content/set-choices";
import { findClassroom } from "@/server/data/classes/classrooms";
import { listGroups } from "@/server/data/classes/groups";
import { leftOutOfSets } from "@/server/data/sets/left-out";
import { listStudySets, MAX_SETS } from "@/server/data/sets/study-sets";
import { isId } from "@/server/http/is-id";

const DAY_MS = 86_400_000;
const USUAL_TIME_DAYS = 7;

export async function generateMetadata() {
  return { title: (await getTranslations("teach.assign"))("submit") };
}

export default async function AssignPage({ params, searchParams }: PageProps<"/classes/[classroomId]/assign">) {
  const { classroomId } = await params;
  const { set: wanted } = await searchParams;
  const viewer = await requireTeacher(`/classes/${classroomId}/assign`);
  if (!isId(classroomId)) notFound();
  const [classroom, groups, sets] = await Promise.all([
    findClassroom(viewer, classroomId),
    listGroups(viewer, classroomId),
    listStudySets(viewer),
  ]);
  if (!classroom || classroom.archived) notFound();
  const mayLose = classroom.includeHarm ? [] : sets.filter(({ blueprint }) => blueprint.includeHarm);
  const [t, texts, { teach, sets: words }, leftOut] = await Promise.all([
    getTranslations("teach"),
    errorTexts(),
    getMessages(),
    leftOutOfSets(
      viewer,
      mayLose.map(({ id }) => id),
    ),
  ]);
  const calendar = { timeZone: viewer.timeZone, dayStartHour: 0 };
  const today = now().getTime();
  const chosen = sets.find((one) => one.id === wanted) ?? null;
  const names = ["what", "newSet", "oldSet", "set", "how", "practice", "practiceDetail", "test"] as const;
  const more = ["testDetail", "reviewing", "reviewingDetail", "days", "daysHint", "due", "name", "submit"] as const;
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
        className={classroom.name}
        leftOut={Object.fromEntries(leftOut)}
        leftOutWords={words.leftOut}
        groups={(groups ?? []).map(({ id, name }) => ({ id, name }))}
        learners={classroom.learners
          .filter(({ removed }) => !removed)
          .map(({ userId, displayName }) => ({ userId, displayName }))}
        empty={{ ...anyBlueprint, includeHarm: false }}
        classHasHarm={classroom.includeHarm}
        {...setChoices(viewer.language)}
        today={studyDay(today, calendar)}
        usualDue={studyDay(today + USUAL_TIME_DAYS * DAY_MS, calendar)}
        language={viewer.language}
        rulesWords={teach.rules}
        builderWords={await builderWords()}
        assignWords={words.assign}
        texts={{
          ...texts,
          ...Object.fromEntries([...names, ...more].map((name) => [name, t(`assign.${name}`)])),
          dueHint: t("assign.dueHint", { zone: viewer.timeZone }),
        }}
        setsCut={sets.length < MAX_SETS ? null : t("atMost.sets", { most: MAX_SETS })}
      />
    </>
  );
}
