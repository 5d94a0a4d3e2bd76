"use client";

import { useState } from "react";
import { LearnerTicks } from "@/app/(teach)/_components/learner-ticks";
import { Field, Select } from "@/components/ui/field";
import { fill } from "@/components/words";
import type sets from "@/messages/en/sets.json";

type Props = {
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly learners: readonly { readonly userId: string; readonly displayName: string }[];
  readonly words: (typeof sets)["assign"];
  /** A group's id, "class" or "learners"; and who is ticked. */
  readonly initial: { readonly whom: string; readonly learnerIds: readonly string[] };
};

/** All of the class, a group of it, or some learners by name. */
export function AudienceFields({ groups, learners, words, initial }: Props) {
  const [whom, setWhom] = useState(initial.whom);
  if (learners.length === 0) return <input type="hidden" name="whom" value="class" />;
  return (
    <div className="grid gap-3">
      <Field id="whom" label={words.whom}>
        <Select id="whom" name="whom" value={whom} onChange={(event) => setWhom(event.target.value)}>
          <option value="class">{words.class}</option>
          {groups.map(({ id, name }) => (
            <option key={id} value={id}>
              {fill(words.group, { name })}
            </option>
          ))}
          <option value="learners">{words.learners}</option>
        </Select>
      </Field>
      {whom === "learners" ? (
        <fieldset className="grid gap-3">
          <legend className="sr-only">{words.learnersHint}</legend>
          <LearnerTicks
            id="audience"
            name="learnerIds"
            learners={learners}
            chosen={initial.learnerIds}
            words={words.ticks}
            className="grid max-h-80 gap-2 overflow-y-auto p-1 sm:grid-cols-2"
          />
        </fieldset>
      ) : null}
    </div>
  );
}
