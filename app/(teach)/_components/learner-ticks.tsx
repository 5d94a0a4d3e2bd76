"use client";

import { useState } from "react";
import { Field, TextInput, TickCard } from "@/components/ui/field";
import { count, type Plural } from "@/components/words";
import { normalise } from "@/core/shared/normalise";

export type TicksWords = { readonly find: string; readonly shown: Plural };

type Props = {
  /** Keeps ids apart where a page has several of these lists. */
  readonly id: string;
  /** What the form sends each ticked learner as. */
  readonly name: string;
  readonly learners: readonly { readonly userId: string; readonly displayName: string }[];
  readonly chosen: readonly string[];
  readonly words: TicksWords;
  readonly className: string;
};

/** Fewer names are found by eye. */
const FIND_FROM = 20;

/** Learners to tick. A long list has a field to find names in: what it hides stays ticked, and is sent. */
export function LearnerTicks({ id, name, learners, chosen, words, className }: Props) {
  const [query, setQuery] = useState("");
  const wanted = normalise(query);
  const isShown = (displayName: string) => wanted === "" || normalise(displayName).includes(wanted);
  return (
    <>
      {learners.length < FIND_FROM ? null : (
        <div className="grid max-w-xl gap-1">
          <Field id={`find-${id}`} label={words.find}>
            <TextInput
              id={`find-${id}`}
              type="search"
              maxLength={60}
              autoComplete="off"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={(event) => {
                // The form around it is sent with its own button.
                if (event.key === "Enter") event.preventDefault();
              }}
            />
          </Field>
          <p role="status" className="text-sm text-ink-soft">
            {wanted === "" ? null : count(words.shown, learners.filter((one) => isShown(one.displayName)).length)}
          </p>
        </div>
      )}
      <div className={className}>
        {learners.map(({ userId, displayName }) => (
          <div key={userId} hidden={!isShown(displayName)}>
            <TickCard
              kind="checkbox"
              name={name}
              value={userId}
              defaultChecked={chosen.includes(userId)}
              label={displayName}
            />
          </div>
        ))}
      </div>
    </>
  );
}
