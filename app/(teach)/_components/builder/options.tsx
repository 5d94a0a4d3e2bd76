"use client";

import type { BuilderWords } from "@/app/(teach)/_components/builder/words";
import { Field, FieldGroup, TextInput, TickCard } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { count } from "@/components/words";
import { questionTypeNames } from "@/core/questions/type-names";
import { type Blueprint, type DifficultyClass, difficultyClasses } from "@/core/quizzes/blueprint";

export type TopicChoice = { readonly id: string; readonly name: string; readonly facts: number };

type Props = {
  readonly blueprint: Blueprint;
  readonly topics: readonly TopicChoice[];
  /** Whether the class has violence and casualties turned on; null where no class is meant yet. */
  readonly classHasHarm: boolean | null;
  /** First and last year of which the facts tell. */
  readonly span: { readonly from: number; readonly to: number };
  readonly words: BuilderWords;
  readonly onChange: (change: Partial<Blueprint>) => void;
};

const toggled = <T,>(list: readonly T[], value: T): T[] =>
  list.includes(value) ? list.filter((each) => each !== value) : [...list, value];

/** Whatever a set can say beyond a name: folded away, since a teacher with five minutes needs none of it. */
export function Options({ blueprint, topics, classHasHarm, span, words, onChange }: Props) {
  const { builder, types, difficulties } = words;
  return (
    <details className="rounded-2xl border border-line px-4 py-3 sm:px-5">
      <summary className="min-h-8 cursor-pointer font-semibold">{builder.more}</summary>
      <div className="mt-4 grid gap-8">
        <FieldGroup legend={builder.topics}>
          <div className="grid gap-2 sm:grid-cols-2">
            {topics.map(({ id, name, facts }) => (
              <TickCard
                key={id}
                kind="checkbox"
                checked={blueprint.topics.includes(id)}
                onChange={() => onChange({ topics: toggled(blueprint.topics, id) })}
                label={name}
                detail={count(builder.facts, facts)}
              />
            ))}
          </div>
        </FieldGroup>
        <YearsField years={blueprint.years} span={span} words={builder} onChange={(years) => onChange({ years })} />
        <FieldGroup legend={builder.types} hint={builder.typesHint}>
          <div className="grid gap-2 sm:grid-cols-2">
            {questionTypeNames.map((name) => (
              <TickCard
                key={name}
                kind="checkbox"
                checked={blueprint.types.includes(name)}
                onChange={() => onChange({ types: toggled(blueprint.types, name) })}
                label={types[name]}
              />
            ))}
          </div>
        </FieldGroup>
        <Segmented
          name="difficulty-choice"
          legend={builder.difficulty}
          options={(["any", ...difficultyClasses] as const).map((value) => ({ value, label: difficulties[value] }))}
          value={blueprint.difficulty ?? "any"}
          onChange={(value) => onChange({ difficulty: value === "any" ? null : (value as DifficultyClass) })}
        />
        <TickCard
          kind="checkbox"
          checked={blueprint.includeHarm && classHasHarm !== false}
          disabled={classHasHarm === false}
          onChange={() => onChange({ includeHarm: !blueprint.includeHarm })}
          label={builder.harm}
          detail={classHasHarm === false ? builder.harmOff : builder.harmHint}
        />
      </div>
    </details>
  );
}

type YearsProps = {
  readonly years: Blueprint["years"];
  readonly span: Props["span"];
  readonly words: BuilderWords["builder"];
  readonly onChange: (years: Blueprint["years"]) => void;
};

/** Two years; a first that is later than the last moves it along. */
function YearsField({ years, span, words, onChange }: YearsProps) {
  return (
    <fieldset className="flex flex-wrap items-end gap-3">
      <legend className="mb-2 font-semibold">{words.years}</legend>
      {(["from", "to"] as const).map((end) => (
        <Field key={`${end} ${years?.[end] ?? ""}`} id={`years-${end}`} label={words[end]}>
          <TextInput
            id={`years-${end}`}
            type="number"
            inputMode="numeric"
            min={span.from}
            max={span.to}
            defaultValue={years?.[end] ?? ""}
            placeholder={words.anyTime}
            onBlur={(event) => {
              const text = event.target.value;
              if (text === String(years?.[end] ?? "")) return;
              const year = text === "" ? span[end] : Math.round(Math.min(span.to, Math.max(span.from, Number(text))));
              const { from, to } = { ...span, ...years, ...(end === "from" ? { from: year } : { to: year }) };
              const next = end === "from" ? { from, to: Math.max(from, to) } : { from: Math.min(from, to), to };
              onChange(next.from === span.from && next.to === span.to ? null : next);
            }}
            className="max-w-36"
          />
        </Field>
      ))}
    </fieldset>
  );
}
