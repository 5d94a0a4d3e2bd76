"use client";

import { type ReactNode, useState } from "react";
import { AudienceFields } from "@/app/(teach)/_components/builder/audience-fields";
import { useFault } from "@/app/(teach)/_components/fault";
import {
  type LockedRules,
  OpensField,
  type RulesDraft,
  RulesFields,
  usualRules,
} from "@/app/(teach)/_components/rules/rules-fields";
import type { RulesWords } from "@/app/(teach)/_components/rules/rules-sentence";
import { TitleField } from "@/app/(teach)/_components/title-field";
import { describedBy, Field, FieldGroup, Select, TextInput, TickCard } from "@/components/ui/field";
import type { TypingRule } from "@/core/quizzes/rules/quiz-rules";
import type sets from "@/messages/en/sets.json";

const TYPED = ["free", "always", "never"] as const satisfies readonly TypingRule[];
const KINDS = ["practice", "test", "reviewing"] as const;
export type GivenKind = (typeof KINDS)[number];

/** What the fields say before anybody touches them. */
export type GivenStart = {
  readonly kind: GivenKind;
  /** YYYY-MM-DD */
  readonly dueOn: string;
  readonly daysWanted: number;
  /** A group's id, "class" or "learners". */
  readonly whom: string;
  readonly learnerIds: readonly string[];
  /** What is not as usual for the kind. */
  readonly rules: Partial<RulesDraft>;
  /** Of reviewing. */
  readonly typed: TypingRule;
};

export type AssignmentFieldsProps = {
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly learners: readonly { readonly userId: string; readonly displayName: string }[];
  /** The earliest day to choose, YYYY-MM-DD. */
  readonly today: string;
  readonly language: string;
  readonly rulesWords: RulesWords;
  readonly assignWords: (typeof sets)["assign"];
  readonly texts: Readonly<Record<string, string>>;
};

type Props = AssignmentFieldsProps & {
  readonly start: GivenStart;
  readonly title: string;
  readonly onTitle: (title: string) => void;
  readonly onKind?: (kind: GivenKind) => void;
  /** Why the kind cannot be changed; null when it can. */
  readonly kindLocked?: string | null;
  /** Why the opening of reviewing cannot be changed; null when it can. */
  readonly opensLocked?: string | null;
  readonly rulesLocked?: LockedRules;
  /** What is shown below the rules of a quiz. */
  readonly ofQuiz?: ReactNode;
};

/** What is given, until when, for whom and by which rules: when it is assigned, and when it is changed. */
export function AssignmentFields(props: Props) {
  const { groups, learners, today, language, rulesWords, assignWords, texts, start, title, onTitle } = props;
  const [kind, setKind] = useState(start.kind);
  const [dueOn, setDueOn] = useState(start.dueOn);
  const dueFault = useFault("dueOn", describedBy("dueOn", { hint: true }));
  const [typed, setTyped] = useState(start.typed);
  // What was chosen stays chosen when the kind changes; everything else is as usual for the kind.
  const [chosenRules, setChosenRules] = useState(start.rules);
  return (
    <>
      <TitleField label={texts.name ?? ""} value={title} onChange={onTitle} />
      <FieldGroup legend={texts.how}>
        {props.kindLocked ? (
          <LockedField name="kind" value={kind} said={texts[kind]} why={props.kindLocked} />
        ) : (
          <div className="grid gap-2">
            {KINDS.map((value) => (
              <TickCard
                key={value}
                kind="radio"
                name="kind"
                value={value}
                checked={kind === value}
                onChange={() => {
                  setKind(value);
                  props.onKind?.(value);
                }}
                label={texts[value]}
                detail={texts[`${value}Detail`]}
              />
            ))}
          </div>
        )}
        {kind === "reviewing" ? (
          <Field id="daysWanted" label={texts.days} hint={texts.daysHint}>
            <TextInput
              id="daysWanted"
              name="daysWanted"
              type="number"
              inputMode="numeric"
              min={1}
              max={30}
              aria-describedby={describedBy("daysWanted", { hint: true })}
              defaultValue={start.daysWanted}
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
          {...dueFault}
          className="max-w-56"
        />
      </Field>
      {kind === "reviewing" ? (
        <OpensField
          value={chosenRules.opens ?? ""}
          onChange={(opens) => setChosenRules((before) => ({ ...before, opens }))}
          words={rulesWords}
          why={props.opensLocked ?? undefined}
        />
      ) : null}
      <AudienceFields
        groups={groups}
        learners={learners}
        words={assignWords}
        initial={{ whom: start.whom, learnerIds: start.learnerIds }}
      />
      {kind === "reviewing" ? (
        <>
          {/* It keeps the time of day that it was given with. */}
          <input type="hidden" name="dueTime" value={start.rules.dueTime ?? ""} />
          <Field id="typed" label={rulesWords.typed} hint={rulesWords.typedHint}>
            <Select
              id="typed"
              name="typed"
              value={typed}
              onChange={(event) => setTyped(event.target.value as TypingRule)}
              aria-describedby={describedBy("typed", { hint: true })}
              className="max-w-md"
            >
              {TYPED.map((value) => (
                <option key={value} value={value}>
                  {rulesWords.typedOf[value]}
                </option>
              ))}
            </Select>
          </Field>
        </>
      ) : (
        <>
          <RulesFields
            mode={kind}
            draft={draftOf(kind, chosenRules)}
            onChange={(change) => setChosenRules((before) => ({ ...before, ...change }))}
            dueOn={dueOn}
            language={language}
            words={rulesWords}
            locked={props.rulesLocked}
          />
          {props.ofQuiz}
        </>
      )}
    </>
  );
}

type LockedFieldProps = {
  readonly name: string;
  readonly value: string;
  readonly said?: ReactNode;
  readonly why: string;
};

/** A choice that cannot be made any more: what it is, and why. */
export function LockedField({ name, value, said, why }: LockedFieldProps) {
  return (
    <div className="rounded-xl border-[1.5px] border-line bg-sand px-4 py-3">
      <input type="hidden" name={name} value={value} />
      {said === undefined ? null : <p className="font-medium">{said}</p>}
      <p className="text-sm text-ink-soft">{why}</p>
    </div>
  );
}

function draftOf(kind: "practice" | "test", chosen: Partial<RulesDraft>): RulesDraft {
  const draft = { ...usualRules[kind], ...chosen };
  // Chosen for a practice quiz before it became a test, which always closes, and takes every answer as it is given.
  if (kind === "practice") return draft;
  const closes = draft.closes === "never" ? usualRules.test.closes : draft.closes;
  return { ...draft, closes, confidence: draft.confidence === "always" ? "free" : draft.confidence };
}
