import { OwnMark } from "@/components/quiz/own-mark";
import type { FeedbackWords } from "@/components/quiz/verdict";
import { SourceLink } from "@/components/ui/source-link";
import type { SourceLine } from "@/core/questions/contract";

type Words = { readonly words: Pick<FeedbackWords, "own" | "ownSource" | "ownNoSource"> };

/** Instead of a status and checked sources: that a teacher wrote it, and where they say it is from. */
export function OwnProvenance({ sources, words }: Words & { readonly sources: readonly SourceLine[] }) {
  const [source] = sources;
  return (
    <div className="mt-6 border-t border-line pt-5 text-[0.95rem]">
      <OwnMark words={words} />
      <p className="text-sm font-semibold text-ink-soft">{words.ownSource}</p>
      <p dir="auto" className="mt-1 leading-snug [overflow-wrap:anywhere]">
        {source === undefined ? (
          <span className="text-ink-soft">{words.ownNoSource}</span>
        ) : source.url === null ? (
          (source.title ?? source.publisher)
        ) : (
          <SourceLink href={source.url} title={source.title ?? source.publisher} unchecked />
        )}
      </p>
    </div>
  );
}
