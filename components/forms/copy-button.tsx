"use client";

import { type RefObject, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type Props = {
  readonly text: string;
  /** Where the text stands, to be selected where a page cannot copy. */
  readonly shown: RefObject<HTMLElement | null>;
  readonly words: { readonly copy: string; readonly copied: string };
};

/** Copies a text that stands on the page, and says so. */
export function CopyButton({ text, shown, words }: Props) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // On plain http browsers have no clipboard for pages: select it, for copying by hand.
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current);
    }
  }

  return (
    <>
      <Button variant="secondary" onClick={copy}>
        {words.copy}
      </Button>
      {copied ? (
        <div className="order-last w-full">
          <Notice role="status">{words.copied}</Notice>
        </div>
      ) : null}
    </>
  );
}
