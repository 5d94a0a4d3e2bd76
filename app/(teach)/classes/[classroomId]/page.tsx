import { headers } from "next/headers";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import { errorTexts } from "@/app/(teach)/_components/error-texts";
import { ExtraTimeForm } from "@/app/(teach)/_components/exceptions/extra-time-form";
import { QrCode } from "@/app/(teach)/_components/qr-code";
import {
  archiveClass,
  bringBackClass,
  closeCode,
  letInAgain,
  newCode,
  openCode,
  renameClass,
  saveExtraTime,
  takeOut,
} from "@/app/(teach)/classes/[classroomId]/actions";
import { writtenDay } from "@/components/dates";
import { ButtonLink } from "@/components/ui/button";
import { Card, PageHeader, Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Field, TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { requireTeacher } from "@/server/auth/viewer";
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
    listAssignments(viewer, classroomId),
  ]);
  if (!classroom || !assignments) notFound();
  const [t, texts] = await Promise.all([getTranslations("teach"), errorTexts()]);
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
      {classroom.archived ? <Notice>{t("class.archivedNote")}</Notice> : null}

      <Section id="assignments" title={t("class.assignments")}>
        {assignments.length === 0 ? (
          <EmptyState title={t("class.noAssignments")}>{t("class.noAssignmentsText")}</EmptyState>
        ) : (
          <Table
            caption={t("class.assignments")}
            hideCaption
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
                  <Link href={`/assignments/${one.id}`} className="text-indigo underline underline-offset-4">
                    {one.title}
                  </Link>
                ),
                kind: one.kind === "quiz" ? t("class.quiz") : t("assign.reviewing"),
                due: one.withdrawn ? t("class.withdrawn") : writtenDay(one.dueAt, viewer.language, viewer.timeZone),
                done: t("class.doneOf", { done: one.done, learners: one.learners }),
              },
            }))}
          />
        )}
      </Section>

      <Section id="joining" title={t("class.joinTitle")}>
        <Joining classroom={classroom} origin={origin} texts={texts} />
      </Section>

      <Section id="learners" title={t("class.learners")}>
        {classroom.learners.length === 0 ? (
          <EmptyState title={t("class.noLearners")}>{t("class.noLearnersText")}</EmptyState>
        ) : (
          <Table
            caption={t("class.learners")}
            hideCaption
            cards
            columns={[
              { key: "name", label: t("class.learner") },
              { key: "joined", label: t("class.joined") },
              { key: "extra", label: t("class.extra") },
              { key: "action", label: t("class.action") },
            ]}
            rows={classroom.learners.map((one) => ({
              key: one.userId,
              cells: {
                name: one.displayName,
                joined: one.removed ? t("class.removed") : writtenDay(one.joinedAt, viewer.language, viewer.timeZone),
                extra: one.removed ? null : (
                  <ExtraTimeForm action={saveExtraTime} texts={texts} classroomId={classroomId} learner={one} />
                ),
                action: (
                  <div className="flex flex-wrap gap-2">
                    <OneButton
                      action={one.removed ? letInAgain : takeOut}
                      texts={texts}
                      values={{ classroomId, learnerId: one.userId }}
                      label={one.removed ? t("class.readmit") : t("class.remove")}
                    />
                    {one.removed ? null : (
                      <ButtonLink
                        href={`/classes/${classroomId}/restore/${one.userId}`}
                        variant="quiet"
                        size="small"
                        prefetch={false}
                      >
                        {t("class.restore")}
                      </ButtonLink>
                    )}
                  </div>
                ),
              },
            }))}
          />
        )}
      </Section>

      <Section id="settings" title={t("class.settings")}>
        <Card className="grid max-w-xl justify-items-start gap-6">
          <ActionForm action={renameClass} texts={texts} className="grid w-full gap-3">
            <input type="hidden" name="classroomId" value={classroomId} />
            <Field id="name" label={t("classes.name")}>
              <TextInput
                id="name"
                name="name"
                required
                maxLength={80}
                defaultValue={classroom.name}
                autoComplete="off"
              />
            </Field>
            <div>
              <SubmitButton variant="secondary">{t("class.rename")}</SubmitButton>
            </div>
          </ActionForm>
          <div>
            <OneButton
              action={classroom.archived ? bringBackClass : archiveClass}
              texts={texts}
              values={{ classroomId }}
              label={classroom.archived ? t("class.unarchive") : t("class.archive")}
            />
            {classroom.archived ? null : <p className="mt-2 text-sm text-ink-soft">{t("class.archiveHint")}</p>}
          </div>
        </Card>
      </Section>
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
        <p>{t("closed")}</p>
        {classroom.archived ? null : <OneButton action={openCode} texts={texts} values={values} label={t("reopen")} />}
      </Card>
    );
  }
  return (
    <Card className="grid max-w-3xl gap-6 sm:grid-cols-[1fr_auto]">
      <div className="grid content-start gap-3">
        <p>{t("joinLead", { address: `${origin}/join` })}</p>
        <p>
          <span className="sr-only">{t("code")}: </span>
          <span className="font-mono text-4xl font-bold tracking-widest sm:text-5xl">{classroom.code}</span>
        </p>
        <div className="flex flex-wrap gap-2">
          <OneButton action={newCode} texts={texts} values={values} label={t("rotate")} />
          <OneButton action={closeCode} texts={texts} values={values} label={t("close")} />
        </div>
        <p className="text-sm text-ink-soft">{t("rotateHint")}</p>
      </div>
      <QrCode text={`${origin}/join?code=${classroom.code}`} label={t("qr")} />
    </Card>
  );
}

/** A form that is one button. */
function OneButton({
  action,
  texts,
  values,
  label,
}: {
  readonly action: FormAction;
  readonly texts: Texts;
  readonly values: Readonly<Record<string, string>>;
  readonly label: string;
}) {
  return (
    <ActionForm action={action} texts={texts} className="grid gap-2">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant="secondary" size="small">
        {label}
      </SubmitButton>
    </ActionForm>
  );
}
