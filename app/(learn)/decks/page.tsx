import type { Metadata } from "next";
import Link from "next/link";
import { getMessages, getTranslations } from "next-intl/server";
import { DeckForm, TypedField } from "@/app/(learn)/decks/_components/deck-form";
import { makeDeck } from "@/app/(learn)/decks/actions";
import { Card, PageHeader, Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { OWN_LIMITS } from "@/core/flashcards/own/draft";
import { requirePermission } from "@/server/auth/viewer";
import { listDecks } from "@/server/data/own/decks";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("decks"))("title") };
}

export default async function DecksPage() {
  const viewer = await requirePermission("ownCard.read", "/decks");
  const [decks, t, messages] = await Promise.all([listDecks(viewer), getTranslations("decks"), getMessages()]);
  return (
    <>
      <PageHeader eyebrow={<Link href="/today">{t("today")}</Link>} title={t("title")} lead={t("lead")} />
      {decks.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      ) : (
        <ul className="grid gap-4">
          {decks.map(({ id, title, cards, studied, set }) => (
            <li key={id}>
              <Card className="relative hover:border-indigo">
                <h2 dir="auto" className="text-xl [overflow-wrap:anywhere]">
                  <Link href={`/decks/${id}`} className="after:absolute after:inset-0 after:rounded-2xl">
                    {title}
                  </Link>
                </h2>
                <p className="mt-1 text-ink-soft">
                  {t("count", { count: cards })} ·{" "}
                  {set === null ? t(studied ? "studied" : "notStudied") : t("ofSet", { title: set.title })}
                </p>
              </Card>
            </li>
          ))}
        </ul>
      )}
      <Section id="new" title={t("newDeck")}>
        <DeckForm action={makeDeck} errors={messages.decks.errors} hidden={{}} className="grid max-w-xl gap-5">
          <TypedField name="title" label={t("deckTitle")} value="" maxLength={OWN_LIMITS.title} required />
          <div>
            <SubmitButton>{t("make")}</SubmitButton>
          </div>
        </DeckForm>
      </Section>
    </>
  );
}
