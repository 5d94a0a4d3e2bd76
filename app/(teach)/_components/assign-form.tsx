"use client";

import { useState } from "react";
import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import {
  AssignmentFields,
  type AssignmentFieldsProps,
  type GivenKind,
  type GivenStart,
} from "@/app/(teach)/_components/assignment-fields";
import { LeftOutNotice } from "@/app/(teach)/_components/builder/left-out-notice";
import type { TopicChoice } from "@/app/(teach)/_components/builder/options";
import { SetBuilder } from "@/app/(teach)/_components/builder/set-builder";
import type { BuilderWords } from "@/app/(teach)/_components/builder/words";
import { describedBy, Field, Select } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Blueprint } from "@/core/quizzes/blueprint";
import type { LeftOut } from "@/core/quizzes/sets/asked";
import type sets from "@/messages/en/sets.json";

type Props = AssignmentFieldsProps & {
  readonly action: FormAction;
  readonly classroomId: string;
  readonly sets: readonly { readonly id: string; readonly title: string }[];
  readonly chosenSetId: string | null;
  /** What is said where not all sets are among them; null where all are. */
  readonly setsCut: string | null;
  /** Name of the class. */
  readonly className: string;
  /** By set: what the class is not asked of it, as it has violence and casualties off. */
  readonly leftOut: Readonly<Record<string, LeftOut>>;
  readonly leftOutWords: (typeof sets)["leftOut"];
  readonly empty: Blueprint;
  readonly topics: readonly TopicChoice[];
  readonly classHasHarm: boolean;
  readonly span: { readonly from: number; readonly to: number };
  /** YYYY-MM-DD */
  readonly usualDue: string;
  readonly builderWords: BuilderWords;
};

const usualStart: Omit<GivenStart, "dueOn"> = {
  kind: "practice",
  daysWanted: 3,
  whom: "class",
  learnerIds: [],
  rules: {},
  typed: "free",
};

/** Everything on one page: what, until when, how. With a name found and a press on “Assign” it is done. */
export function AssignForm(props: Props) {
  const { action, classroomId, sets, chosenSetId, texts } = props;
  const [from, setFrom] = useState(chosenSetId ? "set" : "new");
  const [title, setTitle] = useState(sets.find((one) => one.id === chosenSetId)?.title ?? "");
  const [setId, setSetId] = useState(chosenSetId ?? sets[0]?.id ?? "");
  const [kind, setKind] = useState<GivenKind>(usualStart.kind);
  const left = from === "set" ? (props.leftOut[setId] ?? null) : null;
  const start: GivenStart = { ...usualStart, kind, dueOn: props.usualDue };
  const rest = (
    <>
      <AssignmentFields
        {...props}
        start={start}
        title={title}
        onTitle={setTitle}
        onKind={setKind}
        ofQuiz={<LeftOutNotice left={left} className={props.className} words={props.leftOutWords} inForm />}
      />
      <div>
        <SubmitButton size="large">{texts.submit}</SubmitButton>
      </div>
    </>
  );
  return (
    <ActionForm action={action} texts={texts} className="grid grid-cols-1 gap-8">
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
        <div className="grid max-w-3xl grid-cols-1 gap-6">
          <Field id="setId" label={texts.set} hint={props.setsCut}>
            <Select
              id="setId"
              name="setId"
              value={setId}
              aria-describedby={describedBy("setId", { hint: props.setsCut !== null })}
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
          asCards={kind === "reviewing"}
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
