"use client";

import { useEffect, useRef } from "react";
import { type ReviewWords, untilWords } from "@/components/review/intervals";
import type { Outlook } from "@/components/review/session/use-session";
import { WorksToday } from "@/components/review/session/works-today";
import { Track } from "@/components/shell/mark";
import { Button, ButtonLink } from "@/components/ui/button";
import { count, fill } from "@/components/words";

type Props = {
  readonly account: string;
  readonly finished: number;
  readonly outlook: () => Outlook;
  /** Something has not reached the server, which may know of more. */
  readonly unsent: boolean;
  /** A choice of the learner's own: what is due is another matter. */
  readonly chosen: boolean;
  readonly words: ReviewWords;
  readonly onMore: () => Promise<void>;
};

/** After the last card: what was done, when the next one comes, and where to go from here. */
export function Finished({ account, finished, outlook, unsent, chosen, words, onMore }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { done, study } = words;
  const next = outlook();
  return (
    <section className="rounded-3xl border border-line bg-surface px-6 py-12 text-center sm:px-10">
      <Track className="mx-auto h-6 text-indigo" />
      <h1 ref={heading} tabIndex={-1} className="mt-5 text-3xl sm:text-4xl">
        {finished > 0 || !chosen ? done.title : study.empty.title}
      </h1>
      <p className="mt-3 text-lg">
        {finished > 0 ? count(done.cards, finished) : chosen ? study.empty.text : done.none}
      </p>
      {chosen ? null : (
        <p className="mt-1 text-lg text-ink-soft">
          {next.nextDueAt !== null
            ? fill(done.next, { when: untilWords(next.nextDueAt, next.at, words) })
            : unsent
              ? done.unknown
              : done.nothing}
        </p>
      )}
      <WorksToday account={account} unsent={unsent} words={done.works} />
      <div className="mt-8 flex flex-wrap justify-center gap-3">
        <ButtonLink href={chosen ? "/review" : "/quiz/new"}>{chosen ? study.back : done.quiz}</ButtonLink>
        <ButtonLink href="/today" variant="secondary">
          {done.today}
        </ButtonLink>
        <Button variant="quiet" onClick={() => void onMore()}>
          {chosen ? study.again : done.more}
        </Button>
      </div>
    </section>
  );
}
