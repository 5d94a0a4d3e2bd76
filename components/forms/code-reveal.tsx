"use client";

import { useEffect, useRef } from "react";
import { CopyButton } from "@/components/forms/copy-button";
import { Button } from "@/components/ui/button";

export type RevealWords = {
  readonly title: string;
  /** What the code is. */
  readonly code: string;
  readonly text: string;
  readonly copy: string;
  readonly copied: string;
  readonly selected: string;
  readonly go: string;
};

type Props = {
  readonly code: string;
  readonly words: RevealWords;
  /** What else to note, such as the class code and the name. */
  readonly notes?: readonly { readonly label: string; readonly value: string }[];
  readonly next: string;
  /** 1 when this takes the place of a whole page. */
  readonly level?: 1 | 2;
};

/** A code that is shown once. The way on is a button of its own, so that nobody passes it by accident. */
export function CodeReveal({ code, words, notes = [], next, level = 2 }: Props) {
  const Heading = level === 1 ? "h1" : "h2";
  const heading = useRef<HTMLHeadingElement>(null);
  const text = useRef<HTMLElement>(null);
  useEffect(() => heading.current?.focus(), []);

  return (
    <div className="grid gap-5">
      <Heading ref={heading} tabIndex={-1} className={level === 1 ? "text-3xl outline-none" : "text-2xl outline-none"}>
        {words.title}
      </Heading>
      <p>{words.text}</p>
      <dl className="grid gap-3 rounded-2xl border border-line bg-sand p-5">
        {notes.map(({ label, value }) => (
          <div key={label} className="flex flex-wrap justify-between gap-x-6">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="font-semibold">{value}</dd>
          </div>
        ))}
        <div className="grid justify-items-center gap-3 pt-1">
          <dt className="sr-only">{words.code}</dt>
          <dd className="text-center font-mono text-2xl font-bold tracking-widest break-all sm:text-3xl">
            <code ref={text} data-testid="one-time-code">
              {code}
            </code>
          </dd>
        </div>
      </dl>
      <div className="flex flex-wrap gap-3">
        <CopyButton text={code} shown={text} words={words} />
        <Button onClick={() => window.location.assign(next)}>{words.go}</Button>
      </div>
    </div>
  );
}
