"use client";

import { useEffect, useId, useState } from "react";
import { classes } from "@/components/class-names";
import { Demanded, laterOnDemand, whenIdle } from "@/components/on-demand";
import { GAP } from "@/components/questions/gap";
import type { Marking, QuestionWords, RendererProps } from "@/components/questions/marking";
import type { BankProps } from "@/components/questions/matching-bank";
import { Prompt } from "@/components/questions/prompt";
import { Select } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { MatchingView, QuestionAnswer } from "@/core/questions/views";

const bank = laterOnDemand<BankProps>(() =>
  import("@/components/questions/matching-bank").then((all) => all.MatchingBank),
);

type Pairs = Readonly<Record<string, string>>;

/** The options that were given, by premise. */
const pairsIn = (answer: QuestionAnswer | null): Pairs => (answer !== null && "pairs" in answer ? answer.pairs : {});

/**
 * A list to choose from for each sentence; by mouse or finger, the options can be dragged into the sentences as well, or
 * pressed one after the other.
 */
export function MatchingQuestion({ view, answer, onChange, marking, words }: RendererProps<MatchingView>) {
  const id = useId();
  const pairs = pairsIn(answer);
  /** The option that goes into the sentence pressed next. */
  const [picked, setPicked] = useState<string | null>(null);

  // It comes last: everything that it does, the lists do too.
  const [idle, setIdle] = useState(false);
  useEffect(() => whenIdle(() => setIdle(true)), []);

  function put(premiseId: string, optionId: string) {
    if (marking !== null) return;
    setPicked(null);
    const { [premiseId]: _, ...rest } = pairs;
    onChange({ pairs: optionId === "" ? rest : { ...rest, [premiseId]: optionId } });
  }

  return (
    <>
      <Prompt>{view.prompt}</Prompt>
      <p className="mt-2 text-ink-soft">{words.matchHint}</p>
      {marking === null && idle ? (
        <Demanded
          what={bank}
          props={{ options: view.options, used: Object.values(pairs), picked, onPick: setPicked, onDrop: put }}
        />
      ) : null}
      <ol className="mt-5 grid gap-3">
        {view.premises.map((premise) => {
          const chosen = pairs[premise.id] ?? "";
          const verdict = verdictOf(premise.id, chosen, marking);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: for a pointer alone; the list in it does the same by key
            <li
              key={premise.id}
              data-premise={premise.id}
              onClick={picked === null ? undefined : () => put(premise.id, picked)}
              className={classes("grid gap-2 rounded-2xl border-[1.5px] px-4 py-3", looks[verdict ?? "open"])}
            >
              <label htmlFor={`${id}-${premise.id}`} className="text-lg leading-snug">
                <Sentence text={premise.label} words={words} />
              </label>
              <div className="flex flex-wrap items-center gap-3">
                <Select
                  id={`${id}-${premise.id}`}
                  value={chosen}
                  disabled={marking !== null}
                  onChange={(event) => put(premise.id, event.target.value)}
                  className="min-w-0 flex-1 text-lg sm:max-w-sm"
                >
                  <option value="">{words.chooseOption}</option>
                  {view.options.map((option) => (
                    <option key={option.id} value={option.id}>
                      {option.label}
                    </option>
                  ))}
                </Select>
                {verdict === null ? null : <Mark verdict={verdict} words={words} />}
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}

type Verdict = "right" | "wrong" | "none";

const looks: Readonly<Record<Verdict | "open", string>> = {
  open: "border-line bg-surface",
  right: "border-right bg-right-tint",
  wrong: "border-wrong bg-wrong-tint",
  none: "border-line bg-surface",
};

function verdictOf(premiseId: string, chosen: string, marking: Marking | null): Verdict | null {
  if (marking === null) return null;
  if (chosen === "") return "none";
  return marking.wrongIds.includes(`${premiseId} ${chosen}`) ? "wrong" : "right";
}

function Mark({ verdict, words }: { readonly verdict: Verdict; readonly words: QuestionWords }) {
  if (verdict === "none") return <span className="text-sm text-ink-soft">{words.leftOpen}</span>;
  return (
    <span
      className={classes(
        "inline-flex items-center gap-1 text-sm font-semibold",
        verdict === "right" ? "text-(color:--right)" : "text-wrong",
      )}
    >
      <Icon name={verdict === "right" ? "check" : "cross"} className="size-5" />
      {verdict === "right" ? words.rightOption : words.wrongOption}
    </span>
  );
}

/** The sentence, its gap drawn for the eye and named for the ear. */
function Sentence({ text, words }: { readonly text: string; readonly words: QuestionWords }) {
  const [before, after] = text.split(GAP);
  return (
    <>
      {before}
      <span aria-hidden="true" className="mx-0.5 inline-block w-16 border-b-2 border-ink-soft align-baseline" />
      <span className="sr-only">{words.blank}</span>
      {after}
    </>
  );
}
