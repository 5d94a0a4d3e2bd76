"use client";

import { useState } from "react";
import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import { LeftOutNotice } from "@/app/(teach)/_components/builder/left-out-notice";
import { useFault } from "@/app/(teach)/_components/fault";
import { OpensField } from "@/app/(teach)/_components/rules/rules-fields";
import type { RulesWords } from "@/app/(teach)/_components/rules/rules-sentence";
import { Section } from "@/components/ui/card";
import { Field, Select, TextInput } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { LeftOut } from "@/core/quizzes/sets/asked";
import type sets from "@/messages/en/sets.json";

type Props = {
  readonly action: FormAction;
  readonly assignmentId: string;
  /** The teacher's other classes; without any there is nothing to choose. */
  readonly classrooms: readonly { readonly id: string; readonly name: string; readonly includeHarm: boolean }[];
  /** What a class that has violence and casualties off is not asked of it; null for nothing. */
  readonly leftOut: LeftOut | null;
  /** YYYY-MM-DD, suggested. */
  readonly dueOn: string;
  /** YYYY-MM-DDTHH:MM in the teacher's zone, suggested; empty for at once. */
  readonly opens: string;
  readonly words: (typeof sets)["copy"];
  readonly rulesWords: RulesWords;
  readonly leftOutWords: (typeof sets)["leftOut"];
  readonly texts: Readonly<Record<string, string>>;
};

/** The same assignment for a parallel class. */
export function CopyForm(props: Props) {
  const { action, assignmentId, classrooms, leftOut, dueOn, words, leftOutWords, texts } = props;
  const [chosen, setChosen] = useState(classrooms[0]?.id);
  const [opens, setOpens] = useState(props.opens);
  const classroom = classrooms.find(({ id }) => id === chosen);
  if (classroom === undefined) return null;
  return (
    <Section id="copy" title={words.title} lead={words.lead}>
      <ActionForm action={action} texts={texts} className="grid gap-4">
        <input type="hidden" name="assignmentId" value={assignmentId} />
        <div className="flex flex-wrap items-end gap-4">
          <Field id="copy-class" label={words.class}>
            <Select
              id="copy-class"
              name="classroomId"
              value={classroom.id}
              onChange={(event) => setChosen(event.target.value)}
            >
              {classrooms.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <DueField label={words.due} dueOn={dueOn} />
          <OpensField value={opens} onChange={setOpens} words={props.rulesWords} />
        </div>
        {classroom.includeHarm ? null : (
          <LeftOutNotice left={leftOut} className={classroom.name} words={leftOutWords} inForm />
        )}
        <div>
          <SubmitButton variant="secondary">{words.submit}</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}

/** Within the form, whose fault it may have. */
function DueField({ label, dueOn }: { readonly label: string; readonly dueOn: string }) {
  return (
    <Field id="copy-due" label={label}>
      <TextInput id="copy-due" name="dueOn" type="date" required defaultValue={dueOn} {...useFault("dueOn")} />
    </Field>
  );
}
