import { headers } from "next/headers";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { ActionForm } from "@/app/(teach)/_components/action-form";
import { builderWords, setTexts } from "@/app/(teach)/_components/builder/builder-props";
import { ChangedFacts } from "@/app/(teach)/_components/builder/changed-facts";
import { SetForm } from "@/app/(teach)/_components/builder/set-form";
import { OneButton } from "@/app/(teach)/_components/classes/one-button";
import { History } from "@/app/(teach)/sets/[setId]/_components/history";
import { OwnSection } from "@/app/(teach)/sets/[setId]/_components/own-section";
import {
  addOwnCards,
  changeOwnQuestion,
  duplicate,
  putAway,
  restoreSet,
  saveSet,
  share,
} from "@/app/(teach)/sets/actions";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader, Section } from "@/components/ui/card";
import { Field, TextInput } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { requireTeacher } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { namesIn, setChoices } from "@/server/content/set-choices";
import { listClassrooms } from "@/server/data/classes/classrooms";
import { listNotAsked } from "@/server/data/own/asking";
import { findDeckOfSet } from "@/server/data/own/decks";
import { listOwnQuestions } from "@/server/data/own/questions";
import { changesOfSet, MAX_CHANGES } from "@/server/data/sets/changes";
import { findShareToken } from "@/server/data/sets/sharing";
import { findStudySet } from "@/server/data/sets/study-sets";
import { cardsChangedSince, listVersions, MAX_VERSIONS } from "@/server/data/sets/versions";
import { isId } from "@/server/http/is-id";
import { siteAddress } from "@/server/http/site-address";

type Texts = Readonly<Record<string, string>>;

export default async function SetPage({ params }: PageProps<"/sets/[setId]">) {
  const { setId } = await params;
  const viewer = await requireTeacher(`/sets/${setId}`);
  if (!isId(setId)) notFound();
  const set = await findStudySet(viewer, setId);
  if (!set) notFound();
  const [t, page, words, texts, { sets }, classrooms, versions, cardsSince, changes, token, deck, questions, notAsked] =
    await Promise.all([
      getTranslations("teach"),
      getTranslations("sets.page"),
      builderWords(),
      setTexts(),
      getMessages(),
      listClassrooms(viewer, now()),
      listVersions(viewer, setId),
      cardsChangedSince(viewer, setId),
      changesOfSet(viewer, setId),
      findShareToken(viewer, setId),
      findDeckOfSet(viewer, setId),
      listOwnQuestions(viewer, setId),
      listNotAsked(viewer, setId),
    ]);
  const choices = setChoices(viewer.language);
  const topicNames = Object.fromEntries(choices.topics.map(({ id, name }) => [id, name]));
  const names = Object.assign({}, ...versions.map(({ blueprint }) => namesIn(blueprint, viewer.language)));
  return (
    <>
      <PageHeader
        eyebrow={<Link href="/sets">{t("nav.sets")}</Link>}
        title={set.title}
        lead={page("version", { number: set.version })}
      >
        <OneButton action={duplicate} texts={texts} values={{ setId }} label={page("duplicate")} />
      </PageHeader>
      {classrooms.length > 0 ? (
        <div className="mb-8 flex flex-wrap gap-2">
          {classrooms.map((one) => (
            <ButtonLink key={one.id} href={`/classes/${one.id}/assign?set=${setId}`} variant="secondary">
              {page("assignTo", { name: one.name })}
            </ButtonLink>
          ))}
        </div>
      ) : null}
      <ChangedFacts
        of="changes"
        most={MAX_CHANGES}
        title={page("changes")}
        lead={page(set.frozen ? "changesFrozen" : "changesFollow")}
        left={changes?.frozen ?? null}
        changes={changes?.changes ?? []}
      />
      <SetForm
        action={saveSet}
        texts={texts}
        set={set}
        initial={set.blueprint}
        empty={set.blueprint}
        names={{ ...names, ...namesIn(set.blueprint, viewer.language) }}
        {...choices}
        words={words}
        pageWords={sets.page}
        labels={{ title: t("set.title"), submit: t("sets.save") }}
      />
      <OwnSection
        setId={setId}
        deck={deck}
        questions={questions}
        notAsked={notAsked}
        add={addOwnCards}
        change={changeOwnQuestion}
        texts={texts}
      />
      <Sharing setId={setId} token={token} texts={texts} />
      <History
        setId={setId}
        versions={versions}
        most={MAX_VERSIONS}
        cardsSince={cardsSince}
        names={{ ...topicNames, ...names }}
        viewer={viewer}
        restore={restoreSet}
        texts={texts}
      />
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

type SharingProps = { readonly setId: string; readonly token: string | null; readonly texts: Texts };

async function Sharing({ setId, token, texts }: SharingProps) {
  const t = await getTranslations("sets.page");
  const origin = siteAddress(await headers());
  return (
    <Section id="share" title={t("share")} lead={t("shareLead")}>
      {token === null ? (
        <OneButton action={share} texts={texts} values={{ setId, shared: "yes" }} label={t("shareOpen")} />
      ) : (
        <div className="grid max-w-2xl gap-4">
          <Field id="share-link" label={t("shareLink")}>
            <TextInput id="share-link" readOnly value={`${origin}/sets/shared/${setId}/${token}`} />
          </Field>
          <OneButton action={share} texts={texts} values={{ setId, shared: "no" }} label={t("shareClose")} />
          <p className="text-sm text-ink-soft">{t("shareCloseHint")}</p>
        </div>
      )}
    </Section>
  );
}
