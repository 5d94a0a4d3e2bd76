import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/app/(teach)/_components/action-form";
import { ClassPage } from "@/app/(teach)/_components/classes/class-page";
import { ConfirmForm } from "@/app/(teach)/_components/classes/confirm-form";
import { DemoRemoval } from "@/app/(teach)/_components/classes/demo";
import { OneButton } from "@/app/(teach)/_components/classes/one-button";
import { Teachers } from "@/app/(teach)/_components/classes/teachers";
import { classTexts } from "@/app/(teach)/_components/classes/texts";
import {
  archiveClass,
  bringBackClass,
  closeClass,
  invite,
  inviteWithLink,
  leaveClass,
  putOutTeacher,
  renameClass,
  takeBackInvitation,
  turnHarm,
} from "@/app/(teach)/classes/[classroomId]/settings/actions";
import { removeDemo } from "@/app/(teach)/classes/actions";
import { ButtonLink } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";
import { Field, TextInput } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { requirePermission } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { findClassroom } from "@/server/data/classes/classrooms";
import { listTeachers } from "@/server/data/classes/co-teachers";
import { isId } from "@/server/http/is-id";

export async function generateMetadata() {
  return { title: (await getTranslations("classes.settings"))("title") };
}

export default async function ClassSettingsPage({ params }: PageProps<"/classes/[classroomId]/settings">) {
  const { classroomId } = await params;
  const viewer = await requirePermission("classroom.change", `/classes/${classroomId}/settings`);
  if (!isId(classroomId)) notFound();
  const [classroom, teachers] = await Promise.all([
    findClassroom(viewer, classroomId),
    listTeachers(viewer, classroomId, now()),
  ]);
  if (!classroom || !teachers) notFound();
  const [t, harm, texts] = await Promise.all([
    getTranslations("classes.settings"),
    getTranslations("sets.class"),
    classTexts(),
  ]);
  const alone = teachers.teachers.length === 1;
  return (
    <ClassPage classroom={classroom} room="/settings" title={t("title")} lead={t("lead")}>
      <Section id="name-of-class" title={t("nameTitle")}>
        <Card className="max-w-2xl">
          <ActionForm action={renameClass} texts={texts} className="grid gap-4">
            <input type="hidden" name="classroomId" value={classroomId} />
            <Field id="name" label={t("name")}>
              <TextInput
                key={classroom.name}
                id="name"
                name="name"
                required
                maxLength={80}
                defaultValue={classroom.name}
                autoComplete="off"
              />
            </Field>
            <div>
              <SubmitButton variant="secondary">{t("rename")}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      </Section>

      <Section id="harm" title={harm("harmTitle")}>
        <Card className="grid max-w-2xl gap-4">
          <p>{harm(classroom.includeHarm ? "harmOn" : "harmOff")}</p>
          <OneButton
            action={turnHarm}
            texts={texts}
            values={{ classroomId, includeHarm: classroom.includeHarm ? "no" : "yes" }}
            label={harm(classroom.includeHarm ? "turnOff" : "turnOn")}
          />
        </Card>
      </Section>

      <Section id="teachers" title={t("teachers")} lead={t("teachersLead")}>
        <Teachers
          classroomId={classroomId}
          {...teachers}
          texts={texts}
          language={viewer.language}
          timeZone={viewer.timeZone}
          actions={{ invite, inviteWithLink, takeBackInvitation, putOutTeacher }}
        />
      </Section>

      <Section id="names" title={t("namesTitle")}>
        <Card className="grid max-w-2xl justify-items-start gap-4">
          <p>{classroom.pseudonyms ? t("namesOff") : t("namesOn")}</p>
          <ButtonLink href={`/classes/${classroomId}/names`} variant="secondary" size="small">
            {t("toNames")}
          </ButtonLink>
        </Card>
      </Section>

      <Section id="archive" title={t("archiveTitle")}>
        <Card className="grid max-w-2xl gap-4">
          <p>{classroom.archived ? t("archivedNote") : t("archiveHint")}</p>
          <OneButton
            action={classroom.archived ? bringBackClass : archiveClass}
            texts={texts}
            values={{ classroomId }}
            label={classroom.archived ? t("unarchive") : t("archive")}
          />
        </Card>
      </Section>

      <Section id="leave" title={alone ? t("closeTitle") : t("leaveTitle")}>
        <Card className="max-w-2xl">
          {classroom.demo && alone ? (
            <DemoRemoval classroomId={classroomId} texts={texts} removeDemo={removeDemo} />
          ) : (
            <ConfirmForm
              id="leave-form"
              action={alone ? closeClass : leaveClass}
              texts={texts}
              values={{ classroomId }}
              word={classroom.name}
              label={t("typeName", { name: classroom.name })}
              submit={alone ? t("close") : t("leave")}
            >
              <p>{alone ? t("closeText") : t("leaveText")}</p>
            </ConfirmForm>
          )}
        </Card>
      </Section>
    </ClassPage>
  );
}
