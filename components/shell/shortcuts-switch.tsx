"use client";

import { useEffect, useState } from "react";
import { shortcutsAreOn, switchShortcuts } from "@/components/shortcuts";

type Props = { readonly words: { readonly label: string; readonly hint: string } };

/** Turns single-key shortcuts on and off on this device. */
export function ShortcutsSwitch({ words }: Props) {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(shortcutsAreOn()), []);
  return (
    <div className="mt-8 border-t border-line pt-6">
      <label className="flex min-h-11 items-center gap-2.5 font-semibold">
        <input
          type="checkbox"
          checked={on}
          onChange={({ target }) => {
            switchShortcuts(target.checked);
            setOn(shortcutsAreOn());
          }}
          aria-describedby="shortcuts-hint"
          className="size-5 accent-indigo"
        />
        {words.label}
      </label>
      <p id="shortcuts-hint" className="text-ink-soft">
        {words.hint}
      </p>
    </div>
  );
}
