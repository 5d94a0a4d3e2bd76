import Link from "next/link";
import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { ActionForm } from "@/app/(teach)/_components/action-form";
import { ClassPage } from "@/app/(teach)/_components/classes/class-page";
import { RosterForm } from "@/app/(teach)/_components/classes/roster-form";
import { classTexts } from "@/app/(teach)/_components/classes/texts";
import { addNumbered, readList } from "@/app/(teach)/classes/[classroomId]/learners/add/actions";
import { Card } from "@/components/ui/card";
import { describedBy, Field, TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { requirePermission } from "@/server/auth/viewer";
import { findClassroom } from "@/server/data/classes/classrooms";
import { isId } from "@/server/http/is-id";

export async function generateMetadata() {
  return { title: (await getTranslations("classes.add"))("title") };
}

export default async function AddLearnersPage({ params }: PageProps<"/classes/[classroomId]/learners/add">) {
  const { classroomId } = await params;
  const viewer = await requirePermission("roster.create", `/classes/${classroomId}/learners/add`);
  if (!isId(classroomId)) notFound();
  const classroom = await findClassroom(viewer, classroomId);
  if (!classroom) notFound();
  const [t, { classes }, texts] = await Promise.all([getTranslations("classes.add"), getMessages(), classTexts()]);
  const names = `/classes/${classroomId}/names`;
  return (
    <ClassPage
      classroom={classroom}
      room="/learners"
      title={t("title")}
      lead={classroom.pseudonyms ? t("leadNumbers") : t("lead")}
    >
      {classroom.archived ? (
        <Notice>{t("archived")}</Notice>
      ) : (
        <Card className="max-w-3xl">
          {classroom.pseudonyms ? (
            <ActionForm action={addNumbered} texts={texts} className="grid gap-5">
              <input type="hidden" name="classroomId" value={classroomId} />
              <Field id="count" label={t("count")} hint={t("countHint")}>
                <TextInput
                  id="count"
                  name="count"
                  type="number"
                  min={1}
                  max={100}
                  required
                  aria-describedby={describedBy("count", { hint: true })}
                />
              </Field>
              <div>
                <SubmitButton>{t("addNumbers")}</SubmitButton>
              </div>
            </ActionForm>
          ) : (
            <RosterForm action={readList} classroomId={classroomId} errors={texts} words={classes.add.words} />
          )}
        </Card>
      )}
      {classroom.pseudonyms ? null : (
        <p className="mt-6 max-w-2xl text-ink-soft">
          {t("privacy")}{" "}
          <Link href={names} className="text-indigo underline underline-offset-4">
            {t("toNames")}
          </Link>
        </p>
      )}
    </ClassPage>
  );
}
