import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { gapsOf } from "@/core/flashcards/own/cloze";
import type { OwnCardKind, OwnImage } from "@/core/flashcards/own/own-card";
import { writeTags } from "@/core/flashcards/own/tags";

type Props = {
  readonly cards: readonly {
    readonly id: string;
    readonly deckId: string;
    readonly kind: OwnCardKind;
    readonly front: string;
    readonly back: string;
    readonly source: string;
    readonly tags: readonly string[];
    readonly inQuiz: boolean;
    readonly wrong: readonly string[];
    readonly image: OwnImage | null;
  }[];
  /** Number of the first one in the deck. */
  readonly first: number;
};

/** Cards as they were written, each a link to where it is changed. */
export async function CardList({ cards, first }: Props) {
  const t = await getTranslations("decks.deck");
  return (
    <ol start={first} className="grid gap-3">
      {cards.map(({ id, deckId, kind, front, back, source, tags, image, inQuiz, wrong }) => (
        <li
          key={id}
          className="relative rounded-2xl border border-line bg-surface px-5 py-4 [overflow-wrap:anywhere] hover:border-indigo"
        >
          <h3 dir="auto" className="text-lg leading-snug whitespace-pre-wrap">
            <Link href={`/decks/${deckId}/cards/${id}`} className="after:absolute after:inset-0 after:rounded-2xl">
              {front}
            </Link>
          </h3>
          {back === "" ? null : (
            <p dir="auto" className="mt-1 whitespace-pre-wrap">
              {back}
            </p>
          )}
          <p dir="auto" className="mt-1 text-sm text-ink-soft empty:hidden">
            {[
              kind === "cloze" ? t("gaps", { count: gapsOf(front).length }) : "",
              wrong.length === 0 ? "" : t("wrong", { list: wrong.join(", ") }),
              inQuiz && image === null ? t("inQuiz") : "",
              image === null ? "" : t("picture", { alt: image.alt }),
              source === "" ? "" : t("source", { source }),
              tags.length === 0 ? "" : t("tags", { tags: writeTags(tags) }),
            ]
              .filter((part) => part !== "")
              .join(" · ")}
          </p>
        </li>
      ))}
    </ol>
  );
}
