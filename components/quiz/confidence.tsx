import { Segmented } from "@/components/ui/segmented";
import type { Confidence } from "@/core/memory/grade-mapping";

type Props = {
  readonly value: Confidence | null;
  readonly onChange: (value: Confidence) => void;
  /** Whether an answer is taken without it, too. */
  readonly optional?: boolean;
  readonly words: {
    readonly confidence: string;
    readonly confidenceAsked: string;
    readonly guess: string;
    readonly fairly: string;
    readonly sure: string;
  };
};

/** How sure the learner is, said before the answer is told. */
export function ConfidenceChoice({ value, onChange, optional = true, words }: Props) {
  return (
    <Segmented
      name="confidence"
      legend={optional ? words.confidence : words.confidenceAsked}
      options={[
        { value: "guess", label: words.guess },
        { value: "fairly", label: words.fairly },
        { value: "sure", label: words.sure },
      ]}
      value={value}
      onChange={(next) => onChange(next as Confidence)}
    />
  );
}
