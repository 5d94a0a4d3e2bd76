import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { deckNamesOf } from "@/app/(learn)/_components/deck-names";
import { Button, ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/card";
import { Field, Select, TextInput } from "@/components/ui/field";
import { OWN_TOPIC } from "@/core/flashcards/own/own-topic";
import { MOST_DAYS } from "@/core/memory/study-choice";
import { requireViewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { getFactBase } from "@/server/content/load";
import { countFlags } from "@/server/data/cards/marks";
import { listReadableDecks, listTags } from "@/server/data/own/readable";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review.study"))("title") };
}

/** A plain form: the choice stands in the address of the review page. */
export default async function StudyPage() {
  const viewer = await requireViewer("/review/study");
  const t = await getTranslations("review.study");
  const [flags, decks, tags, words] = await Promise.all([
    countFlags(viewer),
    listReadableDecks(viewer, now()),
    listTags(viewer, now()),
    getTranslations("decks"),
  ]);
  const { topics, index } = getFactBase();
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t("title")} lead={t("lead")}>
        <ButtonLink href="/review" variant="quiet">
          {t("back")}
        </ButtonLink>
      </PageHeader>
      <form action="/review" method="get" className="grid gap-8">
        <fieldset className="grid gap-3">
          <legend className="mb-3 text-2xl font-bold">{t("what")}</legend>
          <Choice name="study" value="topic" label={t("topic")} text={t("topicText")} checked />
          {tags.length === 0 ? null : <Choice name="study" value="tag" label={t("tag")} text={t("tagText")} />}
          <Choice name="study" value="flagged" label={t("flagged")} text={t("flaggedCount", { count: flags })} />
          <Choice name="study" value="forgotten" label={t("forgotten")} text={t("forgottenText")} />
          <Choice name="study" value="ahead" label={t("ahead")} text={t("aheadText")} />
          <div className="mt-2 grid gap-4 sm:grid-cols-2">
            <Field id="topic" label={t("topicLabel")}>
              <Select id="topic" name="topic">
                {topics
                  .filter(({ id }) => (index.factsByTopic.get(id)?.length ?? 0) > 0)
                  .map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name.en}
                    </option>
                  ))}
                {decks.length === 0 ? null : (
                  <optgroup label={words("topic")}>
                    {decks.length === 1 ? null : <option value={OWN_TOPIC}>{t("everyDeck")}</option>}
                    {Object.entries(deckNamesOf(decks, words)).map(([id, name]) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </optgroup>
                )}
              </Select>
            </Field>
            {tags.length === 0 ? null : (
              <Field id="tag" label={t("tagLabel")}>
                <Select id="tag" name="tag">
                  {tags.map(({ tag, cards }) => (
                    <option key={tag} value={tag}>
                      {t("tagCount", { tag, count: cards })}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
            <Field id="days" label={t("days")}>
              <TextInput id="days" name="days" type="number" min={1} max={MOST_DAYS} defaultValue={7} required />
            </Field>
          </div>
        </fieldset>
        <fieldset className="grid gap-3">
          <legend className="mb-3 text-2xl font-bold">{t("how")}</legend>
          <Choice name="cram" value="" label={t("schedule")} text={t("scheduleText")} checked />
          <Choice name="cram" value="1" label={t("cram")} text={t("cramText")} />
        </fieldset>
        <Button type="submit" size="large" className="justify-self-start">
          {t("begin")}
        </Button>
      </form>
    </div>
  );
}

type ChoiceProps = {
  readonly name: string;
  readonly value: string;
  readonly label: ReactNode;
  readonly text: ReactNode;
  readonly checked?: boolean;
};

function Choice({ name, value, label, text, checked = false }: ChoiceProps) {
  const id = `${name}-${value}`;
  return (
    <div className="relative flex gap-3 rounded-2xl border-[1.5px] border-line-strong bg-surface px-4 py-3 has-checked:border-indigo has-checked:bg-indigo-tint">
      <input
        id={id}
        type="radio"
        name={name}
        value={value}
        defaultChecked={checked}
        aria-describedby={`${id}-text`}
        className="relative z-10 mt-1 size-5 shrink-0 accent-(--indigo)"
      />
      <div>
        <label htmlFor={id} className="font-semibold after:absolute after:inset-0">
          {label}
        </label>
        <p id={`${id}-text`} className="text-sm text-ink-soft">
          {text}
        </p>
      </div>
    </div>
  );
}
