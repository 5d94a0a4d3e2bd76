import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { CardFields } from "@/app/(learn)/decks/_components/card-fields";
import { DeckForm } from "@/app/(learn)/decks/_components/deck-form";
import { DeckHead } from "@/app/(learn)/decks/_components/deck-head";
import { LoadedWords } from "@/app/(learn)/decks/_components/loaded-words";
import { writeCard } from "@/app/(learn)/decks/actions";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tabs } from "@/components/ui/tabs";
import { loadedWordsOf } from "@/core/flashcards/own/loaded-words";
import { type OwnCardKind, ownCardKinds } from "@/core/flashcards/own/own-card";
import { requirePermission } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { findCard } from "@/server/data/own/cards";
import { findDeck } from "@/server/data/own/decks";
import { isId } from "@/server/http/is-id";

const NAMES = { text: "newText", cloze: "newCloze", choice: "newChoice" } as const satisfies Record<
  OwnCardKind,
  string
>;

export async function generateMetadata() {
  return { title: (await getTranslations("decks"))("title") };
}

export default async function NewCardPage({ params, searchParams }: PageProps<"/decks/[deckId]/new">) {
  const { deckId } = await params;
  const { kind: wanted, added } = await searchParams;
  const kind: OwnCardKind = ownCardKinds.find((one) => one === wanted) ?? "text";
  const here = `/decks/${deckId}/new?kind=${kind}`;
  const viewer = await requirePermission("ownCard.create", here);
  const deck = isId(deckId) ? await findDeck(viewer, deckId) : null;
  if (deck === null || (kind === "choice" && deck.set === null)) notFound();
  const before = typeof added === "string" && isId(added) ? await findCard(viewer, added) : null;
  const [t, { decks: words }] = await Promise.all([getTranslations("decks.card"), getMessages()]);
  return (
    <div className="max-w-3xl">
      <DeckHead deck={deck} title={t(NAMES[kind])} lead={t("lead")} />
      <Tabs
        label={t("kinds")}
        current={here}
        tabs={ownCardKinds
          // Only quizzes of a set ask with options.
          .filter((one) => one !== "choice" || deck.set !== null)
          .map((one) => ({ href: `/decks/${deckId}/new?kind=${one}`, label: t(NAMES[one]) }))}
      />
      {added === undefined ? null : (
        <div className="mb-6 grid gap-3">
          <Notice tone="good" role="status">
            {t("added")}
          </Notice>
          <LoadedWords words={before === null ? [] : loadedWordsOf(getFactBase().lexicon, before)} />
        </div>
      )}
      <DeckForm
        // A card that was saved leaves an empty form behind.
        key={`${kind} ${String(added)}`}
        action={writeCard}
        errors={words.errors}
        hidden={{ deckId, kind }}
        className="grid gap-6"
      >
        <CardFields kind={kind} card={null} ofSet={deck.set !== null} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="next" value="card">
            {t("saveNext")}
          </SubmitButton>
          <SubmitButton name="next" value="picture" variant="secondary">
            {t("savePicture")}
          </SubmitButton>
          <ButtonLink href={`/decks/${deckId}`} variant="quiet">
            {t("backToDeck")}
          </ButtonLink>
        </div>
      </DeckForm>
    </div>
  );
}
