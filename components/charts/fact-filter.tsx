"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { count, type Plural } from "@/components/words";

type Option = { readonly value: string; readonly label: string };
/** `period` values are "from-to" in years. */
export type Facet = {
  readonly name: "topic" | "status" | "period";
  readonly label: string;
  readonly all: string;
  readonly options: readonly Option[];
};

type Choice = Readonly<Record<Facet["name"], string>>;

type Props = {
  readonly facets: readonly Facet[];
  readonly words: {
    readonly legend: string;
    readonly shown: Plural;
    readonly none: string;
    readonly reset: string;
  };
  readonly children: ReactNode;
};

const ALL: Choice = { topic: "", status: "", period: "" };

/**
 * Narrows what stands inside it, without taking it over: the facts are rendered on the server and carry their keys.
 * `data-facts` holds one "topic,status,firstYear,lastYear" a fact, separated by spaces; `data-fact` names the fact of a
 * list entry; what carries `data-group` goes when nothing of it is left; `--root-n` is the square root of a mark's count.
 */
export function FactFilter({ facets, words, children }: Props) {
  const [choice, setChoice] = useState(ALL);
  const [shown, setShown] = useState<number | null>(null);
  const inside = useRef<HTMLDivElement>(null);
  const id = useId();
  const active = Object.values(choice).some(Boolean);

  useEffect(() => {
    if (inside.current) setShown(narrow(inside.current, choice));
  }, [choice]);

  return (
    <>
      <fieldset className="my-8 grid items-end gap-x-4 gap-y-3 rounded-2xl border border-line bg-surface p-4 sm:grid-cols-[repeat(3,minmax(0,1fr))]">
        <legend className="px-1 font-semibold">{words.legend}</legend>
        {facets.map(({ name, label, all, options }) => (
          <div key={name} className="grid gap-1">
            <label htmlFor={`${id}-${name}`} className="text-sm font-semibold">
              {label}
            </label>
            <select
              id={`${id}-${name}`}
              value={choice[name]}
              disabled={shown === null}
              onChange={(event) => setChoice({ ...choice, [name]: event.target.value })}
              className="min-h-11 w-full rounded-xl border-[1.5px] border-line-strong bg-surface px-3 text-ink focus:border-indigo"
            >
              <option value="">{all}</option>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </div>
        ))}
        <div className="flex min-h-11 flex-wrap items-center gap-x-4 text-sm text-ink-soft">
          <p role="status">{shown === null ? null : shown === 0 ? words.none : count(words.shown, shown)}</p>
          {active ? (
            <button
              type="button"
              onClick={() => setChoice(ALL)}
              className="min-h-11 font-semibold text-indigo underline underline-offset-4"
            >
              {words.reset}
            </button>
          ) : null}
        </div>
      </fieldset>
      <div ref={inside}>{children}</div>
    </>
  );
}

/** @returns how many different facts are left in the lists */
function narrow(root: HTMLElement, choice: Choice): number {
  const active = Object.values(choice).some(Boolean);
  const left = new Set<string>();
  for (const element of root.querySelectorAll<HTMLElement>("[data-facts]")) {
    const fitting = (element.dataset.facts ?? "").split(" ").filter((record) => fits(record, choice));
    element.hidden = fitting.length === 0;
    element.style.setProperty("--root-n", Math.sqrt(fitting.length).toFixed(2));
    if (fitting.length > 0 && element.dataset.fact) left.add(element.dataset.fact);
  }
  for (const group of root.querySelectorAll<HTMLElement>("[data-group]")) {
    group.hidden = active && group.querySelector("[data-fact]:not([hidden])") === null;
  }
  return left.size;
}

function fits(record: string, choice: Choice): boolean {
  const [topic, status, first = "", last = ""] = record.split(",");
  const [from = "", to = ""] = choice.period.split("-");
  return (
    (choice.topic === "" || choice.topic === topic) &&
    (choice.status === "" || choice.status === status) &&
    (choice.period === "" || (Number(first) <= Number(to) && Number(last) >= Number(from)))
  );
}
