"use client";

import { useActionState, useState } from "react";
import {
  AssignmentFields,
  type AssignmentFieldsProps,
  type GivenStart,
  LockedField,
} from "@/app/(teach)/_components/assignment-fields";
import { FormNotice } from "@/components/forms/form-notice";
import { FieldGroup, TickCard } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { fill } from "@/components/words";
import type { Lock } from "@/core/quizzes/rules/assignment-locks";
import type changing from "@/messages/en/changing.json";

/** What the form shows after it was sent: an error, or what the change would bring about, in sentences. */
export type LookState = { readonly error: string | null; readonly look: readonly string[] | null };

type Props = AssignmentFieldsProps & {
  readonly action: (previous: LookState, form: FormData) => Promise<LookState>;
  readonly assignment: {
    readonly id: string;
    readonly revision: number;
    readonly title: string;
    readonly locks: readonly Lock[];
    readonly newerVersion: number | null;
  };
  readonly start: GivenStart;
  readonly words: typeof changing;
};

const untouched: LookState = { error: null, look: null };

/** Changes what was given in two steps: first it is said what that brings about, then it is saved. */
export function ChangeForm({ action, assignment, start, words, ...fields }: Props) {
  const [state, send] = useActionState(action, untouched);
  const [title, setTitle] = useState(assignment.title);
  // What was looked at is no longer what is typed.
  const [stale, setStale] = useState<LookState>(untouched);
  const why = (lock: Lock) => (assignment.locks.includes(lock) ? words.why[lock] : undefined);
  const rulesLocked = Object.fromEntries(
    (["closes", "overdue", "review"] as const).flatMap((rule) => {
      const reason = why(rule);
      return reason === undefined ? [] : [[rule, reason]];
    }),
  );
  const said = fields.texts[state.error ?? ""];
  return (
    <form
      action={send}
      onChange={() => setStale(state)}
      // React empties a form once its action is done; here it is looked at first, and sent once more.
      onReset={(event) => event.preventDefault()}
      className="grid max-w-3xl grid-cols-1 gap-8"
    >
      <input type="hidden" name="assignmentId" value={assignment.id} />
      <input type="hidden" name="seen" value={assignment.revision} />
      <AssignmentFields
        {...fields}
        start={start}
        title={title}
        onTitle={setTitle}
        kindLocked={why("kind") ?? null}
        opensLocked={why("opens") ?? null}
        rulesLocked={rulesLocked}
      />
      <FieldGroup legend={words.questions}>
        {why("questions") ? (
          <LockedField name="newQuestions" value="no" why={words.why.questions} />
        ) : assignment.newerVersion === null ? (
          <p className="text-ink-soft">{words.asGiven}</p>
        ) : (
          <TickCard
            kind="checkbox"
            name="newQuestions"
            value="yes"
            label={fill(words.newQuestions, { version: assignment.newerVersion })}
            detail={words.newQuestionsHint}
          />
        )}
      </FieldGroup>
      {said ? (
        <FormNotice answer={state} error>
          {said}
        </FormNotice>
      ) : null}
      {state.look !== null && stale !== state ? (
        <Notice role="status" title={words.effects}>
          <ul className="mt-1 list-disc pl-5">
            {state.look.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="step" value="look" variant="secondary" size="large">
          {words.look}
        </SubmitButton>
        {state.look !== null && stale !== state ? (
          <SubmitButton name="step" value="save" size="large">
            {words.save}
          </SubmitButton>
        ) : null}
      </div>
    </form>
  );
}
