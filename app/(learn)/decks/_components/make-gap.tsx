"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { fill } from "@/components/words";

type Props = {
  /** Id of the text area. */
  readonly field: string;
  readonly words: { readonly makeGap: string; readonly selectFirst: string; readonly gapMade: string };
};

/** Writes the marks of a gap around what is selected in a text area, so that nobody has to know them. */
export function MakeGap({ field, words }: Props) {
  const [said, setSaid] = useState("");

  function make() {
    const area = document.getElementById(field);
    if (!(area instanceof HTMLTextAreaElement)) return;
    const { selectionStart, selectionEnd, value } = area;
    const selected = value.slice(selectionStart, selectionEnd);
    if (selected.trim() === "") {
      setSaid(words.selectFirst);
      area.focus();
      return;
    }
    const numbers = [...value.matchAll(/\{\{c(\d{1,2})::/g)].map((match) => Number(match[1]));
    const number = Math.max(0, ...numbers) + 1;
    area.focus();
    area.setRangeText(`{{c${number}::${selected}}}`, selectionStart, selectionEnd, "end");
    setSaid(fill(words.gapMade, { number }));
  }

  return (
    <div className="-mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button variant="secondary" size="small" onClick={make}>
        {words.makeGap}
      </Button>
      <p role="status" className="text-sm text-ink-soft">
        {said}
      </p>
    </div>
  );
}
