"use client";

import { useEffect, useState } from "react";
import { getJson } from "@/components/post-json";
import type { ReviewWords } from "@/components/review/intervals";
import { count } from "@/components/words";
import type { WorkToday } from "@/core/quizzes/rules/reviewing-day";

type Props = {
  readonly account: string;
  /** Something has not reached the server, which counts days by what it has. */
  readonly unsent: boolean;
  readonly words: ReviewWords["done"]["works"];
};

/** Whether today counts for what a class gave to review, or what it still wants. Without a connection nobody knows, and nothing is said. */
export function WorksToday({ account, unsent, words }: Props) {
  const [works, setWorks] = useState<readonly WorkToday[]>([]);
  useEffect(() => {
    if (unsent) return;
    let wanted = true;
    void getJson<readonly WorkToday[]>(`/api/reviews/today?account=${account}`).then((answer) => {
      if (wanted && answer.kind === "ok") setWorks(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [account, unsent]);
  return (
    <div role="status">
      {works.length === 0 ? null : (
        <ul aria-label={words.title} className="mt-4 grid gap-1">
          {works.map(({ id, title, standing, missing }) => (
            <li key={id}>
              <span className="font-semibold">{title}</span>
              {": "}
              {standing === "counts" || standing === "finished"
                ? words[standing]
                : count(standing === "ahead" ? words.ahead : words.goOn, missing)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
