import type { ReactNode } from "react";
import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import { Field, TextInput } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = {
  readonly id: string;
  readonly action: FormAction;
  readonly texts: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  /** What has to be typed; the action checks it again. */
  readonly word: string;
  readonly label: string;
  readonly submit: string;
  readonly children: ReactNode;
};

/** For what cannot be undone: says what goes, and asks to type the name of what it is about. */
export function ConfirmForm({ id, action, texts, values, word, label, submit, children }: Props) {
  return (
    <ActionForm action={action} texts={texts} className="grid gap-5">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <Field id={id} label={label}>
        <TextInput id={id} name="typed" required maxLength={Math.max(80, word.length)} autoComplete="off" />
      </Field>
      <div>
        <SubmitButton variant="danger">{submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}
