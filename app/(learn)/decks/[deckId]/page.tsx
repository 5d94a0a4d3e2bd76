import Link from "next/link";
import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { CardList } from "@/app/(learn)/decks/_components/card-list";
import { DeckForm, TypedField } from "@/app/(learn)/decks/_components/deck-form";
import { describeDeck, removeDeck } from "@/app/(learn)/decks/actions";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader, Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { TickCard } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { OWN_LIMITS } from "@/core/flashcards/own/draft";
import { requirePermission } from "@/server/auth/viewer";
import { listCards } from "@/server/data/own/cards";
import { findDeck } from "@/server/data/own/decks";
import { isId } from "@/server/http/is-id";

const PER_PAGE = 100;

/** A whole number of an address, from 0; anything else is 0. */
const numberOf = (given: string | readonly string[] | undefined): number =>
  typeof given === "string" && /^\d{1,5}$/.test(given) ? Number(given) : 0;

export async function generateMetadata() {
  return { title: (await getTranslations("decks"))("title") };
}

export default async function DeckPage({ params, searchParams }: PageProps<"/decks/[deckId]">) {
  const { deckId } = await params;
  const { page, added, passed } = await searchParams;
  const viewer = await requirePermission("ownCard.read", `/decks/${deckId}`);
  const deck = isId(deckId) ? await findDeck(viewer, deckId) : null;
  if (deck === null) notFound();
  const last = Math.max(1, Math.ceil(deck.cards / PER_PAGE));
  const at = Math.min(last, Math.max(1, numberOf(page)));
  const [cards, t, { decks: words }] = await Promise.all([
    listCards(viewer, deckId, { skip: (at - 1) * PER_PAGE, take: PER_PAGE }),
    getTranslations("decks"),
    getMessages(),
  ]);
  return (
    <>
      <PageHeader
        eyebrow={<Link href="/decks">{t("title")}</Link>}
        title={<bdi className="[overflow-wrap:anywhere]">{deck.title}</bdi>}
        lead={deck.set === null ? undefined : t("deck.setLead", { title: deck.set.title })}
      />
      {added === undefined ? null : (
        <div className="mb-6">
          <Notice tone="good" role="status">
            {t("import.done", { added: numberOf(added), passed: numberOf(passed) })}
          </Notice>
        </div>
      )}
      <div className="mb-10 flex flex-wrap gap-3">
        <ButtonLink href={`/decks/${deckId}/new?kind=text`}>{t("deck.write")}</ButtonLink>
        <ButtonLink href={`/decks/${deckId}/new?kind=cloze`} variant="secondary">
          {t("deck.writeGaps")}
        </ButtonLink>
        {deck.set === null ? null : (
          <ButtonLink href={`/decks/${deckId}/new?kind=choice`} variant="secondary">
            {t("deck.writeQuestion")}
          </ButtonLink>
        )}
        <ButtonLink href={`/decks/${deckId}/import`} variant="secondary">
          {t("deck.import")}
        </ButtonLink>
        {deck.set === null ? null : (
          <ButtonLink href={`/sets/${deck.set.id}`} variant="quiet">
            {t("openSet")}
          </ButtonLink>
        )}
      </div>
      <Section id="cards" title={t("deck.cards")} aside={<span>{t("count", { count: deck.cards })}</span>}>
        {cards.length === 0 ? (
          <EmptyState title={t("deck.empty")}>{t("deck.emptyText")}</EmptyState>
        ) : (
          <CardList cards={cards} first={(at - 1) * PER_PAGE + 1} />
        )}
        {last === 1 ? null : (
          <nav aria-label={t("deck.pages")} className="mt-6 flex flex-wrap gap-3">
            {at > 1 ? (
              <ButtonLink href={`/decks/${deckId}?page=${at - 1}`} variant="secondary" size="small">
                {t("deck.previous")}
              </ButtonLink>
            ) : null}
            {at < last ? (
              <ButtonLink href={`/decks/${deckId}?page=${at + 1}`} variant="secondary" size="small">
                {t("deck.next")}
              </ButtonLink>
            ) : null}
          </nav>
        )}
        {deck.cards === 0 ? null : (
          <p className="mt-6">
            <a
              href={`/api/own-decks/${deckId}/csv`}
              download
              className="font-semibold text-indigo underline underline-offset-4"
            >
              {t("deck.export")}
            </a>
          </p>
        )}
      </Section>
      <Section id="settings" title={t("deck.settings")}>
        <DeckForm
          action={describeDeck}
          errors={words.errors}
          saved={t("deck.saved")}
          hidden={{ deckId }}
          className="grid max-w-xl gap-5"
        >
          <TypedField name="title" label={t("deckTitle")} value={deck.title} maxLength={OWN_LIMITS.title} required />
          <TickCard
            kind="checkbox"
            name="studied"
            defaultChecked={deck.studied}
            label={t("studied")}
            detail={t("deck.studiedHint")}
          />
          <div>
            <SubmitButton variant="secondary">{t("deck.save")}</SubmitButton>
          </div>
        </DeckForm>
        <details className="mt-8 max-w-xl">
          <summary className="min-h-11 cursor-pointer py-2 font-semibold text-indigo">{t("deck.delete")}</summary>
          <DeckForm
            action={removeDeck}
            errors={words.errors}
            hidden={{ deckId }}
            className="mt-2 grid justify-items-start gap-3"
          >
            <p>{t("deck.deleteText")}</p>
            <SubmitButton variant="danger">{t("deck.deleteSure")}</SubmitButton>
          </DeckForm>
        </details>
      </Section>
    </>
  );
}
