"use client";

import { ChoiceList } from "@/components/questions/choice-list";
import { chosenIn } from "@/components/questions/choice-question";
import type { RendererProps } from "@/components/questions/marking";
import { Prompt, Proposition } from "@/components/questions/prompt";
import type { WhoSaysSoView } from "@/core/questions/views";

export function WhoSaysSoQuestion({ view, answer, onChange, marking, words }: RendererProps<WhoSaysSoView>) {
  return (
    <>
      <Prompt>{view.prompt}</Prompt>
      <Proposition>{view.proposition}</Proposition>
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
