import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { builderWords, setTexts } from "@/app/(teach)/_components/builder/builder-props";
import { SharedQuestions } from "@/app/(teach)/_components/builder/shared-questions";
import { WarningList } from "@/app/(teach)/_components/builder/warning-list";
import { OneButton } from "@/app/(teach)/_components/classes/one-button";
import { copyShared } from "@/app/(teach)/sets/actions";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader, Section } from "@/components/ui/card";
import { requireTeacher } from "@/server/auth/viewer";
import { namesIn, setChoices } from "@/server/content/set-choices";
import { explanationsOf, previewSet } from "@/server/data/sets/preview";
import { findSharedSet } from "@/server/data/sets/sharing";
import { isId } from "@/server/http/is-id";

export async function generateMetadata() {
  return { title: (await getTranslations("teach.nav"))("sets") };
}

/** A set that another teacher has opened: to look at, and to copy. */
export default async function SharedSetPage({ params }: PageProps<"/sets/shared/[setId]/[token]">) {
  const { setId, token } = await params;
  const viewer = await requireTeacher(`/sets/shared/${setId}/${token}`);
  const set = isId(setId) ? await findSharedSet(viewer, setId, token) : null;
  if (set === null) notFound();
  const [t, format, words, texts, preview] = await Promise.all([
    getTranslations("sets.page"),
    getFormatter(),
    builderWords(),
    setTexts(),
    previewSet(viewer, set.blueprint, { kind: "show" }),
  ]);
  const names = namesIn(set.blueprint, viewer.language);
  const topics = setChoices(viewer.language).topics.filter(({ id }) => set.blueprint.topics.includes(id));
  const items = set.frozenItems ?? preview.items;
  const about = [...set.blueprint.entities.map((id) => names[id] ?? id), ...topics.map(({ name }) => name)];
  return (
    <>
      <PageHeader eyebrow={t("shared", { name: set.owner })} title={set.title} lead={t("sharedLead")}>
        {set.mine ? (
          <ButtonLink href={`/sets/${setId}`}>{t("openMine")}</ButtonLink>
        ) : (
          <OneButton action={copyShared} texts={texts} values={{ setId, token }} label={t("copy")} variant="primary" />
        )}
      </PageHeader>
      <p className="mb-4 text-ink-soft">
        {[
          set.blueprint.onlyOwn
            ? words.builder.onlyOwn
            : about.length === 0
              ? words.builder.everything
              : format.list(about),
          t("ownCards", { count: set.ownCards }),
        ].join(" · ")}
      </p>
      <div className="grid gap-3">
        <WarningList warnings={preview.warnings} words={words} changing={false} />
      </div>
      <Section id="questions" title={words.builder.preview}>
        <SharedQuestions items={items} explanations={explanationsOf(items)} words={words} />
      </Section>
    </>
  );
}
