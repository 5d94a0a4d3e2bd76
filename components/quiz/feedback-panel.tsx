import { ArrowUpRight, CircleCheck, CircleDot, CircleX, ExternalLink, Lightbulb } from "lucide-react";
import type { Ref } from "react";
import { classes } from "@/components/class-names";
import { writtenDate } from "@/components/dates";
import { StatusBadge } from "@/components/ui/badge";
import { fill } from "@/components/words";
import type { Feedback, SourceLine } from "@/core/questions/contract";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import type common from "@/messages/en/common.json";
import type quiz from "@/messages/en/quiz.json";

export type FeedbackWords = (typeof quiz)["feedback"];
export type StatusWords = (typeof common)["status"];

type Tone = "right" | "partial" | "wrong" | "neutral";

const looks = {
  right: { icon: CircleCheck, bar: "border-right", text: "text-(color:--right)" },
  partial: { icon: CircleDot, bar: "border-ochre", text: "text-ochre-ink" },
  wrong: { icon: CircleX, bar: "border-wrong", text: "text-wrong" },
  neutral: { icon: Lightbulb, bar: "border-line-strong", text: "text-ink" },
} satisfies Record<Tone, { icon: typeof CircleX; bar: string; text: string }>;

/** Sign and colour of a tone; the word beside it says the same. */
export const verdictLook = (tone: Tone) => looks[tone];

/** How a grade is called, and in which tone. */
export function verdictOf(grade: StoredGrade, words: FeedbackWords): { readonly tone: Tone; readonly title: string } {
  switch (grade.kind) {
    case "correct":
      return { tone: "right", title: words.correct };
    case "partial":
      return { tone: "partial", title: words.partial };
    case "incorrect":
      return { tone: "wrong", title: words.incorrect };
    case "dont-know":
      return { tone: "neutral", title: words.dontKnow };
    case "skipped":
      return { tone: "neutral", title: words.skipped };
    case "undecided":
      return { tone: "neutral", title: words.undecided };
    default:
      return grade satisfies never;
  }
}

/** What a screen reader is told at once. */
export function spokenVerdict(grade: StoredGrade, feedback: Feedback, words: FeedbackWords): string {
  const { tone } = verdictOf(grade, words);
  const template = {
    right: words.correctSpoken,
    partial: words.partialSpoken,
    wrong: words.incorrectSpoken,
    neutral: words.neutralSpoken,
  }[tone];
  return fill(template, { answer: feedback.answer });
}

/** Ids of the options and parts that the learner chose. */
function chosenIds(given: Given): readonly string[] {
  if (!("answer" in given)) return [];
  const { answer } = given;
  if ("choiceId" in answer) return answer.choiceId === null ? [] : [answer.choiceId];
  if ("verdict" in answer) {
    const parts = [answer.partId, answer.optionId].filter((id) => id !== null);
    return answer.verdict === null ? parts : [String(answer.verdict), ...parts];
  }
  if ("choiceIds" in answer) return answer.choiceIds;
  if ("pairs" in answer) return Object.entries(answer.pairs).map(([premise, option]) => `${premise} ${option}`);
  return "order" in answer ? answer.order : [];
}

/** Why each right option belongs that the learner left out; only of what was to be chosen among several. */
function missedReasons(given: Given, { whyRight = {} }: Feedback): readonly string[] {
  if (!("answer" in given) || !("choiceIds" in given.answer)) return [];
  const chosen = new Set(given.answer.choiceIds);
  return Object.entries(whyRight).flatMap(([id, why]) => (chosen.has(id) ? [] : [why]));
}

type Props = {
  readonly grade: StoredGrade;
  readonly given: Given;
  readonly feedback: Feedback;
  readonly words: FeedbackWords;
  readonly statusWords: StatusWords;
  readonly headingRef: Ref<HTMLHeadingElement>;
};

/** Right answer, why, why not the chosen one, how sure it is, as of when, and where to read it. */
export function FeedbackPanel({ grade, given, feedback, words, statusWords, headingRef }: Props) {
  const { tone, title } = verdictOf(grade, words);
  const { icon: Icon, bar, text } = looks[tone];
  const reasons = tone === "right" ? [] : chosenIds(given).flatMap((id) => feedback.whyWrong[id] ?? []);
  const missed = tone === "right" ? [] : missedReasons(given, feedback);
  const note = "note" in grade ? grade.note : null;

  return (
    <section className={classes("rise mt-8 rounded-2xl border border-line border-t-6 bg-surface p-5 sm:p-7", bar)}>
      <h2 ref={headingRef} tabIndex={-1} className={classes("flex items-center gap-2.5 text-2xl", text)}>
        <Icon aria-hidden="true" className="size-7 shrink-0" />
        {title}
      </h2>
      {note ? (
        <p className="mt-2">
          {fill(note.code === "spelling" ? words.spellingNote : words.preciseNote, { expected: note.expected })}
        </p>
      ) : null}
      <p className="mt-4 text-sm font-semibold text-ink-soft">{words.answer}</p>
      <p className="font-display text-xl leading-snug font-semibold">{feedback.answer}</p>
      <p className="mt-3">{feedback.because}</p>
      <Reasons title={words.whyWrong} reasons={reasons} />
      <Reasons title={words.missed} reasons={missed} />
      <Provenance
        status={feedback.status}
        statusReason={feedback.statusReason}
        asOf={feedback.asOf}
        sources={feedback.sources}
        factId={feedback.factIds[0] ?? null}
        words={words}
        statusWords={statusWords}
      />
    </section>
  );
}

function Reasons({ title, reasons }: { readonly title: string; readonly reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <>
      <p className="mt-4 text-sm font-semibold text-ink-soft">{title}</p>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
    </>
  );
}

type ProvenanceProps = Pick<Feedback, "status" | "statusReason" | "asOf"> & {
  readonly sources: readonly Omit<SourceLine, "note">[];
  /** The fact to read more about; null for none. */
  readonly factId: string | null;
  readonly words: FeedbackWords;
  readonly statusWords: StatusWords;
};

/** How sure a fact is and where it can be read: under every answer and on the back of every card. */
export function Provenance({ status, statusReason, asOf, sources, factId, words, statusWords }: ProvenanceProps) {
  return (
    <div className="mt-6 border-t border-line pt-5 text-[0.95rem]">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <StatusBadge status={status} label={statusWords[status]} />
        <span className="text-sm text-ink-soft">{fill(words.asOf, { date: writtenDate(asOf) })}</span>
      </div>
      <p className="mt-2 text-ink-soft">{statusReason}</p>
      <p className="mt-4 text-sm font-semibold text-ink-soft">{words.sources}</p>
      <ul className="mt-1 grid gap-2">
        {sources.map((source) => (
          <li key={`${source.title} ${source.at}`} className="leading-snug">
            {source.url ? (
              <a
                href={source.url}
                target="_blank"
                rel="noreferrer"
                className="font-medium text-indigo underline decoration-1 underline-offset-3 hover:decoration-2"
              >
                {source.title}
                <ExternalLink aria-hidden="true" className="ml-1 inline size-3.5" />
              </a>
            ) : (
              <span className="font-medium">{source.title}</span>
            )}
            <span className="block text-sm text-ink-soft">
              {[source.publisher, source.date === null ? words.undated : writtenDate(source.date), source.at]
                .filter((part) => part !== "")
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      {factId === null ? null : (
        // In a tab of its own: reading on must not leave a quiz behind.
        <a
          href={`/en/facts/${factId}`}
          target="_blank"
          rel="noreferrer"
          className="mt-3 inline-flex min-h-11 items-center gap-1 font-semibold text-indigo hover:underline"
        >
          {words.more}
          <ArrowUpRight aria-hidden="true" className="size-4.5" />
        </a>
      )}
    </div>
  );
}
