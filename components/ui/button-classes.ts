import { classes } from "@/components/class-names";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger" | "inverse";
export type ButtonSize = "small" | "medium" | "large";

const base =
  "inline-flex items-center justify-center gap-2 rounded-full font-semibold text-center transition-colors duration-150 " +
  "disabled:opacity-55 aria-disabled:opacity-55 disabled:cursor-not-allowed";

const variants: Readonly<Record<ButtonVariant, string>> = {
  primary: "bg-indigo text-on-indigo hover:bg-indigo-strong",
  secondary: "border-[1.5px] border-line-strong text-ink bg-surface hover:border-indigo hover:text-indigo",
  quiet: "text-indigo hover:bg-indigo-tint",
  /** On a strong card. */
  inverse: "bg-on-indigo text-indigo hover:bg-sand hover:text-ink",
  danger: "border-[1.5px] border-wrong text-wrong bg-surface hover:bg-wrong-tint",
};

const sizes: Readonly<Record<ButtonSize, string>> = {
  small: "min-h-10 px-4 text-sm",
  medium: "min-h-11 px-5",
  large: "min-h-13 px-4 sm:px-7 sm:text-lg",
};

/** Class names of a button, for elements that must look like one. */
export function buttonClasses(variant: ButtonVariant = "primary", size: ButtonSize = "medium", extra = ""): string {
  return classes(base, variants[variant], sizes[size], extra);
}
