import { OwnMark } from "@/components/quiz/own-mark";
import type { FeedbackWords } from "@/components/quiz/verdict";
import { Icon } from "@/components/ui/icon";
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
          source.title
        ) : (
          <a
            href={source.url}
            target="_blank"
            rel="noreferrer nofollow"
            className="font-medium text-indigo underline decoration-1 underline-offset-3 hover:decoration-2"
          >
            {source.title}
            <Icon name="outside" className="ml-1 size-3.5" />
          </a>
        )}
      </p>
    </div>
  );
}
