import { reasonsOfChoices } from "@/components/quiz/option-reasons";
import type { FeedbackWords } from "@/components/quiz/verdict";
import { Folded } from "@/components/ui/folded";
import { fill } from "@/components/words";
import type { Feedback } from "@/core/questions/contract";
import type { TYPED } from "@/core/questions/typed-answer/typed-reason";
import type { Given } from "@/core/quizzes/protocol";

/** A typed name has no id. */
const typed: typeof TYPED = "typed";

/** Ids of the options and parts that the learner chose. */
export function chosenIds(given: Given): readonly string[] {
  if (!("answer" in given)) return [];
  const { answer } = given;
  if ("choiceId" in answer) return answer.choiceId === null ? [] : [answer.choiceId];
  if ("verdict" in answer) {
    const parts = [answer.partId, answer.optionId].filter((id) => id !== null);
    return answer.verdict === null ? parts : [String(answer.verdict), ...parts];
  }
  if ("text" in answer) return [typed];
  if ("choiceIds" in answer) return answer.choiceIds;
  if ("pairs" in answer) return Object.entries(answer.pairs).map(([premise, option]) => `${premise} ${option}`);
  // Of an order: each two that stand one after the other.
  return "order" in answer ? answer.order.flatMap((id, at) => (at === 0 ? [] : [`${answer.order[at - 1]} ${id}`])) : [];
}

/**
 * Why each right option belongs that the learner left out; only of what was to be chosen among several. What stands among
 * the facts already is not said again: the option itself is marked as missed.
 */
function missedReasons(given: Given, { whyRight = {}, facts = [] }: Feedback): readonly string[] {
  if (!("answer" in given) || !("choiceIds" in given.answer)) return [];
  const chosen = new Set(given.answer.choiceIds);
  const told = new Set(facts.map(({ text }) => text));
  return Object.entries(whyRight).flatMap(([id, why]) => (chosen.has(id) || told.has(why) ? [] : [why]));
}

type Props = {
  readonly given: Given;
  readonly feedback: Feedback;
  readonly words: FeedbackWords;
};

/** Why what was given is wrong, and what was left out of it; after "I don't know", why the options are that are. */
export function WhyNot({ given, feedback, words }: Props) {
  if ("dontKnow" in given) return <Reasons title={words.othersWrong} reasons={reasonsOfChoices(feedback)} />;
  const reasons = chosenIds(given).flatMap((id) => feedback.whyWrong[id] ?? []);
  return (
    <>
      <Reasons title={words.whyWrong} reasons={reasons} all={words.moreReasons} />
      <Reasons title={words.missed} reasons={missedReasons(given, feedback)} />
    </>
  );
}

/** So many reasons are read; of five mixed-up pairs nobody reads all. */
const READ_AT_ONCE = 3;

type ReasonsProps = {
  readonly title: string;
  readonly reasons: readonly string[];
  /** What opens them where they are many, as those of an order or a matching are; they are told at once without it. */
  readonly all?: string;
};

export function Reasons({ title, reasons, all }: ReasonsProps) {
  if (reasons.length === 0) return null;
  const told = reasons.map((reason) => (
    <p key={reason} className="mt-1">
      {reason}
    </p>
  ));
  return (
    <>
      <p className="mt-4 text-sm font-semibold text-ink-soft">{title}</p>
      {all === undefined || reasons.length <= READ_AT_ONCE ? (
        told
      ) : (
        <Folded summary={fill(all, { count: reasons.length })}>{told}</Folded>
      )}
    </>
  );
}
