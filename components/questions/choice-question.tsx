"use client";

import { ChoiceList } from "@/components/questions/choice-list";
import type { RendererProps } from "@/components/questions/marking";
import { Prompt } from "@/components/questions/prompt";
import type {
  MapListView,
  MultipleChoiceView,
  QuestionAnswer,
  WhatChangedView,
  WhichWordingView,
} from "@/core/questions/views";

/** The option that was chosen, for the types whose answer is one option. */
export function chosenIn(answer: QuestionAnswer | null): string | null {
  return answer !== null && "choiceId" in answer ? answer.choiceId : null;
}

export function ChoiceQuestion({
  view,
  answer,
  onChange,
  marking,
  words,
}: RendererProps<MultipleChoiceView | WhatChangedView | WhichWordingView | MapListView>) {
  return (
    <>
      <Prompt>{view.prompt}</Prompt>
      <ChoiceList
        legend={view.prompt}
        choices={view.choices}
        chosen={chosenIn(answer)}
        onChoose={(choiceId) => onChange({ choiceId })}
        marking={marking}
        words={words}
        shortcuts
      />
    </>
  );
}
