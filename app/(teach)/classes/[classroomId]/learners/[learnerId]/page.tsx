import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/app/(teach)/_components/action-form";
import { ClassPage } from "@/app/(teach)/_components/classes/class-page";
import { ConfirmForm } from "@/app/(teach)/_components/classes/confirm-form";
import { classTexts } from "@/app/(teach)/_components/classes/texts";
import { deleteData, saveName } from "@/app/(teach)/classes/[classroomId]/learners/[learnerId]/actions";
import { writtenDay } from "@/components/dates";
import { ButtonLink, buttonClasses } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";
import { describedBy, Field, TextInput } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { addressOf, wholeGradebook } from "@/core/gradebook/query";
import { requirePermission } from "@/server/auth/viewer";
import { findClassroom } from "@/server/data/classes/classrooms";
import { findLearnerRecord, type LearnerRecord } from "@/server/data/privacy/learner-record";
import { isId } from "@/server/http/is-id";

export async function generateMetadata() {
  return { title: (await getTranslations("classes.learner"))("title") };
}

/** One learner of a class: their name in it, their way back in, and what the class has of them. */
export default async function LearnerPage({ params }: PageProps<"/classes/[classroomId]/learners/[learnerId]">) {
  const { classroomId, learnerId } = await params;
  const viewer = await requirePermission("learnerData.read", `/classes/${classroomId}/learners/${learnerId}`);
  if (!isId(classroomId) || !isId(learnerId)) notFound();
  const [classroom, record] = await Promise.all([
    findClassroom(viewer, classroomId),
    findLearnerRecord(viewer, classroomId, learnerId),
  ]);
  if (!classroom || !record) notFound();
  const [t, texts] = await Promise.all([getTranslations("classes.learner"), classTexts()]);
  const joined = writtenDay(record.joinedAt, viewer.language, viewer.timeZone);
  const { displayName: name } = record;
  return (
    <ClassPage
      classroom={classroom}
      room="/learners"
      title={name}
      lead={record.removed ? t(record.left ? "left" : "removed", { date: joined }) : t("joined", { date: joined })}
      action={
        record.removed ? null : (
          <ButtonLink href={gradebookOf(classroomId, name)} variant="secondary" prefetch={false}>
            {t("results")}
          </ButtonLink>
        )
      }
    >
      <Section id="name-of-learner" title={classroom.pseudonyms ? t("aliasTitle") : t("nameTitle")}>
        <Card className="max-w-2xl">
          <ActionForm action={saveName} texts={texts} className="grid gap-4">
            <input type="hidden" name="classroomId" value={classroomId} />
            <input type="hidden" name="learnerId" value={learnerId} />
            <Field
              id="name"
              label={classroom.pseudonyms ? t("alias") : t("name")}
              hint={classroom.pseudonyms ? t("aliasHint") : undefined}
            >
              <TextInput
                key={name}
                id="name"
                name="name"
                required
                maxLength={60}
                autoComplete="off"
                aria-describedby={describedBy("name", { hint: classroom.pseudonyms })}
                defaultValue={classroom.pseudonyms ? name.replace(/^\d+ ?/, "") : name}
              />
            </Field>
            <div>
              <SubmitButton variant="secondary">{t("rename")}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      </Section>

      {record.removed ? null : (
        <Section id="way-in" title={t("wayIn")} lead={t(record.restorable ? "wayInLead" : "wayInNot")}>
          {record.restorable ? (
            <ButtonLink href={`/classes/${classroomId}/restore/${learnerId}`} variant="secondary" prefetch={false}>
              {t("restore")}
            </ButtonLink>
          ) : null}
        </Section>
      )}

      <Section id="data" title={t("dataTitle")} lead={t("dataLead")}>
        <a
          href={`/api/classes/${classroomId}/learners/${learnerId}/data`}
          download
          className={buttonClasses("secondary")}
        >
          {t("download")}
        </a>
      </Section>

      <Section id="delete" title={t("deleteTitle")}>
        <Card className="max-w-2xl">
          <ConfirmForm
            id="delete-form"
            action={deleteData}
            texts={texts}
            values={{ classroomId, learnerId }}
            word={name}
            label={t("typeName", { name })}
            submit={t(`delete.${record.reach}`)}
          >
            <Goes record={record} className={classroom.name} />
          </ConfirmForm>
        </Card>
      </Section>
    </ClassPage>
  );
}

/** The learner's row: the gradebook looks for a part of a name. */
const gradebookOf = (classroomId: string, name: string): string =>
  `/classes/${classroomId}/gradebook${addressOf({ ...wholeGradebook, name })}`;

/** Exactly what goes, and what does not. */
async function Goes({ record, className }: { readonly record: LearnerRecord; readonly className: string }) {
  const t = await getTranslations("classes.learner");
  const whole = record.reach === "account";
  return (
    <div className="grid gap-3">
      <p>{t(`goes.${record.reach}`, { className })}</p>
      <ul className="list-disc pl-6">
        <li>{t("goes.attempts", { count: record.attempts })}</li>
        <li>{t("goes.results", { count: record.results })}</li>
        <li>{t("goes.notes", { count: record.notes })}</li>
        {whole ? <li>{t("goes.cards", { count: record.cards })}</li> : null}
        {whole && record.ownCards > 0 ? <li>{t("goes.ownCards", { count: record.ownCards })}</li> : null}
        <li>{t("goes.place")}</li>
      </ul>
      <p className="text-ink-soft">{t(`stays.${record.reach}`)}</p>
    </div>
  );
}
