"use client";

import type { ReviewWords } from "@/components/review/intervals";
import { SourceLink } from "@/components/ui/source-link";
import type { OwnCardView } from "@/core/questions/views";

/** Somebody's own text: its line breaks stay, and long words break. */
export const asTyped = "whitespace-pre-wrap [overflow-wrap:anywhere]";

/** The picture of a card, over its front; its place is kept until it is there. */
export function OwnPicture({ card: { image } }: { readonly card: OwnCardView }) {
  if (image === null) return null;
  return (
    // biome-ignore lint/performance/noImgElement: the server has made it small already, and only its viewer may have it
    <img
      src={image.url}
      alt={image.alt}
      width={image.width}
      height={image.height}
      className="mt-4 h-auto max-h-[50vh] w-auto max-w-full rounded-xl border border-line bg-sand"
    />
  );
}

/** What stands behind the answer of an own card: the whole text of a gap, what was added, and a source that nobody checked. */
export function OwnBack({ card: { back }, words }: { readonly card: OwnCardView; readonly words: ReviewWords }) {
  return (
    <>
      {back.whole === null ? null : (
        <p dir="auto" className={`mt-3 ${asTyped}`}>
          {back.whole}
        </p>
      )}
      {back.remark === "" ? null : (
        <p dir="auto" className={`mt-3 text-ink-soft ${asTyped}`}>
          {back.remark}
        </p>
      )}
      <div className="mt-6 border-t border-line pt-5 text-[0.95rem]">
        <p className="text-sm font-semibold text-ink-soft">{words.own.source}</p>
        {back.source === "" && back.sourceUrl === null ? (
          <p className="mt-1 text-ink-soft">{words.own.noSource}</p>
        ) : (
          <p dir="auto" className={`mt-1 leading-snug ${asTyped}`}>
            {back.sourceUrl === null ? (
              back.source
            ) : (
              <SourceLink href={back.sourceUrl} title={back.source === "" ? back.sourceUrl : back.source} unchecked />
            )}
          </p>
        )}
      </div>
    </>
  );
}
