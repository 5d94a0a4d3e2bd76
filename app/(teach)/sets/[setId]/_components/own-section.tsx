import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import { QuestionBody } from "@/app/(teach)/_components/question-body";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { type OwnQuestion, ownQuestion } from "@/core/flashcards/own/own-question";

type Props = {
  readonly setId: string;
  /** Null while there is no card. */
  readonly deck: { readonly id: string; readonly cards: number } | null;
  /** Those that quizzes ask. */
  readonly questions: readonly OwnQuestion[];
  /** Makes room for the first card. */
  readonly add: FormAction;
  readonly texts: Readonly<Record<string, string>>;
};

/** The teacher's own cards of a set, and the questions that quizzes ask of them, as learners read them. */
export async function OwnSection({ setId, deck, questions, add, texts }: Props) {
  const t = await getTranslations("decks.set");
  return (
    <Section id="own" title={t("title")} lead={t("lead")}>
      {deck === null || deck.cards === 0 ? (
        <ActionForm action={add} texts={texts} className="grid justify-items-start gap-3">
          <input type="hidden" name="setId" value={setId} />
          <SubmitButton variant="secondary">{t("add")}</SubmitButton>
        </ActionForm>
      ) : (
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={`/decks/${deck.id}/new?kind=choice`} variant="secondary">
            {t("addQuestion")}
          </ButtonLink>
          <ButtonLink href={`/decks/${deck.id}`} variant="secondary">
            {t("open", { count: deck.cards })}
          </ButtonLink>
        </div>
      )}
      {questions.length === 0 ? null : (
        <>
          <h3 className="mt-6 text-xl">{t("asked", { count: questions.length })}</h3>
          <ol className="mt-3 grid gap-4">
            {questions.flatMap((card) => {
              const item = ownQuestion(card, card.id, "en");
              if (item === null) return [];
              return [
                <li
                  key={card.id}
                  className="relative rounded-2xl border border-line bg-surface p-5 [overflow-wrap:anywhere] hover:border-indigo"
                >
                  <h4 dir="auto" className="text-lg whitespace-pre-wrap">
                    <Link
                      href={`/decks/${card.deckId}/cards/${card.id}`}
                      className="after:absolute after:inset-0 after:rounded-2xl"
                    >
                      {item.view.prompt}
                    </Link>
                  </h4>
                  <QuestionBody view={item.view} />
                  <p className="mt-2 text-ink-soft">{t("answer", { answer: item.feedback.answer })}</p>
                </li>,
              ];
            })}
          </ol>
        </>
      )}
    </Section>
  );
}
