import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import { Section } from "@/components/ui/card";
import { Field, Select, TextInput } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type sets from "@/messages/en/sets.json";

type Props = {
  readonly action: FormAction;
  readonly assignmentId: string;
  /** The teacher's other classes; without any there is nothing to choose. */
  readonly classrooms: readonly { readonly id: string; readonly name: string }[];
  /** YYYY-MM-DD, suggested. */
  readonly dueOn: string;
  readonly words: (typeof sets)["copy"];
  readonly texts: Readonly<Record<string, string>>;
};

/** The same assignment for a parallel class. */
export function CopyForm({ action, assignmentId, classrooms, dueOn, words, texts }: Props) {
  if (classrooms.length === 0) return null;
  return (
    <Section id="copy" title={words.title} lead={words.lead}>
      <ActionForm action={action} texts={texts} className="flex flex-wrap items-end gap-4">
        <input type="hidden" name="assignmentId" value={assignmentId} />
        <Field id="copy-class" label={words.class}>
          <Select id="copy-class" name="classroomId">
            {classrooms.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field id="copy-due" label={words.due}>
          <TextInput id="copy-due" name="dueOn" type="date" required defaultValue={dueOn} />
        </Field>
        <SubmitButton variant="secondary">{words.submit}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
