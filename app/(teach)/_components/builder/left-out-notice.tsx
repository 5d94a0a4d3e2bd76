import { Notice } from "@/components/ui/notice";
import { count, fill } from "@/components/words";
import type { LeftOut } from "@/core/quizzes/sets/asked";
import type sets from "@/messages/en/sets.json";

type Props = {
  /** What falls out; null where nothing does. */
  readonly left: LeftOut | null;
  /** The class that has violence and casualties off. */
  readonly className: string;
  readonly words: (typeof sets)["leftOut"];
  /** Whether it stands in a form, which then says that it was shown. */
  readonly inForm: boolean;
};

/** Which questions a class is not asked because it has violence and casualties off, and what becomes of their places. */
export function LeftOutNotice({ left, className, words, inForm }: Props) {
  if (left === null) return null;
  const { prompts, of, frozen, nothing } = left;
  const rest = of - prompts.length;
  const values = { name: className, of, rest };
  return (
    <Notice tone="warning" title={fill(count(words.title, prompts.length), values)}>
      {inForm ? <input type="hidden" name="leftOut" value={prompts.length} /> : null}
      <p>{fill(saidOf(), values)}</p>
      <ul className="mt-2 list-disc pl-5">
        {prompts.map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
    </Notice>
  );

  function saidOf(): string {
    if (frozen) return nothing ? words.nothing : count(words.frozen, rest);
    return nothing ? words.noOthers : words.replaced;
  }
}
