"use client";

import { useState } from "react";
import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import { AudienceFields } from "@/app/(teach)/_components/builder/audience-fields";
import { LeftOutNotice } from "@/app/(teach)/_components/builder/left-out-notice";
import type { TopicChoice } from "@/app/(teach)/_components/builder/options";
import { SetBuilder } from "@/app/(teach)/_components/builder/set-builder";
import type { BuilderWords } from "@/app/(teach)/_components/builder/words";
import { type RulesDraft, RulesFields, usualRules } from "@/app/(teach)/_components/rules/rules-fields";
import type { RulesWords } from "@/app/(teach)/_components/rules/rules-sentence";
import { TitleField } from "@/app/(teach)/_components/title-field";
import { describedBy, Field, FieldGroup, Select, TextInput, TickCard } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Blueprint } from "@/core/quizzes/blueprint";
import type { LeftOut } from "@/core/quizzes/sets/asked";
import type sets from "@/messages/en/sets.json";

type Props = {
  readonly action: FormAction;
  readonly classroomId: string;
  readonly sets: readonly { readonly id: string; readonly title: string }[];
  readonly chosenSetId: string | null;
  /** Name of the class. */
  readonly className: string;
  /** By set: what the class is not asked of it, as it has violence and casualties off. */
  readonly leftOut: Readonly<Record<string, LeftOut>>;
  readonly leftOutWords: (typeof sets)["leftOut"];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly learners: readonly { readonly userId: string; readonly displayName: string }[];
  readonly empty: Blueprint;
  readonly topics: readonly TopicChoice[];
  readonly classHasHarm: boolean;
  readonly span: { readonly from: number; readonly to: number };
  /** YYYY-MM-DD */
  readonly today: string;
  readonly usualDue: string;
  readonly language: string;
  readonly rulesWords: RulesWords;
  readonly builderWords: BuilderWords;
  readonly assignWords: (typeof sets)["assign"];
  readonly texts: Readonly<Record<string, string>>;
};

const KINDS = ["practice", "test", "reviewing"] as const;
type Kind = (typeof KINDS)[number];

/** Everything on one page: what, until when, how. With a name found and a press on “Assign” it is done. */
export function AssignForm(props: Props) {
  const { action, classroomId, sets, chosenSetId, texts } = props;
  const [from, setFrom] = useState(chosenSetId ? "set" : "new");
  const [title, setTitle] = useState(sets.find((one) => one.id === chosenSetId)?.title ?? "");
  const [setId, setSetId] = useState(chosenSetId ?? sets[0]?.id ?? "");
  const left = from === "set" ? (props.leftOut[setId] ?? null) : null;
  const rest = <WhenAndHow {...props} title={title} onTitle={setTitle} left={left} />;
  return (
    <ActionForm action={action} texts={texts} className="grid gap-8">
      <input type="hidden" name="classroomId" value={classroomId} />
      {sets.length > 0 ? (
        <Segmented
          name="from"
          legend={texts.what ?? ""}
          hideLegend
          value={from}
          onChange={setFrom}
          options={[
            { value: "new", label: texts.newSet },
            { value: "set", label: texts.oldSet },
          ]}
        />
      ) : (
        <input type="hidden" name="from" value="new" />
      )}
      {from === "set" ? (
        <div className="grid max-w-3xl gap-6">
          <Field id="setId" label={texts.set}>
            <Select
              id="setId"
              name="setId"
              value={setId}
              onChange={(event) => {
                setSetId(event.target.value);
                setTitle(sets.find((one) => one.id === event.target.value)?.title ?? title);
              }}
            >
              {sets.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
            </Select>
          </Field>
          {rest}
        </div>
      ) : (
        <SetBuilder
          initial={null}
          empty={props.empty}
          topics={props.topics}
          names={{}}
          classHasHarm={props.classHasHarm}
          span={props.span}
          words={props.builderWords}
          onTitle={(suggested) => setTitle((typed) => (typed === "" ? suggested.slice(0, 120) : typed))}
        >
          {rest}
        </SetBuilder>
      )}
    </ActionForm>
  );
}

type RestProps = Props & {
  readonly title: string;
  readonly onTitle: (title: string) => void;
  readonly left: LeftOut | null;
};

function WhenAndHow(props: RestProps) {
  const { groups, learners, today, usualDue, language, rulesWords, assignWords, texts, title, onTitle } = props;
  const [kind, setKind] = useState<Kind>("practice");
  const [dueOn, setDueOn] = useState(usualDue);
  // What was chosen stays chosen when the kind changes; everything else is as usual for the kind.
  const [chosenRules, setChosenRules] = useState<Partial<RulesDraft>>({});
  return (
    <>
      <TitleField label={texts.name ?? ""} value={title} onChange={onTitle} />
      <FieldGroup legend={texts.how}>
        <div className="grid gap-2">
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
      <AudienceFields groups={groups} learners={learners} words={assignWords} />
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
      {kind === "reviewing" ? null : (
        <LeftOutNotice left={props.left} className={props.className} words={props.leftOutWords} inForm />
      )}
      <div>
        <SubmitButton size="large">{texts.submit}</SubmitButton>
      </div>
    </>
  );
}

function draftOf(kind: "practice" | "test", chosen: Partial<RulesDraft>): RulesDraft {
  const draft = { ...usualRules[kind], ...chosen };
  // Chosen for a practice quiz before it became a test, which always closes.
  return kind === "test" && draft.closes === "never" ? { ...draft, closes: usualRules.test.closes } : draft;
}
