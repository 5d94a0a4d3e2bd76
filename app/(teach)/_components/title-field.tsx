import { Field, TextInput } from "@/components/ui/field";

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (title: string) => void;
};

/** What a set or an assignment is called; the schema (teach-input.ts) has the same greatest length. */
export function TitleField({ label, value, onChange }: Props) {
  return (
    <Field id="title" label={label}>
      <TextInput
        id="title"
        name="title"
        required
        maxLength={120}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
      />
    </Field>
  );
}
