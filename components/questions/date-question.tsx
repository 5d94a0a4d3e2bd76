"use client";

import { useId } from "react";
import type { RendererProps } from "@/components/questions/marking";
import { westernDigits } from "@/components/questions/number/western-digits";
import { Prompt } from "@/components/questions/prompt";
import { useTypedAhead } from "@/components/questions/use-typed-ahead";
import { Field, Select, TextInput } from "@/components/ui/field";
import type { DateView } from "@/core/questions/views";

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

export function DateQuestion({ view, answer, onChange, marking, words }: RendererProps<DateView>) {
  const id = useId();
  const given = answer !== null && "year" in answer ? answer : { year: null, month: null };
  const monthName = (month: number) => words.months[month - 1] ?? String(month);
  const field = useTypedAhead(marking === null);

  return (
    <>
      <Prompt>{view.prompt}</Prompt>
      <div className="mt-5 flex flex-wrap gap-4">
        {view.unit === "month" ? (
          <Field id={`${id}-month`} label={words.month}>
            <Select
              id={`${id}-month`}
              value={given.month ?? ""}
              disabled={marking !== null}
              onChange={(event) =>
                onChange({ ...given, month: event.target.value ? Number(event.target.value) : null })
              }
              className="min-w-44 text-lg"
            >
              <option value="">{words.chooseMonth}</option>
              {MONTHS.map((month) => (
                <option key={month} value={month}>
                  {monthName(month)}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        <Field id={`${id}-year`} label={words.year}>
          <TextInput
            ref={field}
            id={`${id}-year`}
            inputMode="numeric"
            pattern="[0-9]*"
            maxLength={4}
            autoComplete="off"
            placeholder={words.yearForm}
            value={given.year ?? ""}
            disabled={marking !== null}
            onChange={(event) => {
              const digits = westernDigits(event.target.value).replace(/\D/g, "").slice(0, 4);
              onChange({ ...given, year: digits === "" ? null : Number(digits) });
            }}
            className="w-36 text-lg tabular-nums"
          />
        </Field>
      </div>
    </>
  );
}
