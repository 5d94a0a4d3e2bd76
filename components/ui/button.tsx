import type { ComponentProps, ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";
import { type ButtonSize, type ButtonVariant, buttonClasses } from "@/components/ui/button-classes";

export { type ButtonSize, type ButtonVariant, buttonClasses };

type Look = { readonly variant?: ButtonVariant; readonly size?: ButtonSize; readonly children: ReactNode };

/** A button; `type` is "button" unless said otherwise, so that none submits a form by accident. */
export function Button({ variant, size, className, type = "button", ...rest }: Look & ComponentProps<"button">) {
  return <button {...rest} type={type} className={buttonClasses(variant, size, className)} />;
}

/** A link that looks like a button: use it for going somewhere, the button for doing something. */
export function ButtonLink({ variant, size, className, ...rest }: Look & ComponentProps<typeof AppLink>) {
  return <AppLink {...rest} className={buttonClasses(variant, size, className)} />;
}
