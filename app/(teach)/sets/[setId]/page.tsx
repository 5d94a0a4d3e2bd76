import Link from "next/link";
import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { ActionForm } from "@/app/(teach)/_components/action-form";
import { errorTexts } from "@/app/(teach)/_components/error-texts";
import { PreviewList } from "@/app/(teach)/_components/preview-list";
import { SetFields } from "@/app/(teach)/_components/set-fields";
import { addOwnCards, putAway, saveSet } from "@/app/(teach)/sets/actions";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader, Section } from "@/components/ui/card";
import { Field, TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { explain } from "@/core/questions/explain";
import { requireTeacher } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { getFactBase } from "@/server/content/load";
import { onesidedOrigins, previewForm } from "@/server/content/preview";
import { listTopics } from "@/server/content/topics";
import { listClassrooms } from "@/server/data/classes/classrooms";
import { findDeckOfSet } from "@/server/data/own/decks";
import { findStudySet } from "@/server/data/sets/study-sets";
import { isId } from "@/server/http/is-id";

export default async function SetPage({ params, searchParams }: PageProps<"/sets/[setId]">) {
  const { setId } = await params;
  const { draw } = await searchParams;
  const viewer = await requireTeacher(`/sets/${setId}`);
  if (!isId(setId)) notFound();
  const set = await findStudySet(viewer, setId);
  if (!set) notFound();
  const turn = Math.abs(Number(draw)) || 1;
  const base = getFactBase();
  const [t, own, deck, texts, { quiz }, items, classrooms] = await Promise.all([
    getTranslations("teach"),
    getTranslations("decks.set"),
    findDeckOfSet(viewer, setId),
    errorTexts(),
    getMessages(),
    previewForm(set.blueprint, viewer.language, `preview ${setId} ${turn}`),
    listClassrooms(viewer, now()),
  ]);
  return (
    <>
      <PageHeader eyebrow={<Link href="/sets">{t("nav.sets")}</Link>} title={set.title} />
      {classrooms.length > 0 ? (
        <div className="mb-10 flex flex-wrap gap-2">
          {classrooms.map((one) => (
            <ButtonLink key={one.id} href={`/classes/${one.id}/assign?set=${setId}`} variant="secondary">
              {t("assign.title", { name: one.name })}
            </ButtonLink>
          ))}
        </div>
      ) : null}
      <Section
        id="preview"
        title={t("set.preview")}
        lead={t("set.previewLead")}
        aside={
          <Link
            href={`/sets/${setId}?draw=${turn + 1}`}
            scroll={false}
            className="font-semibold text-indigo underline underline-offset-4"
          >
            {t("set.another")}
          </Link>
        }
      >
        {onesidedOrigins(set.blueprint, viewer.language).map(({ origin, share }) => (
          <div key={origin} className="mb-4">
            <Notice tone="warning">{t("set.onesided", { origin, percent: Math.round(share * 100) })}</Notice>
          </div>
        ))}
        {items.length < set.blueprint.length ? (
          <div className="mb-4">
            <Notice tone="warning">{t("set.short", { count: items.length })}</Notice>
          </div>
        ) : null}
        <PreviewList
          items={items.map((item) => ({ item, explanation: explain(base, item) }))}
          words={{ howMade: quiz.howMade, report: quiz.report }}
        />
      </Section>
      <Section id="own" title={own("title")} lead={own("lead")}>
        {deck !== null && deck.cards > 0 ? (
          <ButtonLink href={`/decks/${deck.id}`} variant="secondary">
            {own("open", { count: deck.cards })}
          </ButtonLink>
        ) : (
          <ActionForm action={addOwnCards} texts={texts} className="grid justify-items-start gap-3">
            <input type="hidden" name="setId" value={setId} />
            <SubmitButton variant="secondary">{own("add")}</SubmitButton>
          </ActionForm>
        )}
      </Section>
      <Section id="change" title={t("sets.change")}>
        <ActionForm action={saveSet} texts={{ ...texts, saved: t("sets.saved") }} className="grid max-w-3xl gap-8">
          <input type="hidden" name="setId" value={setId} />
          <Field id="title" label={t("set.title")}>
            <TextInput id="title" name="title" required maxLength={120} defaultValue={set.title} autoComplete="off" />
          </Field>
          <SetFields topics={listTopics(viewer.language)} blueprint={set.blueprint} />
          <div>
            <SubmitButton>{t("sets.save")}</SubmitButton>
          </div>
        </ActionForm>
      </Section>
      <Section id="put-away" title={t("sets.archive")}>
        <ActionForm action={putAway} texts={texts} className="grid justify-items-start gap-3">
          <input type="hidden" name="setId" value={setId} />
          <p className="text-ink-soft">{t("sets.archiveHint")}</p>
          <SubmitButton variant="danger">{t("sets.archive")}</SubmitButton>
        </ActionForm>
      </Section>
    </>
  );
}
