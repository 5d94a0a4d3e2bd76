"use client";

import { type ReactNode, useActionState } from "react";
import { FormNotice } from "@/components/forms/form-notice";
import { fieldSentence, type Problem, problemSentence, type Sentences } from "@/components/forms/form-words";
import { describedBy, Field, Select, TextInput, TickCard } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";

type Option = { readonly value: string; readonly label: string; readonly detail?: string };

/** One control of a form. The name is also the field's name in the action's schema. */
export type FormField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Of "ticks" any number of the options may be chosen: they are sent as one text with commas. */
  readonly type: "text" | "email" | "password" | "number" | "date" | "radio" | "ticks" | "select" | "hidden";
  readonly value?: string | undefined;
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly required?: boolean;
  readonly code?: boolean;
  readonly options?: readonly Option[];
};

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Problem };
type Values = Readonly<Record<string, string>>;

type Props<T> = {
  /** Keeps ids apart when a page has several forms. */
  readonly id: string;
  readonly fields: readonly FormField[];
  readonly submit: string;
  readonly sentences: Sentences;
  readonly send: (values: Values) => Promise<Answer<T>>;
  readonly onDone: (value: T, values: Values) => void;
  readonly variant?: "primary" | "secondary" | "danger";
  readonly children?: ReactNode;
};

type State = { readonly problem: Problem | null; readonly values: Values };

/** A form for a server action: what was typed stays when it is refused, and the sentence is read out. */
export function ActionForm<T>({
  id,
  fields,
  submit,
  sentences,
  send,
  onDone,
  variant = "primary",
  children,
}: Props<T>) {
  const [state, action] = useActionState(
    async (_before: State, form: FormData): Promise<State> => {
      const values = textsOf(form);
      try {
        const answer = await send(values);
        if (!answer.ok) return { problem: answer.error, values };
        onDone(answer.value, values);
        return { problem: null, values: withoutSecrets(fields, values) };
      } catch {
        // The server did not answer, or broke: the page stays, with what was typed.
        return { problem: { code: "unreachable" }, values };
      }
    },
    { problem: null, values: {} },
  );
  const { problem, values } = state;

  return (
    <form action={action} method="post" className="grid gap-5" noValidate={false}>
      {problem ? (
        <FormNotice answer={problem} error>
          {problemSentence(problem, sentences)}
        </FormNotice>
      ) : null}
      {fields.map((field) => (
        <Control
          key={field.name}
          id={`${id}-${field.name}`}
          field={field}
          value={values[field.name] ?? field.value ?? ""}
          error={fieldSentence(problem, field.name, sentences)}
        />
      ))}
      {children}
      <div>
        <SubmitButton variant={variant}>{submit}</SubmitButton>
      </div>
    </form>
  );
}

/** After it was saved a form shows what was saved, but no password. */
function withoutSecrets(fields: readonly FormField[], values: Values): Values {
  const open = fields.filter(({ type, code }) => type !== "password" && !code);
  return Object.fromEntries(open.map(({ name, value }) => [name, values[name] ?? value ?? ""]));
}

function textsOf(form: FormData): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string" || name.startsWith("$ACTION")) continue;
    const before = texts[name] ?? "";
    texts[name] = before === "" ? value : `${before},${value}`;
  }
  return texts;
}

type ControlProps = {
  readonly id: string;
  readonly field: FormField;
  readonly value: string;
  readonly error: string | null;
};

function Control({ id, field, value, error }: ControlProps) {
  const { name, label, hint, type, options = [] } = field;
  if (type === "hidden") return <input type="hidden" name={name} defaultValue={value} />;
  if (type === "radio" || type === "ticks") return <Choices id={id} field={field} value={value} error={error} />;
  const described = describedBy(id, { hint: hint !== undefined, error: error !== null });
  const shared = {
    id,
    name,
    defaultValue: value,
    required: field.required ?? true,
    "aria-invalid": error !== null,
    "aria-describedby": described,
  };
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {type === "select" ? (
        <Select {...shared} key={value}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      ) : (
        <TextInput
          {...shared}
          type={type}
          autoComplete={field.autoComplete}
          maxLength={field.maxLength}
          min={field.min}
          max={field.max}
          {...(field.code ? { autoCapitalize: "characters", autoCorrect: "off", spellCheck: false } : {})}
          className={field.code ? "font-mono text-lg tracking-widest uppercase" : undefined}
        />
      )}
    </Field>
  );
}

function Choices({ id, field, value, error }: ControlProps) {
  const { name, label, hint, type, options = [] } = field;
  const many = type === "ticks";
  const chosen = many ? value.split(",") : [value];
  return (
    <fieldset
      className="grid gap-2"
      aria-describedby={describedBy(id, { hint: hint !== undefined, error: error !== null })}
    >
      <legend className="mb-1.5 font-semibold">{label}</legend>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="-mt-2 text-sm text-ink-soft">
          {hint}
        </p>
      )}
      {/* Nothing ticked is an answer, too. */}
      {many ? <input type="hidden" name={name} value="" /> : null}
      <div key={many ? value : name} className={many ? "grid gap-2 sm:grid-cols-2" : "grid gap-2"}>
        {options.map((option) => (
          <TickCard
            key={option.value}
            kind={many ? "checkbox" : "radio"}
            name={name}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
            required={!many}
            label={option.label}
            detail={option.detail}
          />
        ))}
      </div>
      {error === null ? null : (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-wrong">
          {error}
        </p>
      )}
    </fieldset>
  );
}
