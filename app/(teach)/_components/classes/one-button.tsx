import type { ComponentProps } from "react";
import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = {
  readonly action: FormAction;
  readonly texts: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly label: string;
  /** What the button does, where its label alone would not say to whom. */
  readonly describe?: string | undefined;
  readonly variant?: ComponentProps<typeof SubmitButton>["variant"];
};

/** A form that is one button. */
export function OneButton({ action, texts, values, label, describe, variant = "secondary" }: Props) {
  return (
    <ActionForm action={action} texts={texts} className="grid justify-items-start gap-2">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant} size="small" aria-label={describe}>
        {label}
      </SubmitButton>
    </ActionForm>
  );
}
