"use client";

import { type Dispatch, type ReactNode, useState } from "react";
import { useFault } from "@/app/(teach)/_components/fault";
import { type RulesWords, rulesSentences } from "@/app/(teach)/_components/rules/rules-sentence";
import { writtenCivil } from "@/components/dates";
import { describedBy, Field, Select, TextInput, TickCard } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { ConfidenceRule, QuizRules, ReviewLevel } from "@/core/quizzes/rules/quiz-rules";

/** The fields as they are posted; the server reads them in teach-input.ts. */
export type RulesDraft = {
  readonly minutes: string;
  /** A number, or "any". */
  readonly sittings: string;
  readonly counts: QuizRules["counts"];
  /** YYYY-MM-DDTHH:MM in the teacher's zone, or empty. */
  readonly opens: string;
  /** HH:MM, or empty for the end of the day. */
  readonly dueTime: string;
  readonly closes: "never" | "due" | "later";
  readonly closesAt: string;
  readonly overdue: QuizRules["overdue"];
  readonly shuffle: boolean;
  readonly reviewAfter: ReviewLevel;
  readonly reviewClosed: ReviewLevel;
  readonly confidence: ConfidenceRule;
};

const practice: RulesDraft = {
  minutes: "",
  sittings: "any",
  counts: "best",
  opens: "",
  dueTime: "",
  closes: "never",
  closesAt: "",
  overdue: "submit",
  shuffle: false,
  reviewAfter: "everything",
  reviewClosed: "everything",
  confidence: "free",
};

/** What a teacher gets who chooses nothing: a test is sat once, by everybody before anybody is told the answers. */
export const usualRules: Readonly<Record<QuizRules["mode"], RulesDraft>> = {
  practice,
  test: { ...practice, sittings: "1", closes: "due", shuffle: true, reviewAfter: "score" },
};

const LEVELS = ["nothing", "score", "marks", "everything"] as const satisfies readonly ReviewLevel[];
const CONFIDENCE = ["free", "always", "never"] as const satisfies readonly ConfidenceRule[];
const COUNTS = ["best", "mean", "first", "last"] as const satisfies readonly QuizRules["counts"][];
const SITTINGS = ["1", "2", "3", "5", "10"] as const;

const CLOSES = ["never", "due", "later"] as const;
/** A test that never closed could never tell its answers to everybody. */
const TEST_CLOSES = ["due", "later"] as const;

/** Why some of the rules cannot be changed any more, where they cannot. */
export type LockedRules = { readonly [Rule in "closes" | "overdue" | "review"]?: string };

type Props = {
  readonly mode: QuizRules["mode"];
  readonly draft: RulesDraft;
  readonly onChange: Dispatch<Partial<RulesDraft>>;
  /** YYYY-MM-DD, or empty while it is being typed. */
  readonly dueOn: string;
  readonly language: string;
  readonly words: RulesWords;
  readonly locked?: LockedRules | undefined;
};

/** The rules of a quiz, folded away: who needs none reads one paragraph that says what holds. */
export function RulesFields({ mode, draft, onChange, dueOn, language, words, locked = {} }: Props) {
  const test = mode === "test";
  const ends = draft.minutes !== "" || draft.closes !== "never";
  return (
    <div className="grid grid-cols-1 gap-3">
      <details className="rounded-2xl border border-line bg-surface px-5 open:pb-6">
        <summary className="py-3 font-display text-xl font-semibold">{words.title}</summary>
        <div className="mt-3 grid grid-cols-1 gap-7">
          <TimeLimit draft={draft} onChange={onChange} words={words} />
          <Sittings draft={draft} onChange={onChange} words={words} />
          <Dates
            closes={test ? TEST_CLOSES : CLOSES}
            draft={draft}
            onChange={onChange}
            words={words}
            why={locked.closes}
          />
          {test && ends && !(locked.overdue && draft.overdue === "submit") ? (
            <Pick
              id="overdue"
              label={words.overdue}
              value={draft.overdue}
              options={[
                ["submit", words.overdueSubmit],
                ["discard", words.overdueDiscard],
              ]}
              onPick={(value) => onChange({ overdue: value as QuizRules["overdue"] })}
            />
          ) : null}
          {test && ends && locked.overdue ? (
            <div className="grid gap-1.5">
              <p className="font-semibold">{words.overdue}</p>
              <p>{words.overdueSubmit}</p>
              <Reason>{locked.overdue}</Reason>
            </div>
          ) : null}
          {test ? <Review draft={draft} onChange={onChange} words={words} why={locked.review} /> : null}
          <Pick
            id="confidence"
            label={words.confidence}
            value={draft.confidence}
            options={CONFIDENCE.filter((value) => !test || value !== "always").map(
              (value) => [value, words.confidenceOf[value]] as const,
            )}
            onPick={(value) => onChange({ confidence: value as ConfidenceRule })}
          />
          <TickCard
            kind="checkbox"
            name="shuffle"
            value="yes"
            checked={draft.shuffle}
            onChange={(event) => onChange({ shuffle: event.target.checked })}
            label={words.shuffle}
          />
        </div>
      </details>
      <p className="max-w-prose text-ink-soft" data-testid="rules-said">
        {rulesSentences(said(mode, draft, dueOn, language), words).join(" ")}
      </p>
    </div>
  );
}

type PartProps = Pick<Props, "draft" | "onChange" | "words">;

function TimeLimit({ draft, onChange, words }: PartProps) {
  return (
    <Field id="minutes" label={words.minutes} hint={words.minutesHint}>
      <TextInput
        id="minutes"
        name="minutes"
        type="number"
        inputMode="decimal"
        min={0.5}
        max={240}
        step={0.5}
        value={draft.minutes}
        onChange={(event) => onChange({ minutes: event.target.value })}
        aria-describedby={describedBy("minutes", { hint: true })}
        className="max-w-32"
      />
    </Field>
  );
}

function Sittings({ draft, onChange, words }: PartProps) {
  return (
    <>
      <Pick
        id="sittings"
        label={words.sittings}
        value={draft.sittings}
        options={[...SITTINGS.map((value) => [value, value] as const), ["any", words.sittingsAny]]}
        onPick={(sittings) => onChange({ sittings })}
      />
      {draft.sittings === "1" ? null : (
        <Pick
          id="counts"
          label={words.counts}
          value={draft.counts}
          options={COUNTS.map((value) => [value, words.countsOf[value]] as const)}
          onPick={(value) => onChange({ counts: value as QuizRules["counts"] })}
        />
      )}
    </>
  );
}

const Reason = ({ children }: { readonly children: ReactNode }) => <p className="text-sm text-ink-soft">{children}</p>;

type OpensProps = {
  /** YYYY-MM-DDTHH:MM in the teacher's zone, or empty. */
  readonly value: string;
  readonly onChange: Dispatch<string>;
  readonly words: RulesWords;
  /** Why it stays as it is. */
  readonly why?: string | undefined;
};

/** From when on learners have it: a quiz, or reviewing. */
export function OpensField({ value, onChange, words, why }: OpensProps) {
  return (
    <Field id="opens" label={words.opens} hint={why ?? words.opensHint}>
      <TextInput
        id="opens"
        name="opens"
        type="datetime-local"
        readOnly={why !== undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...useFault("opens", describedBy("opens", { hint: true }))}
        className="max-w-72"
      />
    </Field>
  );
}

type DatesProps = PartProps & {
  readonly closes: readonly RulesDraft["closes"][];
  /** Why the closing stays as it is. */
  readonly why: string | undefined;
};

function Dates({ closes, draft, onChange, words, why }: DatesProps) {
  const closing = useFault("closesAt");
  return (
    <>
      <OpensField value={draft.opens} onChange={(opens) => onChange({ opens })} words={words} />
      <Field id="dueTime" label={words.dueTime} hint={words.dueTimeHint}>
        <TextInput
          id="dueTime"
          name="dueTime"
          type="time"
          value={draft.dueTime}
          onChange={(event) => onChange({ dueTime: event.target.value })}
          {...useFault("dueTime", describedBy("dueTime", { hint: true }))}
          className="max-w-40"
        />
      </Field>
      <Segmented
        name="closes"
        legend={words.closes}
        value={draft.closes}
        onChange={(value) => onChange({ closes: value as RulesDraft["closes"] })}
        options={closes
          .filter((value) => why === undefined || value === draft.closes)
          .map((value) => ({ value, label: words.closesOf[value] }))}
      />
      {why === undefined ? null : <Reason>{why}</Reason>}
      {draft.closes === "later" ? (
        <Field id="closesAt" label={words.closesAt}>
          <TextInput
            id="closesAt"
            name="closesAt"
            type="datetime-local"
            required
            readOnly={why !== undefined}
            value={draft.closesAt}
            onChange={(event) => onChange({ closesAt: event.target.value })}
            {...closing}
            className="max-w-72"
          />
        </Field>
      ) : null}
    </>
  );
}

function Review({ draft, onChange, words, why }: PartProps & { readonly why: string | undefined }) {
  // Locked, a level only rises: what it was at first is its least.
  const [least] = useState({ after: draft.reviewAfter, closed: draft.reviewClosed });
  const level = (value: ReviewLevel) => [value, words.level[value]] as const;
  const atLeast = (value: ReviewLevel) => (why === undefined ? 0 : LEVELS.indexOf(value));
  const from = Math.max(LEVELS.indexOf(draft.reviewAfter), atLeast(least.closed));
  return (
    <>
      {why === undefined ? null : <Reason>{why}</Reason>}
      <Pick
        id="reviewAfter"
        label={words.reviewAfter}
        value={draft.reviewAfter}
        options={LEVELS.slice(atLeast(least.after)).map(level)}
        onPick={(value) => {
          const reviewAfter = value as ReviewLevel;
          const closed = LEVELS.indexOf(draft.reviewClosed) < LEVELS.indexOf(reviewAfter);
          // What was shown is not hidden again.
          onChange(closed ? { reviewAfter, reviewClosed: reviewAfter } : { reviewAfter });
        }}
      />
      {draft.reviewAfter === "everything" ? null : (
        <Pick
          id="reviewClosed"
          label={words.reviewClosed}
          value={draft.reviewClosed}
          options={LEVELS.slice(from).map(level)}
          onPick={(value) => onChange({ reviewClosed: value as ReviewLevel })}
        />
      )}
    </>
  );
}

function Pick({
  id,
  label,
  value,
  options,
  onPick,
}: {
  readonly id: string;
  readonly label: ReactNode;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onPick: (value: string) => void;
}) {
  return (
    <Field id={id} label={label}>
      <Select id={id} name={id} value={value} onChange={(event) => onPick(event.target.value)} className="max-w-md">
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** The draft as rulesSentences wants it; what is still being typed is left out. */
function said(mode: QuizRules["mode"], draft: RulesDraft, dueOn: string, language: string) {
  const { minutes, sittings, opens, dueTime, closes, closesAt, ...rest } = draft;
  return {
    ...rest,
    mode,
    timeLimitS: minutes === "" ? null : Math.round(Number(minutes) * 60),
    attemptLimit: sittings === "any" ? null : Number(sittings),
    opens: opens === "" ? null : writtenCivil(opens, language),
    due: dueOn === "" ? "…" : writtenCivil(dueTime === "" ? dueOn : `${dueOn}T${dueTime}`, language),
    closes:
      closes === "never" ? null : closes === "due" ? "due" : closesAt === "" ? "…" : writtenCivil(closesAt, language),
  };
}
