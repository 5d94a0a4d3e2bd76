import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/app/(teach)/_components/action-form";
import { errorTexts } from "@/app/(teach)/_components/error-texts";
import { SetFields } from "@/app/(teach)/_components/set-fields";
import { makeSet } from "@/app/(teach)/sets/actions";
import { PageHeader } from "@/components/ui/card";
import { Field, TextInput } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { requireTeacher } from "@/server/auth/viewer";
import { listTopics } from "@/server/content/topics";

export default async function NewSetPage() {
  const viewer = await requireTeacher("/sets/new");
  const [t, texts] = await Promise.all([getTranslations("teach"), errorTexts()]);
  return (
    <>
      <PageHeader eyebrow={<Link href="/sets">{t("nav.sets")}</Link>} title={t("sets.new")} lead={t("sets.noneText")} />
      <ActionForm action={makeSet} texts={texts} className="grid max-w-3xl gap-8">
        <Field id="title" label={t("set.title")}>
          <TextInput id="title" name="title" required maxLength={120} autoComplete="off" />
        </Field>
        <SetFields topics={listTopics(viewer.language)} blueprint={null} />
        <div>
          <SubmitButton size="large">{t("sets.create")}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
