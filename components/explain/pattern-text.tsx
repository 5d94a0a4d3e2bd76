import type { HowMadeWords } from "@/components/explain/how-made-frame";

type Props = { readonly pattern: string; readonly parts: HowMadeWords["parts"] };

/** Splits at the places of a pattern, and keeps them: every second piece is the name of one. */
const PLACES = /\{(\w+)\}/;

/** A sentence pattern as people read it: what the fact fills in is framed and named, and what may be left out stands in brackets. */
export function PatternText({ pattern, parts }: Props) {
  const known: Readonly<Record<string, string>> = parts;
  const pieces = pattern.replaceAll("[", "(").replaceAll("]", ")").split(PLACES);
  return (
    <span className="block leading-8 [overflow-wrap:anywhere]">
      {pieces.map((piece, at) =>
        at % 2 === 0 ? (
          piece
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which never change places
          <span key={at} className="rounded border border-line px-1.5 py-0.5 text-sm text-ink-soft">
            {known[piece] ?? piece}
          </span>
        ),
      )}
    </span>
  );
}
