"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "@/components/ui/button";

/** The submit button of a form with an action: it cannot be pressed twice while the form is on its way. */
export function SubmitButton({ children, disabled, ...rest }: ComponentProps<typeof Button>) {
  const { pending } = useFormStatus();
  return (
    <Button {...rest} type="submit" disabled={pending || disabled === true} aria-busy={pending}>
      {children}
    </Button>
  );
}
