"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import type { KeptChoices } from "@/components/quiz/start/own-quiz-fields";
import {
  type ModeWords,
  type StartMode,
  StartModeFields,
  type StartProblem,
  startModes,
} from "@/components/quiz/start/start-mode";
import { type Available, useAvailable } from "@/components/quiz/start/use-available";
import { FieldGroup, TickCard } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { SubmitButton } from "@/components/ui/submit-button";
import { fill } from "@/components/words";
import type { QuestionTypeName } from "@/core/questions/views";
import type quiz from "@/messages/en/quiz.json";

type State = {
  readonly error: "invalid" | "no-topic" | "throttled" | "too-few" | "told-by-heading" | "forbidden" | null;
  readonly kept: KeptChoices | null;
};

type Props = {
  readonly action: (previous: State, form: FormData) => Promise<State>;
  readonly topics: readonly { readonly id: string; readonly name: string; readonly facts: string }[];
  readonly chosen: readonly string[];
  readonly types: readonly QuestionTypeName[];
  readonly visitor: boolean;
  readonly problem: StartProblem | null;
  readonly mode: StartMode;
  readonly words: (typeof quiz)["new"];
  readonly modeWords: ModeWords;
};

const DIFFICULTIES = ["any", "easy", "medium", "hard"] as const;
const LENGTHS = ["5", "10", "20"] as const;

/** Mode, topics, length and kinds; works without scripts, too. Sent back, it keeps what was chosen. */
export function StartQuizForm({ action, topics, chosen, types, visitor, problem, mode, words, modeWords }: Props) {
  const [state, submit] = useActionState(action, { error: null, kept: null });
  const { kept } = state;
  // Known in the browser alone, so it comes after the first paint; kept in state, or a redraw would empty the field.
  const [timeZone, setTimeZone] = useState("");
  useEffect(() => setTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  const shown = state.error ?? problem;
  const { found, ask } = useAvailable();
  // How many questions there are now is told below, as the choices change: once is enough.
  const error =
    shown === null || ((shown === "too-few" || shown === "told-by-heading") && found !== null)
      ? null
      : sentence(shown, words, modeWords);
  const form = useRef<HTMLFormElement>(null);
  // The button that had the focus was put out of use while the form was sent.
  useEffect(() => {
    if (state.error === "no-topic") form.current?.querySelector<HTMLInputElement>("input[name=topic]")?.focus();
  }, [state]);
  // A topic's own page leads here with the topic chosen.
  const fromTopic = chosen.length > 0;
  useEffect(() => {
    if (fromTopic && form.current !== null) ask(form.current);
  }, [fromTopic, ask]);

  return (
    <form
      ref={form}
      action={submit}
      onChange={({ currentTarget }) => ask(currentTarget)}
      className="group/start grid gap-10"
    >
      <input type="hidden" name="timeZone" value={timeZone} readOnly />
      <StartModeFields
        chosen={startModes.find((known) => known === kept?.mode) ?? mode}
        timeLimit={kept?.timeLimit ?? ""}
        words={modeWords}
      />
      <FieldGroup legend={words.topics} hint={words.topicsHint}>
        <div className="grid gap-2.5 sm:grid-cols-2">
          {topics.map(({ id, name, facts }) => (
            <TickCard
              key={id}
              kind="checkbox"
              name="topic"
              value={id}
              label={name}
              detail={facts}
              defaultChecked={(kept?.topics ?? chosen).includes(id)}
            />
          ))}
        </div>
      </FieldGroup>
      <div className="grid gap-10 group-has-[input[value=pretest]:checked]/start:hidden">
        <Segmented
          name="length"
          legend={words.length}
          options={LENGTHS.map((length) => ({ value: length, label: length }))}
          defaultValue={kept?.length || "10"}
        />
        <Segmented
          name="difficulty"
          legend={words.difficulty}
          options={DIFFICULTIES.map((value) => ({ value, label: words.difficulties[value] }))}
          defaultValue={kept?.difficulty || "any"}
        />
      </div>
      <div className="grid gap-3 group-has-[input[value=pretest]:checked]/start:hidden">
        <Segmented
          name="kinds"
          legend={words.types}
          options={[
            { value: "mix", label: words.mix },
            { value: "choose", label: words.choose },
          ]}
          defaultValue={kept?.kinds || "mix"}
        />
        <fieldset className="rise hidden gap-2.5 group-has-[input[value=choose]:checked]/start:grid sm:grid-cols-2">
          <legend className="sr-only">{words.types}</legend>
          <p className="text-sm text-ink-soft sm:col-span-2">{words.typesHint}</p>
          {types.map((type) => (
            <TickCard
              key={type}
              kind="checkbox"
              name="type"
              value={type}
              label={words.type[type]}
              defaultChecked={kept?.types.includes(type) ?? false}
            />
          ))}
        </fieldset>
      </div>
      <div className="grid justify-items-start gap-4">
        <div role="status" className="empty:hidden">
          {error ? <Notice tone="warning">{error}</Notice> : null}
        </div>
        {/* Always there, so that what comes into it is read out. */}
        <p role="status">{found === null ? null : shortage(found, words)}</p>
        <SubmitButton size="large">{words.start}</SubmitButton>
        {visitor ? <p className="text-sm text-ink-soft">{words.guest}</p> : null}
      </div>
    </form>
  );
}

/** That there are fewer questions than asked for; null where there are as many. */
function shortage({ available, length, fewest, why }: Available, words: Props["words"]): string | null {
  if (available >= length) return null;
  const isTold = why.includes("told-by-heading");
  if (available < fewest) return isTold ? words.tooFewTold : words.tooFew;
  const fewer = fill(words.fewer, { count: available, length });
  return isTold ? `${fewer} ${words.fewerTold}` : fewer;
}

function sentence(
  problem: Exclude<State["error"], null> | StartProblem,
  words: Props["words"],
  modeWords: ModeWords,
): string {
  switch (problem) {
    case "too-few":
      return words.tooFew;
    case "told-by-heading":
      return words.tooFewTold;
    case "no-topic":
      return modeWords.noTopic;
    case "throttled":
      return words.throttled;
    case "gone":
    case "forbidden":
      return words.gone;
    case "invalid":
      return words.invalid;
    case "not-open-yet":
      return modeWords.notOpenYet;
    case "closed":
      return modeWords.closed;
    case "no-more":
      return modeWords.noMore;
    default:
      return problem satisfies never;
  }
}
