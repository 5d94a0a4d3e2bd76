import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { FactItems } from "@/core/browse/fact-items";
import { previewOf } from "@/core/browse/question-preview";
import type { Item } from "@/core/questions/contract";
import { restsOn } from "@/core/questions/rests-on";

/**
 * What a fact becomes for a learner: its cards, and one example of each type of question; the answer shows when it is
 * opened. Where no question asks what the fact says, it is said why. Each names the facts on which it rests, so that it can be hidden
 * while one of them is held back (public/editors-notes.js).
 */
export function ItemExamples({ items: { cards, examples, unasked } }: { readonly items: FactItems }) {
  const t = useTranslations("facts.items");
  return (
    <>
      <Group title={t("cards")}>
        {cards.map((card) => (
          <Example
            key={card.targetId}
            kind="card"
            restsOn={card.factIds}
            type={t("types.card")}
            prompt={card.front}
            answer={card.back.answer}
          />
        ))}
      </Group>
      {examples.length === 0 ? null : (
        <Group title={t("questions")}>
          {examples.map((item) => (
            <Question key={item.type} item={item} type={t(`types.${item.type}`)} />
          ))}
        </Group>
      )}
      {unasked === null ? null : <p className="mt-4 max-w-3xl text-ink-soft">{t(`unasked.${unasked}`)}</p>}
    </>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="mt-6 first:mt-0">
      <h3 className="mb-2 text-lg">{title}</h3>
      <ul className="border-b border-line">{children}</ul>
    </div>
  );
}

function Question({ item, type }: { readonly item: Item; readonly type: string }) {
  const { prompt, given, options } = previewOf(item.view);
  return (
    <Example
      kind="question"
      restsOn={[...restsOn(item)]}
      type={type}
      prompt={prompt}
      answer={item.feedback.answer}
      // A false sentence is never the last word: the true one follows it.
      because={item.view.type === "true-false" ? item.feedback.because : null}
    >
      {given.map(({ heading, text }) => (
        <p key={text} className="mb-2 border-l-4 border-line pl-3">
          {heading === null ? null : <span className="block text-sm font-semibold">{heading}</span>}
          {text}
        </p>
      ))}
      {options.map(({ heading, labels }) => (
        <div key={`${heading} ${labels.join()}`} className="mb-2">
          {heading === null ? null : <p className="text-sm font-semibold text-ink-soft">{heading}</p>}
          <ul className="list-disc pl-5">
            {labels.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </div>
      ))}
    </Example>
  );
}

function Example({
  kind,
  restsOn: factIds,
  type,
  prompt,
  answer,
  because = null,
  children,
}: {
  readonly kind: "card" | "question";
  readonly restsOn: readonly string[];
  readonly type: string;
  readonly prompt: string;
  readonly answer: string;
  readonly because?: string | null;
  readonly children?: ReactNode;
}) {
  const t = useTranslations("facts.items");
  return (
    <li className="border-t border-line" data-example={kind} data-rests-on={factIds.join(" ")}>
      <details className="group">
        <summary className="flex gap-3 py-3.5 marker:content-none">
          <Icon
            name="open"
            className="mt-0.5 size-5 shrink-0 text-ochre-ink group-open:rotate-90 motion-safe:transition-transform"
          />
          <span className="min-w-0">
            <span className="block text-sm font-semibold text-ochre-ink">{type}</span>
            <span className="block max-w-3xl">{prompt}</span>
          </span>
        </summary>
        <div className="max-w-3xl pb-5 pl-8">
          {children}
          <p className="mt-3">
            <span className="text-sm font-semibold text-ink-soft">{t("answer")}</span>
            <br />
            <strong className="font-semibold">{answer}</strong>
          </p>
          {because === null ? null : <p className="mt-1">{because}</p>}
        </div>
      </details>
    </li>
  );
}
