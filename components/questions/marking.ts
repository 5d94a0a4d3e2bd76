import type { AnswerSpot } from "@/core/questions/contract";
import type { QuestionAnswer, QuestionView } from "@/core/questions/views";
import type quiz from "@/messages/en/quiz.json";

/** Texts of the question renderers, in the reader's language. */
export type QuestionWords = (typeof quiz)["question"];

/** What the server said about the answer: enough to mark the options. */
export type Marking = {
  readonly credit: number;
  /** Ids of options and parts that are wrong. */
  readonly wrongIds: readonly string[];
  /** Where a place is that was to be found on the map. */
  readonly spot: AnswerSpot | null;
};

export type RendererProps<View extends QuestionView> = {
  readonly view: View;
  readonly answer: QuestionAnswer | null;
  readonly onChange: (answer: QuestionAnswer) => void;
  readonly marking: Marking | null;
  readonly words: QuestionWords;
};
