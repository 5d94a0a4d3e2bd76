"use client";

import { useId, useState } from "react";
import { classes } from "@/components/class-names";
import type { Marking, QuestionWords, RendererProps } from "@/components/questions/marking";
import { Prompt } from "@/components/questions/prompt";
import { useDrag } from "@/components/questions/use-drag";
import { GAP } from "@/components/questions/written-answer";
import { Select } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { Choice, MatchingView, QuestionAnswer } from "@/core/questions/views";

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
      {marking === null ? (
        <Bank options={view.options} used={Object.values(pairs)} picked={picked} onPick={setPicked} onDrop={put} />
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

type BankProps = {
  readonly options: readonly Choice[];
  readonly used: readonly string[];
  readonly picked: string | null;
  readonly onPick: (optionId: string | null) => void;
  readonly onDrop: (premiseId: string, optionId: string) => void;
};

/** The options to be dragged or pressed, for a pointer alone: everything that it does, the lists do too. */
function Bank({ options, used, picked, onPick, onDrop }: BankProps) {
  const [shift, setShift] = useState({ x: 0, y: 0 });
  const { dragged, start } = useDrag({
    onMove: (_id, at, from) => setShift({ x: at.pageX - from.pageX, y: at.pageY - from.pageY }),
    onTap: (id) => onPick(picked === id ? null : id),
    onDrop(id, { clientX, clientY }) {
      const under = document.elementsFromPoint(clientX, clientY);
      const premise = under.map((element) => element.closest<HTMLElement>("[data-premise]")).find((each) => each);
      if (premise?.dataset.premise !== undefined) onDrop(premise.dataset.premise, id);
    },
  });

  return (
    <ul aria-hidden="true" className="mt-5 flex flex-wrap gap-2">
      {options.map(({ id, label }) => (
        <li
          key={id}
          onPointerDown={(event) => {
            setShift({ x: 0, y: 0 });
            start(event, id);
          }}
          style={dragged === id ? { transform: `translate(${shift.x}px, ${shift.y}px)` } : undefined}
          className={classes(
            "cursor-grab touch-none rounded-full border-[1.5px] px-4 py-2 select-none",
            dragged === id
              ? "relative z-20 cursor-grabbing border-indigo bg-indigo-tint shadow-card"
              : picked === id
                ? "border-indigo bg-indigo-tint"
                : "border-line bg-surface hover:border-line-strong",
            used.includes(id) && dragged !== id ? "text-ink-soft line-through decoration-1" : "",
          )}
        >
          {label}
        </li>
      ))}
    </ul>
  );
}
