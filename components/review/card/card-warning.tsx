"use client";

import type { Ref } from "react";
import type { ReviewWords } from "@/components/review/intervals";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Harm } from "@/core/facts/model";

type Props = {
  readonly harm: Harm;
  readonly words: ReviewWords;
  /** The warning itself takes the focus, so that it is read out before anything of the card. */
  readonly warningRef: Ref<HTMLHeadingElement>;
  readonly onShow: () => void;
  readonly onPutAside: () => void;
};

/** Stands in the place of a grave card until the learner asks to see it; it can be passed over without loss. */
export function CardWarning({ harm, words, warningRef, onShow, onPutAside }: Props) {
  return (
    <div className="mt-4 grid gap-4">
      <Notice tone="warning">
        <h1 ref={warningRef} tabIndex={-1} className="font-sans text-base leading-normal font-semibold tracking-normal">
          {words.harm[harm]}
        </h1>
      </Notice>
      <div className="flex flex-wrap gap-3">
        <Button variant="secondary" onClick={onShow}>
          {words.harm.show}
        </Button>
        <Button variant="quiet" onClick={onPutAside} aria-keyshortcuts="b">
          {words.harm.skip}
        </Button>
      </div>
      <p className="hidden text-sm text-ink-soft pointer-fine:block">{words.harm.keys}</p>
    </div>
  );
}
