import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
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

type Look = { readonly variant?: ButtonVariant; readonly size?: ButtonSize; readonly children: ReactNode };

/** A button; `type` is "button" unless said otherwise, so that none submits a form by accident. */
export function Button({ variant, size, className, type = "button", ...rest }: Look & ComponentProps<"button">) {
  return <button {...rest} type={type} className={buttonClasses(variant, size, className)} />;
}

/** A link that looks like a button: use it for going somewhere, the button for doing something. */
export function ButtonLink({ variant, size, className, ...rest }: Look & ComponentProps<typeof Link>) {
  return <Link {...rest} className={buttonClasses(variant, size, className)} />;
}
