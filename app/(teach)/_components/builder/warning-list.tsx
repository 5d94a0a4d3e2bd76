import type { BuilderWords } from "@/app/(teach)/_components/builder/words";
import { Notice } from "@/components/ui/notice";
import { count, fill } from "@/components/words";
import { MIN_LENGTH } from "@/core/quizzes/blueprint";
import type { SetWarning } from "@/core/quizzes/sets/warnings";

/** What to be wary of before a set is given; nothing is refused for it. */
export function WarningList({
  warnings,
  words,
  changing,
}: {
  readonly warnings: readonly SetWarning[];
  readonly words: BuilderWords;
  /** Where the buttons are with which something can be done about them. */
  readonly changing: boolean;
}) {
  return warnings.map((warning) => (
    <Notice key={JSON.stringify(warning)} tone={warning.kind === "harm" ? "info" : "warning"}>
      {sentenceOf(warning, words)}
      {changing ? mendOf(warning, words) : null}
    </Notice>
  ));
}

function tooFew(
  { found, wanted }: { readonly found: number; readonly wanted: number },
  builder: BuilderWords["builder"],
) {
  if (found === 0) return builder.none;
  return fill(found < MIN_LENGTH ? builder.fewest : builder.tooFew, { found, wanted, least: MIN_LENGTH });
}

const told = ({ share, numbers }: { readonly share: number; readonly numbers: readonly number[] }) => ({
  percent: Math.round(share * 100),
  numbers: numbers.join(", "),
});

function mendOf({ kind }: SetWarning, { builder }: BuilderWords): string | null {
  if (kind === "alike") return ` ${builder.alikeMend}`;
  return kind === "one-origin" || kind === "one-side-speaks" ? ` ${builder.oneSidedMend}` : null;
}

function sentenceOf(warning: SetWarning, { builder, types }: BuilderWords): string {
  switch (warning.kind) {
    case "too-few":
      return [tooFew(warning, builder), ...warning.why.map((reason) => builder.whyShort[reason])].join(" ");
    case "none-of-type":
      return fill(builder.noneOfType, { type: types[warning.type] });
    case "one-origin":
      return fill(builder.oneOrigin, { ...told(warning), origin: warning.origin });
    case "one-side-speaks":
      return fill(builder.oneSide, { ...told(warning), side: warning.side.en });
    case "alike":
      return fill(builder.alike, { numbers: warning.numbers.join(", ") });
    case "harm":
      return count(builder.harmful, warning.count);
  }
}
