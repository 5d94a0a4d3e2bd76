"use client";

import { type ReactNode, useState } from "react";
import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import { type RulesDraft, RulesFields, usualRules } from "@/app/(teach)/_components/rules/rules-fields";
import type { RulesWords } from "@/app/(teach)/_components/rules/rules-sentence";
import { describedBy, Field, FieldGroup, Select, TextInput, TickCard } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = {
  readonly action: FormAction;
  readonly classroomId: string;
  readonly sets: readonly { readonly id: string; readonly title: string }[];
  readonly chosenSetId: string | null;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly usualDue: string;
  readonly language: string;
  readonly rulesWords: RulesWords;
  readonly texts: Readonly<Record<string, string>>;
  /** The fields of a new set. */
  readonly children: ReactNode;
};

const KINDS = ["practice", "test", "reviewing"] as const;
type Kind = (typeof KINDS)[number];

/** Everything on one page: what, how, until when. */
export function AssignForm(props: Props) {
  const { action, classroomId, sets, chosenSetId, today, usualDue, language, rulesWords, texts, children } = props;
  const [from, setFrom] = useState(chosenSetId ? "set" : "topics");
  const [kind, setKind] = useState<Kind>("practice");
  const [dueOn, setDueOn] = useState(usualDue);
  // What was chosen stays chosen when the kind changes; everything else is as usual for the kind.
  const [chosenRules, setChosenRules] = useState<Partial<RulesDraft>>({});
  return (
    <ActionForm action={action} texts={texts} className="grid max-w-3xl gap-10">
      <input type="hidden" name="classroomId" value={classroomId} />
      <Field id="title" label={texts.name}>
        <TextInput
          id="title"
          name="title"
          required
          maxLength={120}
          defaultValue={sets.find((one) => one.id === chosenSetId)?.title ?? ""}
          autoComplete="off"
        />
      </Field>
      <FieldGroup legend={texts.what}>
        {sets.length > 0 ? (
          <Segmented
            name="from"
            legend={texts.what ?? ""}
            hideLegend
            value={from}
            onChange={setFrom}
            options={[
              { value: "topics", label: texts.newSet },
              { value: "set", label: texts.oldSet },
            ]}
          />
        ) : (
          <input type="hidden" name="from" value="topics" />
        )}
        {from === "set" ? (
          <Field id="setId" label={texts.set}>
            <Select id="setId" name="setId" defaultValue={chosenSetId ?? sets[0]?.id}>
              {sets.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
            </Select>
          </Field>
        ) : (
          <div className="grid gap-8">{children}</div>
        )}
      </FieldGroup>
      <FieldGroup legend={texts.how}>
        <div className="grid gap-2 sm:grid-cols-3">
          {KINDS.map((value) => (
            <TickCard
              key={value}
              kind="radio"
              name="kind"
              value={value}
              checked={kind === value}
              onChange={() => setKind(value)}
              label={texts[value]}
              detail={texts[`${value}Detail`]}
            />
          ))}
        </div>
        {kind === "reviewing" ? (
          <Field id="daysWanted" label={texts.days}>
            <TextInput
              id="daysWanted"
              name="daysWanted"
              type="number"
              inputMode="numeric"
              min={1}
              max={30}
              defaultValue={3}
              required
              className="max-w-32"
            />
          </Field>
        ) : (
          <input type="hidden" name="daysWanted" value="1" />
        )}
      </FieldGroup>
      <Field id="dueOn" label={texts.due} hint={texts.dueHint}>
        <TextInput
          id="dueOn"
          name="dueOn"
          type="date"
          required
          min={today}
          value={dueOn}
          onChange={(event) => setDueOn(event.target.value)}
          aria-describedby={describedBy("dueOn", { hint: true })}
          className="max-w-56"
        />
      </Field>
      {kind === "reviewing" ? null : (
        <RulesFields
          mode={kind}
          draft={draftOf(kind, chosenRules)}
          onChange={(change) => setChosenRules((before) => ({ ...before, ...change }))}
          dueOn={dueOn}
          language={language}
          words={rulesWords}
        />
      )}
      <div>
        <SubmitButton size="large">{texts.submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}

function draftOf(kind: "practice" | "test", chosen: Partial<RulesDraft>): RulesDraft {
  const draft = { ...usualRules[kind], ...chosen };
  // Chosen for a practice quiz before it became a test, which always closes.
  return kind === "test" && draft.closes === "never" ? { ...draft, closes: usualRules.test.closes } : draft;
}
