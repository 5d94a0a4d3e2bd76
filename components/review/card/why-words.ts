import { recallPercent } from "@/components/recall-percent";
import { agoWords, type ReviewWords } from "@/components/review/intervals";
import { count, fill } from "@/components/words";
import type { Rest } from "@/core/memory/protocol";
import type { WhyDue } from "@/core/memory/why-due";

const DAY = 86_400_000;
const percent = (part: number) => Math.round(part * 100);

/** Why a card comes now, as sentences. @param now the server's clock when it said so, ms since 1970 */
export function whySentences(why: WhyDue, cram: boolean, now: number, words: ReviewWords): readonly string[] {
  const first = cram ? words.why.cram : reasonOf(why, now, words);
  if (why.lastAt === null) return [first];
  const answered = count(words.why.times, why.reps);
  const forgotten = why.lapses === 0 ? words.why.noLapses : count(words.why.lapses, why.lapses);
  return [
    first,
    fill(words.why.last, { when: agoWords(why.lastAt, now, words) }),
    ...(why.recall === null
      ? []
      : [fill(words.why.recall, { recall: recallPercent(why.recall), wanted: percent(why.wanted) })]),
    `${answered} ${forgotten}`,
  ];
}

/** What rests, and why the card does or does not. */
export function restSentence(rest: Rest, words: ReviewWords): string {
  const w = words.why.rest;
  if (rest.kind === "topic") return w.topic;
  if (rest.kind === "set") return fill(w.set, { title: rest.title });
  return rest.by === null
    ? fill(w.heldByTopic, { title: rest.title })
    : fill(w.held, { title: rest.title, by: rest.by });
}

function reasonOf({ reason, dueAt }: WhyDue, now: number, words: ReviewWords): string {
  if (reason !== "overdue") return words.why[reason];
  return count(words.why.overdue, Math.max(1, Math.floor((now - (dueAt ?? now)) / DAY)));
}
