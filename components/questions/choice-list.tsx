"use client";

import { useId, useRef } from "react";
import { classes } from "@/components/class-names";
import type { Marking, QuestionWords } from "@/components/questions/marking";
import { useShortcuts } from "@/components/shortcuts";
import { Icon } from "@/components/ui/icon";
import type { Choice } from "@/core/questions/views";

type Props = {
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly marking: Marking | null;
  readonly words: QuestionWords;
  /** Digits choose; off where a page has two lists. */
  readonly shortcuts?: boolean;
};

/** Options as radio buttons in large cards. Digits choose by position, arrow keys move, Enter sends the form. */
export function ChoiceList({ legend, choices, chosen, onChoose, marking, words, shortcuts = false }: Props) {
  const name = useId();
  const group = useRef<HTMLFieldSetElement>(null);

  useShortcuts(shortcuts && marking === null, ({ key, target }) => {
    const choice = isTyping(target) ? undefined : choices[Number(key) - 1];
    if (!choice) return;
    onChoose(choice.id);
    // The focus goes with the choice, so that Enter sends the form.
    group.current?.querySelectorAll("input")[Number(key) - 1]?.focus();
  });

  return (
    <fieldset ref={group} className="mt-5 grid min-w-0 gap-2.5" disabled={marking !== null}>
      <legend className="sr-only">{legend}</legend>
      {choices.map((choice, index) => (
        <ChoiceOption
          key={choice.id}
          name={name}
          choice={choice}
          digit={shortcuts ? index + 1 : null}
          checked={chosen === choice.id}
          verdict={verdictOf(choice.id, chosen, marking)}
          onChoose={onChoose}
          words={words}
        />
      ))}
    </fieldset>
  );
}

/** "missed" is right and was not chosen. */
export type Verdict = "right" | "missed" | "wrong" | "other" | null;

function verdictOf(id: string, chosen: string | null, marking: Marking | null): Verdict {
  if (marking === null) return null;
  const knowsWrong = marking.wrongIds.length > 0;
  if (knowsWrong ? !marking.wrongIds.includes(id) : id === chosen && marking.credit === 1) return "right";
  return id === chosen ? "wrong" : "other";
}

const looks: Readonly<Record<Exclude<Verdict, null>, string>> = {
  right: "border-right bg-right-tint",
  missed: "border-right border-dashed bg-surface",
  wrong: "border-wrong bg-wrong-tint",
  other: "border-line bg-surface text-ink-soft",
};

export function ChoiceOption({
  kind = "radio",
  name,
  choice,
  digit,
  checked,
  verdict,
  onChoose,
  words,
}: {
  readonly kind?: "radio" | "checkbox";
  readonly name: string;
  readonly choice: Choice;
  readonly digit: number | null;
  readonly checked: boolean;
  readonly verdict: Verdict;
  readonly onChoose: (id: string) => void;
  readonly words: QuestionWords;
}) {
  return (
    <label
      className={classes(
        "flex min-h-14 items-center gap-3.5 rounded-2xl border-[1.5px] px-4 py-3 text-lg transition-colors",
        "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-ochre",
        verdict === null
          ? "border-line bg-surface hover:border-line-strong has-checked:border-indigo has-checked:bg-indigo-tint"
          : looks[verdict],
      )}
    >
      <input
        type={kind}
        name={name}
        value={choice.id}
        checked={checked}
        onChange={() => onChoose(choice.id)}
        className="size-5 shrink-0 accent-indigo outline-none"
      />
      <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span className="min-w-0">{choice.label}</span>
        {verdict === null || verdict === "other" ? null : <Mark verdict={verdict} words={words} />}
      </span>
      {verdict === null && digit !== null ? (
        <span aria-hidden="true" className="hidden text-sm text-ink-soft pointer-fine:block">
          {digit}
        </span>
      ) : null}
    </label>
  );
}

const signs = { right: "check", missed: "missed", wrong: "cross" } as const;

function Mark({ verdict, words }: { readonly verdict: keyof typeof signs; readonly words: QuestionWords }) {
  const text = { right: words.rightOption, missed: words.missedOption, wrong: words.yourChoice }[verdict];
  return (
    <span
      className={classes(
        "inline-flex shrink-0 items-center gap-1 text-sm font-semibold",
        verdict === "wrong" ? "text-wrong" : "text-(color:--right)",
      )}
    >
      <Icon name={signs[verdict]} className="size-5" />
      {text}
    </span>
  );
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== "radio" && target.type !== "checkbox")
  );
}
