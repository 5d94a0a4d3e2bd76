import { getTranslations } from "next-intl/server";
import { QuestionBody } from "@/app/(teach)/_components/question-body";
import { Folded } from "@/components/ui/folded";
import type { CardChanges, KeptCard } from "@/core/flashcards/own/kept-card";
import { ownQuestion } from "@/core/flashcards/own/own-question";

type Props = {
  readonly cards: readonly KeptCard[];
  /** Against the version before; null where there is none, or it kept none. */
  readonly changes: CardChanges | null;
};

/** A teacher's own questions and cards as a version kept them; those that the one before had, and it has not, below. */
export async function KeptCards({ cards, changes }: Props) {
  const t = await getTranslations("sets.versions");
  const markOf = (card: KeptCard): string | null => {
    if (changes?.added.includes(card)) return t("cardNew");
    return changes?.changed.includes(card) ? t("cardChanged") : null;
  };
  const gone = changes?.gone ?? [];
  return (
    <div className="grid gap-4">
      {cards.length === 0 ? (
        <p className="text-ink-soft">{t("noCards")}</p>
      ) : (
        <ol className="grid gap-4">
          {cards.map((card) => (
            <Kept key={card.id} card={card} mark={markOf(card)} />
          ))}
        </ol>
      )}
      {gone.length === 0 ? null : (
        <Folded summary={t("cardsGone", { count: gone.length })}>
          <ul className="grid gap-4">
            {gone.map((card) => (
              <Kept key={card.id} card={card} mark={null} />
            ))}
          </ul>
        </Folded>
      )}
    </div>
  );
}

/** Cards that quizzes ask show the question; others what stands on them. */
async function Kept({ card, mark }: { readonly card: KeptCard; readonly mark: string | null }) {
  const t = await getTranslations("sets.versions");
  const item = card.inQuiz && card.picture === null ? ownQuestion({ ...card, deckId: "" }, card.id, "en") : null;
  const standing = t(item === null ? "asCard" : "asQuestion");
  const answer = item?.feedback.answer ?? card.back;
  return (
    <li className="rounded-2xl border border-line bg-surface p-5 [overflow-wrap:anywhere]">
      <p className="text-sm text-ink-soft">{mark === null ? standing : `${standing} · ${mark}`}</p>
      <h3 dir="auto" className="mt-1 text-lg whitespace-pre-wrap">
        {item?.view.prompt ?? card.front}
      </h3>
      {item === null ? null : <QuestionBody view={item.view} />}
      {answer === "" ? null : <p className="mt-2">{t(item === null ? "backOf" : "answer", { answer })}</p>}
      {card.accepted.length === 0 ? null : (
        <p className="mt-1 text-ink-soft">{t("accepted", { answers: card.accepted.join("; ") })}</p>
      )}
      {card.remark === "" ? null : <p className="mt-1 text-ink-soft">{card.remark}</p>}
      {card.picture === null ? null : <p className="mt-1 text-ink-soft">{t("picture", { picture: card.picture })}</p>}
    </li>
  );
}
