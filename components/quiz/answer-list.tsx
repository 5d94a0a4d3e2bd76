import { classes } from "@/components/class-names";
import { answerParts, isOrder } from "@/components/quiz/answer-parts";

type Props = { readonly answer: string; readonly className: string };

/** The parts of an order or a matching, one under the other: in one paragraph nobody would read them. */
export function AnswerList({ answer, className }: Props) {
  const List = isOrder(answer) ? "ol" : "ul";
  return (
    <List
      className={classes("grid pl-5 marker:text-ink-soft", List === "ol" ? "list-decimal" : "list-disc", className)}
    >
      {answerParts(answer).map((part) => (
        <li key={part}>{part}</li>
      ))}
    </List>
  );
}
