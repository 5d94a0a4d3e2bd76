"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";

type Props = {
  /** For the field that it describes. */
  readonly id?: string;
  /** What the form's action answered: another object is another answer, though it may say the same. */
  readonly answer: object;
  /** Whether it says what went wrong. */
  readonly error: boolean;
  readonly children: ReactNode;
};

/**
 * What a form says once it was sent. What went wrong comes into sight and takes the focus: on a phone the button that was pressed may
 * be several screens below it. A confirmation leaves people where they are.
 */
export function FormNotice({ id, answer, error, children }: Props) {
  const shown = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same error once more is another answer
  useEffect(() => {
    if (!error) return;
    shown.current?.focus({ preventScroll: true });
    shown.current?.scrollIntoView({ block: "center" });
  }, [answer, error]);
  return (
    <div id={id} ref={shown} tabIndex={-1}>
      <Notice role={error ? "alert" : "status"} tone={error ? "warning" : "good"}>
        {children}
      </Notice>
    </div>
  );
}
