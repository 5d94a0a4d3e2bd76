import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { CardFields } from "@/app/(learn)/decks/_components/card-fields";
import { DeckForm } from "@/app/(learn)/decks/_components/deck-form";
import { DeckHead } from "@/app/(learn)/decks/_components/deck-head";
import { LoadedWords } from "@/app/(learn)/decks/_components/loaded-words";
import { PictureSection } from "@/app/(learn)/decks/_components/picture-section";
import { removeCard, rewriteCard } from "@/app/(learn)/decks/actions";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { loadedWordsOf } from "@/core/flashcards/own/loaded-words";
import { requirePermission } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { findCard } from "@/server/data/own/cards";
import { findDeck } from "@/server/data/own/decks";
import { isId } from "@/server/http/is-id";

export async function generateMetadata() {
  return { title: (await getTranslations("decks"))("title") };
}

export default async function CardPage({ params, searchParams }: PageProps<"/decks/[deckId]/cards/[cardId]">) {
  const { deckId, cardId } = await params;
  const { picture } = await searchParams;
  const viewer = await requirePermission("ownCard.change", `/decks/${deckId}/cards/${cardId}`);
  if (!isId(deckId) || !isId(cardId)) notFound();
  const [deck, card] = await Promise.all([findDeck(viewer, deckId), findCard(viewer, cardId)]);
  if (deck === null || card?.deckId !== deckId) notFound();
  const [t, { decks: words }] = await Promise.all([getTranslations("decks.card"), getMessages()]);
  return (
    <div className="max-w-3xl">
      <DeckHead deck={deck} title={t("edit")} lead={t("lead")} />
      <div className="mb-6 empty:hidden">
        <LoadedWords words={loadedWordsOf(getFactBase().lexicon, card)} />
      </div>
      <DeckForm
        action={rewriteCard}
        errors={words.errors}
        saved={t("saved")}
        hidden={{ cardId, kind: card.kind }}
        className="grid gap-6"
      >
        <CardFields kind={card.kind} card={card} ofSet={deck.set !== null} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t("save")}</SubmitButton>
          <ButtonLink href={`/decks/${deckId}`} variant="quiet">
            {t("backToDeck")}
          </ButtonLink>
        </div>
      </DeckForm>
      <PictureSection card={card} outcome={typeof picture === "string" ? picture : null} />
      <Section id="delete" title={t("delete")}>
        <DeckForm
          action={removeCard}
          errors={words.errors}
          hidden={{ deckId, cardId }}
          className="grid justify-items-start gap-3"
        >
          <p className="text-ink-soft">{t("deleteText")}</p>
          <SubmitButton variant="danger">{t("deleteSure")}</SubmitButton>
        </DeckForm>
      </Section>
    </div>
  );
}
