import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LinkForm } from "@/app/(teach)/_components/classes/link-form";
import { errorTexts } from "@/app/(teach)/_components/error-texts";
import { makeLink } from "@/app/(teach)/classes/[classroomId]/restore/[learnerId]/actions";
import { Card, PageHeader } from "@/components/ui/card";
import { requireTeacher } from "@/server/auth/viewer";
import { findClassroom } from "@/server/data/classes/classrooms";
import { canRestore } from "@/server/data/people/codes";
import { isId } from "@/server/http/is-id";

export async function generateMetadata() {
  return { title: (await getTranslations("classes.learner"))("wayIn") };
}

export default async function RestorePage({ params }: PageProps<"/classes/[classroomId]/restore/[learnerId]">) {
  const { classroomId, learnerId } = await params;
  const viewer = await requireTeacher(`/classes/${classroomId}`);
  if (!isId(classroomId)) notFound();
  const classroom = await findClassroom(viewer, classroomId);
  const learner = classroom?.learners.find((one) => one.userId === learnerId && !one.removed);
  if (!classroom || !learner) notFound();
  // The learner's page says why, and what to do instead.
  if (!(await canRestore(viewer, learnerId))) redirect(`/classes/${classroomId}/learners/${learnerId}#way-in`);
  const t = await getTranslations("teach.restore");
  return (
    <>
      <PageHeader
        eyebrow={<Link href={`/classes/${classroomId}/learners/${learnerId}`}>{t("again")}</Link>}
        title={t("title", { name: learner.displayName })}
        lead={t("lead")}
      />
      <Card className="max-w-2xl">
        <LinkForm
          action={makeLink}
          values={{ learnerId }}
          texts={{
            ...(await errorTexts()),
            make: t("make"),
            link: t("link"),
            copy: t("copy"),
            copied: t("copied"),
            selected: t("selected"),
            until: t("until"),
            qr: t("qr", { name: learner.displayName }),
          }}
          notes={[
            { label: t("code"), value: classroom.code },
            { label: t("name"), value: learner.displayName },
          ]}
          timeZone={viewer.timeZone}
          language={viewer.language}
        />
      </Card>
    </>
  );
}
