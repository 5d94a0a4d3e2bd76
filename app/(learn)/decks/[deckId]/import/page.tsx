import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { DeckHead } from "@/app/(learn)/decks/_components/deck-head";
import { ImportForm } from "@/app/(learn)/decks/_components/import-form";
import { importText } from "@/app/(learn)/decks/actions";
import { MAX_IMPORT_LENGTH } from "@/core/flashcards/own/draft";
import { requirePermission } from "@/server/auth/viewer";
import { findDeck } from "@/server/data/own/decks";
import { isId } from "@/server/http/is-id";

export async function generateMetadata() {
  return { title: (await getTranslations("decks"))("title") };
}

export default async function ImportPage({ params }: PageProps<"/decks/[deckId]/import">) {
  const { deckId } = await params;
  const viewer = await requirePermission("ownCard.create", `/decks/${deckId}/import`);
  const deck = isId(deckId) ? await findDeck(viewer, deckId) : null;
  if (deck === null) notFound();
  const [t, { decks: words }] = await Promise.all([getTranslations("decks.import"), getMessages()]);
  return (
    <>
      <DeckHead deck={deck} title={t("title")} lead={t("lead")} />
      <ImportForm
        action={importText}
        deckId={deckId}
        maxLength={MAX_IMPORT_LENGTH}
        words={words.import}
        errors={words.errors}
      />
    </>
  );
}
