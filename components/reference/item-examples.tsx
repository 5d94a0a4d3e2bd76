import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/reference/icon";
import type { FactItems } from "@/core/browse/fact-items";
import type { QuestionView } from "@/core/questions/views";

/** What a fact becomes for a learner: one example of each type; the answer shows when it is opened. */
export function ItemExamples({ items }: { readonly items: FactItems }) {
  const t = useTranslations("facts.items");
  return (
    <ul className="border-b border-line">
      {items.cards.map((card) => (
        <Example key={card.targetId} type={t("types.card")} prompt={card.front} answer={card.back.answer} />
      ))}
      {items.examples.map((item) => (
        <Example
          key={item.type}
          type={t(`types.${item.type}`)}
          prompt={promptOf(item.view)}
          answer={item.feedback.answer}
          // A false sentence is never the last word: the true one follows it.
          because={item.view.type === "true-false" ? item.feedback.because : null}
        >
          <Body view={item.view} />
        </Example>
      ))}
    </ul>
  );
}

function Example({
  type,
  prompt,
  answer,
  because = null,
  children,
}: {
  readonly type: string;
  readonly prompt: string;
  readonly answer: string;
  readonly because?: string | null;
  readonly children?: ReactNode;
}) {
  const t = useTranslations("facts.items");
  return (
    <li className="border-t border-line">
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

function promptOf(view: QuestionView): string {
  switch (view.type) {
    case "cloze":
      return `${view.before} ______ ${view.after}`.replace(/ ([.,?!])/g, "$1");
    case "true-false":
      return view.statement;
    case "who-says-so":
    case "status":
      return `${view.prompt} “${view.proposition}”`;
    default:
      return view.prompt;
  }
}

function Body({ view }: { readonly view: QuestionView }) {
  switch (view.type) {
    case "matching":
      return (
        <>
          <Options labels={view.premises.map(({ label }) => label)} />
          <p className="mt-2">{view.options.map(({ label }) => label).join(" · ")}</p>
        </>
      );
    case "number":
      return (
        <p className="text-ink-soft">
          {view.unit} · {view.source}
        </p>
      );
    case "multiple-choice":
    case "what-changed":
    case "which-wording":
    case "multiple-response":
    case "who-says-so":
      return <Options labels={view.choices.map(({ label }) => label)} />;
    case "ordering":
      return <Options labels={view.entries.map(({ label }) => label)} />;
    case "status":
      return (
        <>
          <ul className="mb-3 grid gap-2">
            {view.evidence.map((card) => (
              <li key={card.note} className="border-l-4 border-line pl-3">
                <span className="text-sm font-semibold">{card.publisher}</span>
                <br />
                {card.note}
              </li>
            ))}
          </ul>
          <Options labels={view.choices.map(({ label }) => label)} />
        </>
      );
    case "true-false":
      return view.parts.map((part) => (
        <div key={part.id} className="mb-2">
          <p className="text-sm font-semibold text-ink-soft">{part.label}</p>
          <Options labels={part.options.map(({ label }) => label)} />
        </div>
      ));
    case "cloze":
    case "short-answer":
      return view.hint === "" ? null : <p className="text-ink-soft">{view.hint}</p>;
    case "map":
      return view.mode === "list" ? <Options labels={view.choices.map(({ label }) => label)} /> : null;
    case "date":
      return null;
    default:
      return view satisfies never;
  }
}

function Options({ labels }: { readonly labels: readonly string[] }) {
  return (
    <ul className="list-disc pl-5">
      {labels.map((label) => (
        <li key={label}>{label}</li>
      ))}
    </ul>
  );
}
