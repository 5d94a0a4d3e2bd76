import { classes } from "@/components/class-names";
import { HowMade } from "@/components/explain/how-made";
import { writtenAnswer, writtenQuestion } from "@/components/questions/written-answer";
import { Grounds } from "@/components/quiz/grounds";
import { Misjudged } from "@/components/quiz/misjudged";
import type { StatusWords } from "@/components/quiz/provenance";
import { WhyNot } from "@/components/quiz/reasons";
import { AnsweredMap } from "@/components/quiz/result/answered-map";
import { untoldTitle, verdictLook, verdictOf } from "@/components/quiz/verdict";
import { ReportForm } from "@/components/report/report-form";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { fill } from "@/components/words";
import type { Confidence } from "@/core/memory/grade-mapping";
import type { Feedback } from "@/core/questions/contract";
import type { Explanation } from "@/core/questions/explain";
import type { QuestionView } from "@/core/questions/views";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import { isMisjudged } from "@/core/quizzes/rules/misjudged";
import type { Mark } from "@/core/quizzes/score";
import type quiz from "@/messages/en/quiz.json";

type Item = {
  readonly index: number;
  readonly view: QuestionView;
  /** Null where the rules do not tell it. */
  readonly feedback: Feedback | null;
  readonly given: Given | null;
  readonly grade: StoredGrade | null;
  readonly credit: number | null;
  readonly confidence: Confidence | null;
  readonly ruling: Mark | null;
  /** Taken out while the sitting went on, as a fact behind it was withdrawn. */
  readonly takenOut: boolean;
  /** Why editors have withdrawn a fact behind it; null where none is withdrawn now. */
  readonly withdrawal: string | null;
  readonly explanation: Explanation | null;
  /** What to read next, where it was missed. */
  readonly next?: readonly NextLink[];
};

export type NextLink = { readonly href: string; readonly text: string };

type Props = {
  readonly items: readonly Item[];
  readonly words: typeof quiz;
  readonly statusWords: StatusWords;
  /** What was given after the end, by index: it does not count. */
  readonly late: ReadonlyMap<number, Given>;
  /** Starts one more question like one of these; null while the sitting is not over. */
  readonly another: {
    readonly attemptId: string;
    readonly action: (form: FormData) => Promise<void>;
    /** What it would be about, by index: the same fact, or another of the topic. None is offered where there is none. */
    readonly likeness: ReadonlyMap<number, "fact" | "topic" | null>;
  } | null;
};

/** Answered questions as a list; each opens to its answer, its reason and its sources. */
export function ResultItems({ items, words, statusWords, late, another }: Props) {
  return (
    <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
      {items.map((item) => {
        const { index, view, feedback, given, grade, takenOut, withdrawal, explanation, next = [] } = item;
        const misjudged = isMisjudged(item);
        const { tone, title } = standingOf(item, words);
        const { icon, text } = verdictLook(tone);
        const written = given === null ? null : writtenAnswer(view, given, words.question);
        const tooLate = late.get(index);
        return (
          <li key={index}>
            <details className="group">
              <summary className="flex list-none items-start gap-3 px-4 py-3.5 hover:bg-sand sm:px-5 [&::-webkit-details-marker]:hidden">
                <Icon name={icon} className={classes("mt-0.5 size-5", text)} />
                <span className="min-w-0 flex-1">
                  <span className="sr-only">{title}: </span>
                  {misjudged ? (
                    <span className="mb-1 block">
                      <Badge tone="ochre">{words.result.wasSure}</Badge>
                    </span>
                  ) : null}
                  <span className="text-ink-soft tabular-nums">{index + 1}. </span>
                  <span className="font-medium">{writtenQuestion(view)}</span>
                  {feedback ? (
                    <span className="mt-0.5 line-clamp-2 text-ink-soft group-open:line-clamp-none">
                      {feedback.answer}
                    </span>
                  ) : null}
                </span>
                <Icon name="down" className="mt-0.5 size-5 text-ink-soft group-open:rotate-180" />
              </summary>
              <div className="px-4 pb-5 pl-12 sm:px-5 sm:pl-13">
                {written ? (
                  <p className="mb-3">
                    <span className="font-semibold">{words.result.yours}:</span> {written}
                  </p>
                ) : null}
                {!takenOut && (given === null || (grade === null && written === null)) ? (
                  <p className="mb-3 font-semibold">{untoldTitle(given, words)}</p>
                ) : null}
                <Withdrawn takenOut={takenOut} withdrawal={withdrawal} words={words.result} />
                {tooLate === undefined ? null : (
                  <p className="mb-3">
                    <span className="font-semibold">{words.result.tooLate}:</span>{" "}
                    {writtenAnswer(view, tooLate, words.question)}
                  </p>
                )}
                {feedback ? (
                  <>
                    {view.type === "map" && feedback.spot ? (
                      <AnsweredMap given={given} spot={feedback.spot} words={words} />
                    ) : null}
                    <Grounds
                      feedback={feedback}
                      withdrawn={withdrawal !== null}
                      words={words.feedback}
                      statusWords={statusWords}
                    >
                      {given === null || tone === "right" || takenOut ? null : (
                        <WhyNot given={given} feedback={feedback} words={words.feedback} />
                      )}
                      {misjudged && given !== null ? (
                        <Misjudged given={given} feedback={feedback} words={words.feedback} />
                      ) : null}
                    </Grounds>
                  </>
                ) : null}
                {next.length === 0 ? null : <ReadNext links={next} title={words.result.readNext} />}
                {feedback === null || feedback.status === null ? null : (
                  <Another index={index} another={another} words={words.another} />
                )}
                {explanation === null || feedback?.status === null ? null : (
                  <HowMade explanation={explanation} words={words.howMade} />
                )}
                {feedback === null ? null : <ReportForm factIds={feedback.factIds} words={words.report} />}
              </div>
            </details>
          </li>
        );
      })}
    </ul>
  );
}

/** What a question was judged, or that it was taken out. */
function standingOf({ takenOut, grade, given }: Item, words: Props["words"]) {
  if (takenOut) return { tone: "neutral" as const, title: words.result.takenOut };
  if (grade === null) return { tone: "neutral" as const, title: untoldTitle(given, words) };
  return verdictOf(grade, words.feedback);
}

type WithdrawnProps = Pick<Item, "takenOut" | "withdrawal"> & { readonly words: Props["words"]["result"] };

/** That a fact behind the question was withdrawn, and what follows from it. */
function Withdrawn({ takenOut, withdrawal, words }: WithdrawnProps) {
  if (!takenOut && withdrawal === null) return null;
  return (
    <div className="mb-3">
      <Notice>
        <p>{takenOut ? words.takenOutWhy : words.withdrawnSince}</p>
        {withdrawal === null ? null : <p>{fill(words.withdrawalReason, { reason: withdrawal })}</p>}
      </Notice>
    </div>
  );
}

type AnotherProps = Pick<Props, "another"> & {
  readonly index: number;
  readonly words: Props["words"]["another"];
};

/** The way to one more question, named for what it will be about. */
function Another({ index, another, words }: AnotherProps) {
  const likeness = another?.likeness.get(index) ?? null;
  if (another === null || likeness === null) return null;
  return (
    <form action={another.action} className="mt-4">
      <input type="hidden" name="attemptId" value={another.attemptId} />
      <input type="hidden" name="index" value={index} />
      <SubmitButton variant="secondary" size="small">
        {words.starts[likeness]}
      </SubmitButton>
      {likeness === "fact" ? null : <p className="mt-1.5 text-sm text-ink-soft">{words.noOtherKind}</p>}
    </form>
  );
}

function ReadNext({ links, title }: { readonly links: readonly NextLink[]; readonly title: string }) {
  return (
    <>
      <p className="mt-4 text-sm font-semibold text-ink-soft">{title}</p>
      <ul className="mt-1 grid gap-1.5">
        {links.map(({ href, text }) => (
          <li key={href} className="leading-snug">
            <a href={href} className="text-indigo underline decoration-1 underline-offset-4 hover:decoration-2">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
