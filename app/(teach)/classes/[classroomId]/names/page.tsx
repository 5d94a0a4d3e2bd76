import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PrintButton } from "@/app/(paper)/_components/print-button";
import { ActionForm } from "@/app/(teach)/_components/action-form";
import { ClassPage } from "@/app/(teach)/_components/classes/class-page";
import { OneButton } from "@/app/(teach)/_components/classes/one-button";
import { classTexts } from "@/app/(teach)/_components/classes/texts";
import { namesOnPaper, writeNamesAgain } from "@/app/(teach)/classes/[classroomId]/names/actions";
import { Card } from "@/components/ui/card";
import { TickCard } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { requirePermission } from "@/server/auth/viewer";
import { findClassroom } from "@/server/data/classes/classrooms";
import { paperList } from "@/server/data/classes/pseudonyms";
import { isId } from "@/server/http/is-id";

export async function generateMetadata() {
  return { title: (await getTranslations("classes.names"))("title") };
}

/** Whether the names of a class stand here or on its teacher's paper. */
export default async function NamesPage({ params }: PageProps<"/classes/[classroomId]/names">) {
  const { classroomId } = await params;
  const viewer = await requirePermission("roster.change", `/classes/${classroomId}/names`);
  if (!isId(classroomId)) notFound();
  const [classroom, list] = await Promise.all([findClassroom(viewer, classroomId), paperList(viewer, classroomId)]);
  if (!classroom || !list) notFound();
  const [t, texts] = await Promise.all([getTranslations("classes.names"), classTexts()]);
  return (
    <ClassPage classroom={classroom} room="/settings" title={t("title")} lead={t("lead")}>
      {classroom.pseudonyms ? (
        <Card className="grid max-w-2xl gap-4">
          <p>{t("on")}</p>
          <p>{t("joining")}</p>
          <OneButton action={writeNamesAgain} texts={texts} values={{ classroomId }} label={t("off")} />
        </Card>
      ) : (
        <Card className="grid max-w-2xl gap-6">
          <p>{t("what")}</p>
          {list.length === 0 ? null : (
            <>
              <div className="flex flex-wrap items-center gap-3">
                <p className="font-semibold">{t("first")}</p>
                <span className="print:hidden">
                  <PrintButton label={t("print")} />
                </span>
              </div>
              <Table
                caption={t("list")}
                hideCaption
                columns={[
                  { key: "number", label: t("number") },
                  { key: "name", label: t("name") },
                ]}
                rows={list.map(({ number, name }) => ({ key: String(number), cells: { number, name } }))}
              />
            </>
          )}
          <ActionForm action={namesOnPaper} texts={texts} className="grid gap-4">
            <input type="hidden" name="classroomId" value={classroomId} />
            <TickCard
              kind="checkbox"
              name="written"
              value="yes"
              required
              label={list.length === 0 ? t("understood") : t("written")}
            />
            <div>
              <SubmitButton variant={list.length === 0 ? "primary" : "danger"}>{t("do")}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      )}
    </ClassPage>
  );
}
