"use client";

import { writtenDate } from "@/components/dates";
import { ChoiceList } from "@/components/questions/choice-list";
import { chosenIn } from "@/components/questions/choice-question";
import type { RendererProps } from "@/components/questions/marking";
import { Prompt, Proposition } from "@/components/questions/prompt";
import { Icon } from "@/components/ui/icon";
import type { StatusView } from "@/core/questions/views";

export function StatusQuestion({ view, answer, onChange, marking, words }: RendererProps<StatusView>) {
  return (
    <>
      <Prompt>{view.prompt}</Prompt>
      <Proposition>{view.proposition}</Proposition>
      <h2 className="mb-2 text-base font-semibold text-ink-soft">{words.evidence}</h2>
      <ul className="grid gap-2.5 sm:grid-cols-2">
        {view.evidence.map((card) => (
          <li key={`${card.publisher} ${card.note}`} className="rounded-xl border border-line bg-surface px-4 py-3">
            <p className="flex items-baseline gap-2 text-sm font-semibold">
              <Icon name="document" className="size-4 translate-y-0.5 text-ochre-ink" />
              <span className="min-w-0">
                {card.publisher}
                {card.date ? <span className="font-normal text-ink-soft">, {writtenDate(card.date)}</span> : null}
              </span>
            </p>
            <p className="mt-1.5">{card.note}</p>
          </li>
        ))}
      </ul>
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
