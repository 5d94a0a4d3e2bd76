import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClassPage } from "@/app/(teach)/_components/classes/class-page";
import { LearnerPages } from "@/app/(teach)/_components/classes/learner-pages";
import { OneButton } from "@/app/(teach)/_components/classes/one-button";
import { classTexts } from "@/app/(teach)/_components/classes/texts";
import { ExtraTimeForm } from "@/app/(teach)/_components/exceptions/extra-time-form";
import { letInAgain, saveExtraTime, takeOut } from "@/app/(teach)/classes/[classroomId]/learners/actions";
import { writtenDay } from "@/components/dates";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { partOf } from "@/core/shared/part-of";
import { requirePermission } from "@/server/auth/viewer";
import { type ClassroomMember, findClassroom } from "@/server/data/classes/classrooms";
import { isId } from "@/server/http/is-id";

export async function generateMetadata() {
  return { title: (await getTranslations("classes.learners"))("title") };
}

/** Each has forms of its own: a page of 500 would be heavy, and none to look through. */
const LEARNERS_PER_PAGE = 50;

export default async function LearnersPage({ params, searchParams }: PageProps<"/classes/[classroomId]/learners">) {
  const [{ classroomId }, { added, deleted, page }] = await Promise.all([params, searchParams]);
  const viewer = await requirePermission("classroom.read", `/classes/${classroomId}/learners`);
  if (!isId(classroomId)) notFound();
  const classroom = await findClassroom(viewer, classroomId);
  if (!classroom) notFound();
  const [t, texts] = await Promise.all([getTranslations("classes.learners"), classTexts()]);
  const here = `/classes/${classroomId}/learners`;
  const part = partOf(classroom.learners, page, LEARNERS_PER_PAGE);
  const joined = (one: ClassroomMember) =>
    one.removed ? t(one.left ? "left" : "removed") : writtenDay(one.joinedAt, viewer.language, viewer.timeZone);
  return (
    <ClassPage
      classroom={classroom}
      room="/learners"
      title={t("title")}
      lead={t("lead", { count: classroom.learners.filter((one) => !one.removed).length })}
      action={
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={`${here}/add`}>{t("add")}</ButtonLink>
          {classroom.learners.length === 0 ? null : (
            <ButtonLink href={`/classes/${classroomId}/sign-in-cards`} variant="secondary" prefetch={false}>
              {t("cards")}
            </ButtonLink>
          )}
        </div>
      }
    >
      {typeof added === "string" && /^[1-9]\d{0,2}$/.test(added) ? (
        <div className="mb-6">
          <Notice tone="good" role="status">
            {t("added", { count: Number(added) })}
          </Notice>
        </div>
      ) : null}
      {deleted === "1" ? (
        <div className="mb-6">
          <Notice tone="good" role="status">
            {t("deleted")}
          </Notice>
        </div>
      ) : null}
      {classroom.pseudonyms ? (
        <div className="mb-6">
          <Notice>{t("pseudonyms")}</Notice>
        </div>
      ) : null}
      {classroom.learners.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      ) : (
        <Table
          caption={t("title")}
          hideCaption
          cards
          columns={[
            { key: "name", label: t("learner") },
            { key: "joined", label: t("joined") },
            { key: "extra", label: t("extra") },
            { key: "action", label: t("action") },
          ]}
          rows={part.shown.map((one) => ({
            key: one.userId,
            cells: {
              name: (
                <Link href={`${here}/${one.userId}`} className="text-indigo underline underline-offset-4">
                  {one.displayName}
                </Link>
              ),
              joined: joined(one),
              extra: one.removed ? null : (
                <ExtraTimeForm action={saveExtraTime} texts={texts} classroomId={classroomId} learner={one} />
              ),
              action: (
                <OneButton
                  action={one.removed ? letInAgain : takeOut}
                  texts={texts}
                  values={{ classroomId, learnerId: one.userId }}
                  label={one.removed ? t("readmit") : t("remove")}
                  describe={t(one.removed ? "readmitOf" : "removeOf", { name: one.displayName })}
                />
              ),
            },
          }))}
        />
      )}
      <LearnerPages path={here} part={part} />
    </ClassPage>
  );
}
