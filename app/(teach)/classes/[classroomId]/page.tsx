import { headers } from "next/headers";
import Link from "next/link";
import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ClassTabs } from "@/app/(teach)/_components/classes/class-tabs";
import { DemoNote } from "@/app/(teach)/_components/classes/demo";
import { OneButton } from "@/app/(teach)/_components/classes/one-button";
import { classTexts } from "@/app/(teach)/_components/classes/texts";
import { closeCode, newCode, openCode } from "@/app/(teach)/classes/[classroomId]/actions";
import { removeDemo } from "@/app/(teach)/classes/actions";
import { writtenDue, writtenMoment } from "@/components/dates";
import { ButtonLink } from "@/components/ui/button";
import { Card, PageHeader, Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { QrCode } from "@/components/ui/qr-code";
import { Table } from "@/components/ui/table";
import { requireTeacher } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { type Classroom, findClassroom } from "@/server/data/classes/classrooms";
import { listAssignments } from "@/server/data/teaching/assignments";
import { isId } from "@/server/http/is-id";
import { siteAddress } from "@/server/http/site-address";

type Texts = Readonly<Record<string, string>>;

export default async function ClassPage({ params }: PageProps<"/classes/[classroomId]">) {
  const { classroomId } = await params;
  const viewer = await requireTeacher(`/classes/${classroomId}`);
  if (!isId(classroomId)) notFound();
  const [classroom, assignments] = await Promise.all([
    findClassroom(viewer, classroomId),
    listAssignments(viewer, classroomId, now()),
  ]);
  if (!classroom || !assignments) notFound();
  const [t, texts] = await Promise.all([getTranslations("teach"), classTexts()]);
  const origin = siteAddress(await headers());

  return (
    <>
      <PageHeader
        eyebrow={<Link href="/classes">{t("nav.classes")}</Link>}
        title={classroom.name}
        lead={t("classes.learners", { count: classroom.learners.filter((one) => !one.removed).length })}
      >
        {classroom.archived ? null : (
          <ButtonLink href={`/classes/${classroomId}/assign`} size="large">
            {t("class.assign")}
          </ButtonLink>
        )}
      </PageHeader>
      <ClassTabs classroomId={classroomId} current="" />
      {classroom.demo ? <DemoNote classroomId={classroomId} texts={texts} removeDemo={removeDemo} /> : null}
      {classroom.archived ? <Notice>{t("class.archivedNote")}</Notice> : null}

      <Section id="assignments" title={t("class.assignments")}>
        {assignments.length === 0 ? (
          <EmptyState title={t("class.noAssignments")}>{t("class.noAssignmentsText")}</EmptyState>
        ) : (
          <Table
            caption={t("class.assignments")}
            hideCaption
            cards
            columns={[
              { key: "title", label: t("class.assignment") },
              { key: "kind", label: t("class.kind") },
              { key: "due", label: t("class.due") },
              { key: "done", label: t("class.done"), numeric: true },
            ]}
            rows={assignments.map((one) => ({
              key: one.id,
              cells: {
                title: (
                  <>
                    <Link href={`/assignments/${one.id}`} className="text-indigo underline underline-offset-4">
                      {one.title}
                    </Link>
                    {one.audience.kind === "class" ? null : (
                      <span className="block text-sm font-normal text-ink-soft">
                        {one.audience.kind === "learners"
                          ? t("class.someLearners", { count: one.audience.count })
                          : (one.audience.name ?? t("class.noGroup"))}
                      </span>
                    )}
                  </>
                ),
                kind: t(`class.kinds.${one.kind === "quiz" ? one.mode : one.kind}`),
                due: one.withdrawn ? (
                  t("class.withdrawn")
                ) : (
                  <>
                    {writtenDue(one.dueAt, viewer.language, viewer.timeZone)}
                    {one.opensAt <= now() ? null : (
                      <span className="block text-sm text-ink-soft">
                        {t("class.opens", { date: writtenMoment(one.opensAt, viewer.language, viewer.timeZone) })}
                      </span>
                    )}
                  </>
                ),
                done:
                  one.learners === 0
                    ? t("class.noneHas")
                    : t("class.doneOf", { done: one.done, learners: one.learners }),
              },
            }))}
          />
        )}
      </Section>

      {classroom.demo ? null : (
        <Section id="joining" title={t("class.joinTitle")}>
          <Joining classroom={classroom} origin={origin} texts={texts} />
        </Section>
      )}
    </>
  );
}

async function Joining({
  classroom,
  origin,
  texts,
}: {
  readonly classroom: Classroom;
  readonly origin: string;
  readonly texts: Texts;
}) {
  const t = await getTranslations("teach.class");
  const values = { classroomId: classroom.id };
  if (!classroom.codeOpen) {
    return (
      <Card className="grid max-w-2xl gap-4">
        <ClassCode code={classroom.code} />
        <p>{t("closed")}</p>
        {classroom.archived ? null : (
          <div className="flex flex-wrap gap-2">
            <OneButton action={openCode} texts={texts} values={values} label={t("reopen")} />
            <ToCard classroomId={classroom.id} />
          </div>
        )}
      </Card>
    );
  }
  return (
    <Card className="grid max-w-3xl gap-6 sm:grid-cols-[1fr_auto]">
      <div className="grid content-start gap-3">
        <p>{t("joinLead", { address: `${origin}/join` })}</p>
        <ClassCode code={classroom.code} />
        <div className="flex flex-wrap gap-2">
          <OneButton action={newCode} texts={texts} values={values} label={t("rotate")} />
          <OneButton action={closeCode} texts={texts} values={values} label={t("close")} />
          <ToCard classroomId={classroom.id} />
        </div>
        <p className="text-sm text-ink-soft">{t("rotateHint")}</p>
      </div>
      <QrCode text={`${origin}/join?code=${classroom.code}`} label={t("qr")} />
    </Card>
  );
}

function ClassCode({ code }: { readonly code: string }) {
  const t = useTranslations("teach.class");
  return (
    <p>
      <span className="sr-only">{t("code")}: </span>
      <span className="font-mono text-4xl font-bold tracking-widest sm:text-5xl">{code}</span>
    </p>
  );
}

function ToCard({ classroomId }: { readonly classroomId: string }) {
  const t = useTranslations("teach.class");
  return (
    <ButtonLink href={`/classes/${classroomId}/card`} variant="quiet" size="small" prefetch={false}>
      {t("print")}
    </ButtonLink>
  );
}
