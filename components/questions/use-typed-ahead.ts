"use client";

import { type RefObject, useRef } from "react";
import { useShortcuts } from "@/components/shortcuts";

/** Letters and digits; what scrolls or leaves the page is not among them. */
const WRITES = /^[\p{L}\p{N}]$/u;

/**
 * What is typed goes into the question's field, wherever the focus is, so that nobody has to look for the field first.
 * @param active false once it is answered
 * @returns for the field
 */
export function useTypedAhead(active: boolean): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useShortcuts(active, ({ key, target }) => {
    const isElsewhere = target instanceof HTMLElement && target.matches("input, select, textarea, dialog *");
    // The letter itself follows the focus.
    if (WRITES.test(key) && !isElsewhere) field.current?.focus();
  });
  return field;
}
