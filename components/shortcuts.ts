"use client";

import { useEffect, useRef } from "react";

/**
 * Single keys that act from anywhere on a page. Whoever speaks to the computer, or hits keys by chance, can turn them off on
 * this device (WCAG 2.1.4); everything can be reached by Tab and arrow keys without them.
 */
const SWITCH = "azalai:shortcuts";

export function shortcutsAreOn(): boolean {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
}

export function switchShortcuts(on: boolean): void {
  try {
    if (on) localStorage.removeItem(SWITCH);
    else localStorage.setItem(SWITCH, "off");
  } catch {
    // Storage is forbidden: they stay as they are.
  }
}

/** Calls the latest handler for keys pressed alone, while shortcuts are on. */
export function useShortcuts(active: boolean, onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    if (!active) return;
    function listen(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || !shortcutsAreOn()) return;
      latest.current(event);
    }
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [active]);
}
