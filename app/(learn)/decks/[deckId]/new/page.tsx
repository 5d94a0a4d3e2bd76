import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { CardFields } from "@/app/(learn)/decks/_components/card-fields";
import { DeckForm } from "@/app/(learn)/decks/_components/deck-form";
import { DeckHead } from "@/app/(learn)/decks/_components/deck-head";
import { writeCard } from "@/app/(learn)/decks/actions";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tabs } from "@/components/ui/tabs";
import { requirePermission } from "@/server/auth/viewer";
import { findDeck } from "@/server/data/own/decks";
import { isId } from "@/server/http/is-id";

export default async function NewCardPage({ params, searchParams }: PageProps<"/decks/[deckId]/new">) {
  const { deckId } = await params;
  const { kind: wanted, added } = await searchParams;
  const kind = wanted === "cloze" ? "cloze" : "text";
  const here = `/decks/${deckId}/new?kind=${kind}`;
  const viewer = await requirePermission("ownCard.create", here);
  const deck = isId(deckId) ? await findDeck(viewer, deckId) : null;
  if (deck === null) notFound();
  const [t, { decks: words }] = await Promise.all([getTranslations("decks.card"), getMessages()]);
  return (
    <div className="max-w-3xl">
      <DeckHead deck={deck} title={t(kind === "cloze" ? "newCloze" : "newText")} lead={t("lead")} />
      <Tabs
        label={t("kinds")}
        current={here}
        tabs={[
          { href: `/decks/${deckId}/new?kind=text`, label: t("newText") },
          { href: `/decks/${deckId}/new?kind=cloze`, label: t("newCloze") },
        ]}
      />
      {added === undefined ? null : (
        <div className="mb-6">
          <Notice tone="good" role="status">
            {t("added")}
          </Notice>
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
        <CardFields kind={kind} card={null} />
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
