import type { ReviewWords } from "@/components/review/intervals";
import { Notice } from "@/components/ui/notice";
import { count } from "@/components/words";
import type { Correction } from "@/core/memory/protocol";

type Props = { readonly corrections: readonly Correction[]; readonly words: ReviewWords };

/** What was taken back since the learner was last here, with what the editors say about it. */
export function Corrections({ corrections, words }: Props) {
  if (corrections.length === 0) return null;
  return (
    <div className="mb-4">
      <Notice tone="warning" title={count(words.corrections.title, corrections.length)}>
        <ul className="grid gap-1">
          {corrections.map(({ factId, text }) => (
            <li key={factId}>{text ?? words.corrections.untold}</li>
          ))}
        </ul>
        <a href="/en/corrections" className="mt-2 inline-block font-semibold underline underline-offset-3">
          {words.corrections.read}
        </a>
      </Notice>
    </div>
  );
}
