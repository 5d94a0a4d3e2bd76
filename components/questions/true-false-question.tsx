"use client";

import { ChoiceList } from "@/components/questions/choice-list";
import type { RendererProps } from "@/components/questions/marking";
import { Prompt, Proposition } from "@/components/questions/prompt";
import { fill } from "@/components/words";
import type { TrueFalseView } from "@/core/questions/views";

/** Verdict first; whoever says "false" picks the part to mend and then the right value for it. */
export function TrueFalseQuestion({ view, answer, onChange, marking, words }: RendererProps<TrueFalseView>) {
  const given = answer !== null && "verdict" in answer ? answer : { verdict: null, partId: null, optionId: null };
  const verdictId = given.verdict === null ? null : given.verdict ? "true" : "false";
  const part = view.parts.find(({ id }) => id === given.partId) ?? null;

  function say(verdict: boolean) {
    const only = view.parts.length === 1 ? (view.parts[0]?.id ?? null) : null;
    onChange(verdict ? { verdict, partId: null, optionId: null } : { verdict, partId: only, optionId: null });
  }

  return (
    <>
      <Prompt>{view.prompt}</Prompt>
      <Proposition>{view.statement}</Proposition>
      <ChoiceList
        legend={words.verdict}
        choices={[
          { id: "true", label: words.true },
          { id: "false", label: words.false },
        ]}
        chosen={verdictId}
        onChoose={(id) => say(id === "true")}
        marking={marking}
        words={words}
        shortcuts={given.verdict === null}
      />
      {given.verdict === false && marking === null ? <p className="mt-4 text-ink-soft">{words.halfForFalse}</p> : null}
      {given.verdict === false && view.parts.length > 1 ? (
        <div className="rise">
          <h2 className="mt-6 text-lg">{words.whichPart}</h2>
          <ChoiceList
            legend={words.whichPart}
            choices={view.parts.map(({ id, label }) => ({ id, label }))}
            chosen={given.partId}
            onChoose={(partId) => onChange({ verdict: false, partId, optionId: null })}
            marking={marking && { ...marking, wrongIds: soundParts(view, marking.wrongIds) }}
            words={words}
          />
        </div>
      ) : null}
      {given.verdict === false && part !== null ? (
        <div className="rise">
          <h2 className="mt-6 text-lg">{fill(words.whichValue, { part: part.label })}</h2>
          <ChoiceList
            legend={fill(words.whichValue, { part: part.label })}
            choices={part.options}
            chosen={given.optionId}
            onChoose={(optionId) => onChange({ verdict: false, partId: part.id, optionId })}
            marking={marking}
            words={words}
          />
        </div>
      ) : null}
    </>
  );
}

/** Parts that need no mending, so that choosing them was wrong: none of their options is the right one. */
function soundParts(view: TrueFalseView, wrongIds: readonly string[]): readonly string[] {
  return view.parts.filter(({ options }) => options.every(({ id }) => wrongIds.includes(id))).map(({ id }) => id);
}
