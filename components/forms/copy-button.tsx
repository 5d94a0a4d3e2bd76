"use client";

import { type RefObject, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type Props = {
  readonly text: string;
  /** Where the text stands, to be selected where a page cannot copy. */
  readonly shown: RefObject<HTMLElement | null>;
  readonly words: { readonly copy: string; readonly copied: string; readonly selected: string };
};

/** Copies a text that stands on the page, or selects it, and says which. */
export function CopyButton({ text, shown, words }: Props) {
  const [done, setDone] = useState<"copied" | "selected" | null>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setDone("copied");
    } catch {
      // On plain http browsers have no clipboard for pages: select it, for copying by hand.
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current);
      setDone("selected");
    }
  }

  return (
    <>
      <Button variant="secondary" onClick={copy}>
        {words.copy}
      </Button>
      <div role="status" className="order-last w-full empty:sr-only">
        {done === null ? null : <Notice>{words[done]}</Notice>}
      </div>
    </>
  );
}
