import Link from "next/link";
import { getMessages, getTranslations } from "next-intl/server";
import { builderWords, setTexts } from "@/app/(teach)/_components/builder/builder-props";
import { SetForm } from "@/app/(teach)/_components/builder/set-form";
import { makeSet } from "@/app/(teach)/sets/actions";
import { PageHeader } from "@/components/ui/card";
import { anyBlueprint } from "@/core/quizzes/blueprint";
import { requireTeacher } from "@/server/auth/viewer";
import { setChoices } from "@/server/content/set-choices";

export async function generateMetadata() {
  return { title: (await getTranslations("teach.sets"))("new") };
}

export default async function NewSetPage() {
  const viewer = await requireTeacher("/sets/new");
  const [t, words, texts, { sets }] = await Promise.all([
    getTranslations("teach"),
    builderWords(),
    setTexts(),
    getMessages(),
  ]);
  return (
    <>
      <PageHeader eyebrow={<Link href="/sets">{t("nav.sets")}</Link>} title={t("sets.new")} />
      <SetForm
        action={makeSet}
        texts={texts}
        set={null}
        initial={null}
        empty={anyBlueprint}
        names={{}}
        {...setChoices(viewer.language)}
        words={words}
        pageWords={sets.page}
        labels={{ title: t("set.title"), submit: t("sets.create") }}
      />
    </>
  );
}
