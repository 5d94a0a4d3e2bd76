import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { builderWords, setTexts } from "@/app/(teach)/_components/builder/builder-props";
import { SharedQuestions } from "@/app/(teach)/_components/builder/shared-questions";
import { OneButton } from "@/app/(teach)/_components/classes/one-button";
import { changeSayer } from "@/app/(teach)/sets/[setId]/_components/said-change";
import { KeptCards } from "@/app/(teach)/sets/[setId]/versions/[number]/_components/kept-cards";
import { VersionChoices } from "@/app/(teach)/sets/[setId]/versions/[number]/_components/version-choices";
import { restoreSet } from "@/app/(teach)/sets/actions";
import { writtenMoment } from "@/components/dates";
import { PageHeader, Section } from "@/components/ui/card";
import { compareCards } from "@/core/flashcards/own/kept-card";
import { cardChanges, compareVersions } from "@/core/quizzes/sets/compare";
import { requireTeacher } from "@/server/auth/viewer";
import { namesIn, setChoices } from "@/server/content/set-choices";
import { explanationsOf, previewSet } from "@/server/data/sets/preview";
import { type FoundVersion, findVersion } from "@/server/data/sets/versions";
import { isId } from "@/server/http/is-id";

/** A set as it was saved once: to look at, and to go back to. */
export default async function VersionPage({ params }: PageProps<"/sets/[setId]/versions/[number]">) {
  const { setId, number } = await params;
  const viewer = await requireTeacher(`/sets/${setId}/versions/${number}`);
  const found = isId(setId) && /^[1-9]\d{0,6}$/.test(number) ? await findVersion(viewer, setId, Number(number)) : null;
  if (found === null) notFound();
  const { version, before, present } = found;
  const [t, page, texts] = await Promise.all([
    getTranslations("sets.versions"),
    getTranslations("sets.page"),
    setTexts(),
  ]);
  const { ownCards } = version;
  const topics = setChoices(viewer.language).topics.map(({ id, name }) => [id, name] as const);
  const names = {
    ...Object.fromEntries(topics),
    ...(before && namesIn(before.blueprint, viewer.language)),
    ...namesIn(version.blueprint, viewer.language),
  };
  return (
    <>
      <PageHeader
        eyebrow={<Link href={`/sets/${setId}#history`}>{t("back")}</Link>}
        title={t("title", { number: version.number, title: version.title })}
        lead={page("saved", { when: writtenMoment(version.savedAt, viewer.language, viewer.timeZone) })}
      >
        {present ? (
          <p>{t("present")}</p>
        ) : (
          <OneButton
            action={restoreSet}
            texts={texts}
            values={{ setId, number: String(version.number) }}
            label={page("restore")}
            variant="primary"
          />
        )}
      </PageHeader>
      {present ? null : <p className="mb-8 max-w-2xl text-ink-soft">{t("restoreHint")}</p>}
      {before === null ? null : <Changes version={version} before={before} names={names} />}
      <Section id="choices" title={t("choices")}>
        <VersionChoices blueprint={version.blueprint} frozen={version.frozen} names={names} />
      </Section>
      {version.blueprint.onlyOwn ? null : <Questions version={version} language={viewer.language} />}
      <Section id="own" title={t("own")}>
        {ownCards === null ? (
          <p className="text-ink-soft">{t("notKept")}</p>
        ) : (
          <KeptCards cards={ownCards} changes={before?.ownCards ? compareCards(before.ownCards, ownCards) : null} />
        )}
      </Section>
    </>
  );
}

type ChangesProps = {
  readonly version: FoundVersion;
  readonly before: FoundVersion;
  readonly names: Readonly<Record<string, string>>;
};

async function Changes({ version, before, names }: ChangesProps) {
  const [t, page, said] = await Promise.all([
    getTranslations("sets.versions"),
    getTranslations("sets.page"),
    changeSayer(names),
  ]);
  const changes = [...compareVersions(before, version), ...cardChanges(before.ownCards, version.ownCards)].map(said);
  return (
    <Section id="changed" title={t("changed", { number: before.number })}>
      {changes.length === 0 ? (
        <p>{page("same")}</p>
      ) : (
        <ul className="grid list-disc gap-1 pl-5">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

type QuestionsProps = { readonly version: FoundVersion; readonly language: string };

/** Of a frozen set the questions as they were; else as its facts give them now. */
async function Questions({ version, language }: QuestionsProps) {
  const { frozenItems, blueprint } = version;
  const [t, words] = await Promise.all([getTranslations("sets.versions"), builderWords()]);
  const preview = frozenItems === null ? await previewSet({ language }, blueprint, { kind: "show" }) : null;
  const items = frozenItems ?? preview?.items ?? [];
  return (
    <Section
      id="questions"
      title={t("questions", { count: items.length })}
      lead={t(frozenItems === null ? "questionsNow" : "questionsThen")}
    >
      <SharedQuestions
        items={items}
        explanations={explanationsOf(items)}
        pins={(preview?.blueprint ?? blueprint).pins}
        words={words}
      />
    </Section>
  );
}
