"use client";

import { useState } from "react";
import type { BuilderWords } from "@/app/(teach)/_components/builder/words";
import { describedBy, Field, TextInput } from "@/components/ui/field";
import { fill } from "@/components/words";
import { MAX_LENGTH, MIN_LENGTH } from "@/core/quizzes/blueprint";

type Props = {
  readonly length: number;
  readonly words: BuilderWords["builder"];
  readonly onChange: (length: number) => void;
};

/** How many questions; a number that cannot be is not taken over, and it says which can. */
export function LengthField({ length, words, onChange }: Props) {
  const [possible, setPossible] = useState(true);
  return (
    <Field
      id="length"
      label={words.length}
      error={possible ? null : fill(words.lengthOff, { least: MIN_LENGTH, most: MAX_LENGTH, length })}
    >
      <TextInput
        id="length"
        type="number"
        inputMode="numeric"
        min={MIN_LENGTH}
        max={MAX_LENGTH}
        defaultValue={length}
        aria-invalid={!possible}
        aria-describedby={describedBy("length", { error: !possible })}
        onChange={(event) => {
          const typed = Number(event.target.value);
          const can = Number.isInteger(typed) && typed >= MIN_LENGTH && typed <= MAX_LENGTH;
          setPossible(can);
          if (can) onChange(typed);
        }}
        className="max-w-32"
      />
    </Field>
  );
}
