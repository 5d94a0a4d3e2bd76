import { classes } from "@/components/class-names";
import { AnswerList } from "@/components/quiz/answer-list";
import { answerParts } from "@/components/quiz/answer-parts";

type Props = { readonly answer: string; readonly className?: string };

/** A right answer in words: an order or pairs as a list, else a line. */
export function AnswerWords({ answer, className = "" }: Props) {
  if (answerParts(answer).length < 2) return <p className={className}>{answer}</p>;
  return <AnswerList answer={answer} className={classes("gap-1", className)} />;
}
