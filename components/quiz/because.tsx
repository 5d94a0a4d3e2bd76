import { writtenDate } from "@/components/dates";
import type { FeedbackWords } from "@/components/quiz/verdict";
import { StatusBadge } from "@/components/ui/badge";
import { fill } from "@/components/words";
import type { Feedback } from "@/core/questions/contract";
import type common from "@/messages/en/common.json";

type Props = {
  readonly feedback: Pick<Feedback, "because" | "facts">;
  readonly words: FeedbackWords;
  readonly statusWords: (typeof common)["status"];
};

/** Why the answer is right: the fact; of several facts each with its own status and date. */
export function Because({ feedback: { because, facts = [] }, words, statusWords }: Props) {
  if (because === "") return null;
  if (facts.length < 2) return <p className="whitespace-pre-line">{because}</p>;
  return (
    <ul className="grid gap-4">
      {facts.map(({ id, text, status, asOf }) => (
        <li key={id}>
          <p>{text}</p>
          <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
            <StatusBadge status={status} label={statusWords[status]} />
            <span>{fill(words.asOf, { date: writtenDate(asOf) })}</span>
            {/* In a tab of its own: reading on must not leave a quiz behind. */}
            <a
              href={`/en/facts/${id}`}
              target="_blank"
              rel="noreferrer"
              aria-label={`${words.more}: ${text}`}
              className="inline-flex min-h-6 items-center font-semibold text-indigo hover:underline"
            >
              {words.more}
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}
