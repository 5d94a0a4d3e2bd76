import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import { QuestionBody } from "@/app/(teach)/_components/question-body";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { type OwnQuestion, ownQuestion, type QuestionChange } from "@/core/flashcards/own/own-question";

type Props = {
  readonly setId: string;
  /** Null while there is no card. */
  readonly deck: { readonly id: string; readonly cards: number } | null;
  /** Those that quizzes ask. */
  readonly questions: readonly OwnQuestion[];
  /** Those that they could ask, and do not. */
  readonly notAsked: readonly OwnQuestion[];
  /** Makes room for the first card. */
  readonly add: FormAction;
  readonly change: FormAction;
  readonly texts: Readonly<Record<string, string>>;
};

/** The teacher's own cards of a set, and the questions that quizzes ask of them, as learners read them. */
export async function OwnSection({ setId, deck, questions, notAsked, add, change, texts }: Props) {
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
      {questions.length + notAsked.length === 0 ? null : (
        // One form for all: what was done is told in one place, though the question may be gone from where it stood.
        <ActionForm action={change} texts={texts} className="mt-6 grid gap-4">
          <input type="hidden" name="setId" value={setId} />
          {questions.length === 0 ? null : <Asked questions={questions} />}
          {notAsked.length === 0 ? null : <NotAsked cards={notAsked} />}
        </ActionForm>
      )}
    </Section>
  );
}

async function Asked({ questions }: { readonly questions: readonly OwnQuestion[] }) {
  const t = await getTranslations("decks.set");
  return (
    <>
      <div>
        <h3 className="text-xl">{t("asked", { count: questions.length })}</h3>
        <p className="mt-1 max-w-3xl text-ink-soft">{t("askedHint")}</p>
      </div>
      <ol className="grid gap-4">
        {questions.map((card, index) => {
          const number = index + 1;
          return (
            <li
              key={card.id}
              className="relative rounded-2xl border border-line bg-surface p-5 [overflow-wrap:anywhere] hover:border-indigo"
            >
              <Question card={card} answer={(answer) => t("answer", { answer })} />
              {/* Above the link that covers the card. */}
              <div className="relative mt-3 flex w-fit flex-wrap gap-2">
                {number === 1 ? null : (
                  <ChangeButton to="earlier" card={card} aria-label={t("earlierOf", { number })}>
                    {t("earlier")}
                  </ChangeButton>
                )}
                {number === questions.length ? null : (
                  <ChangeButton to="later" card={card} aria-label={t("laterOf", { number })}>
                    {t("later")}
                  </ChangeButton>
                )}
                <ChangeButton to="leave-out" card={card} aria-label={t("leaveOutOf", { number })}>
                  {t("leaveOut")}
                </ChangeButton>
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}

type QuestionProps = { readonly card: OwnQuestion; readonly answer: (answer: string) => string };

function Question({ card, answer }: QuestionProps) {
  const item = ownQuestion(card, card.id, "en");
  if (item === null) return null;
  return (
    <>
      <h4 dir="auto" className="text-lg whitespace-pre-wrap">
        <Link
          href={`/decks/${card.deckId}/cards/${card.id}`}
          className="after:absolute after:inset-0 after:rounded-2xl"
        >
          {item.view.prompt}
        </Link>
      </h4>
      <QuestionBody view={item.view} />
      <p className="mt-2 text-ink-soft">{answer(item.feedback.answer)}</p>
    </>
  );
}

async function NotAsked({ cards }: { readonly cards: readonly OwnQuestion[] }) {
  const t = await getTranslations("decks.set");
  return (
    <details className="border-t border-line pt-3">
      <summary className="min-h-11 cursor-pointer content-center text-lg font-semibold text-indigo">
        {t("leftOut", { count: cards.length })}
      </summary>
      <ul className="mt-2 grid gap-2">
        {cards.map((card) => {
          const prompt = ownQuestion(card, card.id, "en")?.view.prompt ?? card.front;
          return (
            <li
              key={card.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-xl border border-line px-4 py-2 [overflow-wrap:anywhere]"
            >
              <Link
                href={`/decks/${card.deckId}/cards/${card.id}`}
                dir="auto"
                className="min-w-0 underline underline-offset-2"
              >
                {prompt}
              </Link>
              <ChangeButton to="ask" card={card} aria-label={t("askOf", { prompt })}>
                {t("ask")}
              </ChangeButton>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

type ChangeProps = Omit<ComponentProps<typeof SubmitButton>, "name" | "value"> & {
  readonly to: QuestionChange;
  readonly card: OwnQuestion;
};

function ChangeButton({ to, card, ...rest }: ChangeProps) {
  return <SubmitButton {...rest} name="change" value={`${to} ${card.id}`} size="small" variant="quiet" />;
}
