import type { ComponentProps, ReactNode } from "react";
import { classes } from "@/components/class-names";

const control =
  "w-full rounded-xl border-[1.5px] border-line-strong bg-surface px-4 text-ink placeholder:text-ink-soft " +
  "focus:border-indigo aria-invalid:border-wrong disabled:opacity-60";

type FieldProps = {
  /** The id of the control; hint and error get ids derived from it. */
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly children: ReactNode;
};

/** A labelled control with a hint and an error. Give the control `id` and `aria-describedby={describedBy(...)}`. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      {children}
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-wrong">
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** The value of `aria-describedby` for a control inside a Field; undefined when there is nothing to describe it. */
export function describedBy(
  id: string,
  has: { readonly hint?: boolean; readonly error?: boolean },
): string | undefined {
  const ids = [has.hint ? `${id}-hint` : null, has.error ? `${id}-error` : null].filter((part) => part !== null);
  return ids.length === 0 ? undefined : ids.join(" ");
}

export function TextInput({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={classes(control, "min-h-12", className)} />;
}

export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} className={classes(control, "min-h-24 py-3", className)} />;
}

export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select {...rest} className={classes(control, "min-h-12", className)} />;
}

type TickProps = Omit<ComponentProps<"input">, "type"> & {
  readonly kind: "checkbox" | "radio";
  readonly label: ReactNode;
  readonly detail?: ReactNode;
};

/** A checkbox or radio button as a whole card: a large target for a thumb, and still a real input. */
export function TickCard({ kind, label, detail, className, ...rest }: TickProps) {
  return (
    <label
      className={classes(
        "flex min-h-12 items-start gap-3 rounded-xl border-[1.5px] border-line bg-surface px-4 py-3 transition-colors",
        "hover:border-line-strong has-checked:border-indigo has-checked:bg-indigo-tint",
        "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-ochre",
        className,
      )}
    >
      <input {...rest} type={kind} className="mt-1 size-4.5 shrink-0 accent-indigo outline-none" />
      <span className="min-w-0">
        <span className="font-medium">{label}</span>
        {detail ? <span className="block text-sm text-ink-soft">{detail}</span> : null}
      </span>
    </label>
  );
}

/** A group of related controls with a legend that is also its heading. */
export function FieldGroup({ legend, hint, children }: { legend: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-2 font-display text-xl font-semibold">{legend}</legend>
      {hint ? <p className="-mt-2 text-sm text-ink-soft">{hint}</p> : null}
      {children}
    </fieldset>
  );
}
