"use client";

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type quiz from "@/messages/en/quiz.json";

export type ContentWarningProps = {
  readonly topic: "casualties" | "violence";
  readonly words: (typeof quiz)["runner"]["warning"];
  readonly onShow: () => void;
  readonly onSkip: () => void;
};

/** Before a question on deaths or violence is shown: what it is about, and a way round it that costs nothing. */
export function ContentWarning({ topic, words, onShow, onSkip }: ContentWarningProps) {
  return (
    <div className="rise rounded-2xl border border-line bg-surface p-6 sm:p-8">
      <Icon name="warning" className="block size-8 text-ochre-ink" />
      <h1 className="mt-3 text-2xl">{words[topic]}</h1>
      <p className="mt-3 text-ink-soft">{words.text}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button onClick={onShow}>{words.show}</Button>
        <Button variant="secondary" onClick={onSkip}>
          {words.skip}
        </Button>
      </div>
    </div>
  );
}
