"use client";

import { useRef } from "react";
import { ChoiceOption, isTyping, type Verdict } from "@/components/questions/choice-list";
import type { Marking, RendererProps } from "@/components/questions/marking";
import { Prompt } from "@/components/questions/prompt";
import { useShortcuts } from "@/components/shortcuts";
import type { MultipleResponseView, QuestionAnswer } from "@/core/questions/views";

/** The options that were ticked. */
const tickedIn = (answer: QuestionAnswer | null): readonly string[] =>
  answer !== null && "choiceIds" in answer ? answer.choiceIds : [];

/** Options as checkboxes in large cards. Digits tick and untick by position, Tab moves, Enter sends the form. */
export function MultipleResponseQuestion({
  view,
  answer,
  onChange,
  marking,
  words,
}: RendererProps<MultipleResponseView>) {
  const group = useRef<HTMLFieldSetElement>(null);
  const ticked = tickedIn(answer);

  useShortcuts(marking === null, ({ key, target }) => {
    const box = isTyping(target) ? null : group.current?.querySelectorAll("input")[Number(key) - 1];
    box?.click();
    // The focus goes with the choice, so that Enter sends the form.
    box?.focus();
  });

  function toggle(id: string) {
    const rest = ticked.filter((other) => other !== id);
    onChange({ choiceIds: rest.length < ticked.length ? rest : [...ticked, id] });
  }

  return (
    <>
      <Prompt>{view.prompt}</Prompt>
      <p className="mt-2 text-ink-soft">{words.chooseAll}</p>
      <fieldset ref={group} className="mt-5 grid min-w-0 gap-2.5" disabled={marking !== null}>
        <legend className="sr-only">
          {view.prompt} {words.chooseAll}
        </legend>
        {view.choices.map((choice, index) => (
          <ChoiceOption
            key={choice.id}
            kind="checkbox"
            name={choice.id}
            choice={choice}
            digit={index + 1}
            checked={ticked.includes(choice.id)}
            verdict={verdictOf(choice.id, ticked.includes(choice.id), marking)}
            onChoose={toggle}
            words={words}
          />
        ))}
      </fieldset>
    </>
  );
}

function verdictOf(id: string, ticked: boolean, marking: Marking | null): Verdict {
  if (marking === null) return null;
  if (marking.wrongIds.includes(id)) return ticked ? "wrong" : "other";
  return ticked ? "right" : "missed";
}
