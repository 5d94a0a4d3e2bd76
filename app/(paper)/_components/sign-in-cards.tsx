"use client";

import { useActionState } from "react";
import { PrintButton } from "@/app/(paper)/_components/print-button";
import { FormNotice } from "@/components/forms/form-notice";
import { TickCard } from "@/components/ui/field";
import { type QrPath, QrPicture } from "@/components/ui/qr-code";
import { SubmitButton } from "@/components/ui/submit-button";
import { fill } from "@/components/words";

export type PrintedCard = {
  readonly name: string;
  readonly code: string;
  readonly address: string;
  readonly qr: QrPath;
};
export type CardsState = { readonly error: string | null; readonly cards: readonly PrintedCard[] | null };

export type CardWords = {
  readonly choose: string;
  readonly has: string;
  readonly make: string;
  readonly print: string;
  readonly once: string;
  readonly go: string;
  readonly qr: string;
  readonly errors: Readonly<Record<string, string>>;
};

type Props = {
  readonly action: (previous: CardsState, form: FormData) => Promise<CardsState>;
  readonly classroomId: string;
  readonly className: string;
  readonly learners: readonly { readonly userId: string; readonly displayName: string; readonly signedIn: boolean }[];
  readonly words: CardWords;
};

/** First who gets a card; then the cards, to print and cut out. */
export function SignInCards({ action, classroomId, className, learners, words }: Props) {
  const [state, send] = useActionState(action, { error: null, cards: null });
  if (state.cards) return <Cards cards={state.cards} className={className} words={words} />;
  return (
    <form action={send} className="grid gap-5">
      {state.error ? (
        <FormNotice answer={state} error>
          {words.errors[state.error]}
        </FormNotice>
      ) : null}
      <input type="hidden" name="classroomId" value={classroomId} />
      <fieldset className="grid gap-2 sm:grid-cols-2">
        <legend className="mb-3 font-semibold">{words.choose}</legend>
        {learners.map((one) => (
          <TickCard
            key={one.userId}
            kind="checkbox"
            name="learner"
            value={one.userId}
            defaultChecked={!one.signedIn}
            label={one.displayName}
            detail={one.signedIn ? words.has : null}
          />
        ))}
      </fieldset>
      <div>
        <SubmitButton>{words.make}</SubmitButton>
      </div>
    </form>
  );
}

function Cards({
  cards,
  className,
  words,
}: {
  readonly cards: readonly PrintedCard[];
  readonly className: string;
  readonly words: CardWords;
}) {
  return (
    <>
      <div className="mb-6 grid justify-items-start gap-3 print:hidden">
        <p role="status" className="border-[1.5px] border-ink px-4 py-3 font-semibold">
          {words.once}
        </p>
        <PrintButton label={words.print} />
      </div>
      <ul className="grid sm:grid-cols-2 print:grid-cols-2">
        {cards.map((card) => (
          <li
            key={card.code}
            className="flex break-inside-avoid items-center gap-4 border border-dashed border-line-strong p-4"
          >
            <div className="min-w-0 flex-1">
              <p className="text-lg font-bold break-words">{card.name}</p>
              <p className="text-sm">{className}</p>
              <p className="mt-2 text-sm break-words">{fill(words.go, { address: short(card.address) })}</p>
              <p className="mt-1 font-mono text-xl font-bold tracking-wider whitespace-nowrap">{card.code}</p>
            </div>
            <QrPicture {...card.qr} label={fill(words.qr, { name: card.name })} className="size-28 shrink-0" />
          </li>
        ))}
      </ul>
    </>
  );
}

const short = (address: string): string => address.replace(/^https?:\/\//, "");
