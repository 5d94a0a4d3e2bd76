import type { ReactNode } from "react";
import { classes } from "@/components/class-names";

type Option = { readonly value: string; readonly label: ReactNode };

type SegmentedProps = {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly Option[];
  /** Uncontrolled, for plain forms. */
  readonly defaultValue?: string;
  /** Controlled, with `onChange`. */
  readonly value?: string | null;
  readonly onChange?: (value: string) => void;
  readonly hideLegend?: boolean;
};

/** One choice among few, side by side: real radio buttons, so arrow keys and forms work. */
export function Segmented({ name, legend, options, defaultValue, value, onChange, hideLegend }: SegmentedProps) {
  return (
    <fieldset className="min-w-0">
      <legend className={hideLegend ? "sr-only" : "mb-2 font-semibold"}>{legend}</legend>
      <div className="inline-flex max-w-full flex-wrap gap-1 rounded-2xl bg-sand p-1">
        {options.map((option) => (
          <label
            key={option.value}
            className={classes(
              "relative grid min-h-10 min-w-12 place-items-center rounded-xl px-4 text-center font-medium text-ink-soft",
              "has-checked:bg-surface has-checked:text-ink has-checked:shadow-card hover:text-ink",
              "has-focus-visible:outline-3 has-focus-visible:outline-offset-1 has-focus-visible:outline-ochre",
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              className="absolute inset-0 cursor-pointer opacity-0"
              {...(onChange
                ? { checked: value === option.value, onChange: () => onChange(option.value) }
                : { defaultChecked: defaultValue === option.value })}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
