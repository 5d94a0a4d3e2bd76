import { chosenIds, Reasons } from "@/components/quiz/reasons";
import type { FeedbackWords } from "@/components/quiz/verdict";
import type { Feedback, SourceLine } from "@/core/questions/contract";
import type { Given } from "@/core/quizzes/protocol";

type Props = { readonly given: Given; readonly feedback: Feedback; readonly words: FeedbackWords };

/** For an error that one was sure of: what each source says, and why the other options are wrong as well. */
export function Misjudged({ given, feedback, words }: Props) {
  const chosen = new Set(chosenIds(given));
  // Of pairs and orders there are too many others to be of use.
  const isChoice = "answer" in given && !("pairs" in given.answer) && !("order" in given.answer);
  const others = isChoice
    ? Object.entries(feedback.whyWrong).flatMap(([id, why]) => (chosen.has(id) ? [] : [why]))
    : [];
  const said = feedback.status === null ? [] : feedback.sources.map(saidBy);
  return (
    <div className="mt-5 rounded-xl border-l-4 border-ochre bg-ochre-tint px-4 py-3">
      <p>{words.misjudged}</p>
      <Reasons title={words.sourcesSay} reasons={[...new Set(said)]} />
      <Reasons title={words.othersWrong} reasons={[...new Set(others)]} />
    </div>
  );
}

/** A note that begins with its outlet's name is not introduced by it once more. */
function saidBy({ publisher, note }: SourceLine): string {
  const [outlet = publisher] = publisher.split(/[,(]/);
  return note.startsWith(outlet.trim()) ? note : `${publisher}: ${note}`;
}
