import { z } from "zod";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";

/** What teachers' forms post, as the actions take it. */
export const nameInput = z.string().trim().min(1).max(80);
export const titleInput = z.string().trim().min(1).max(120);
export const setInput = z.strictObject({ title: titleInput, blueprint: blueprintSchema });

/** The fields of SetFields as a set; the schema judges them afterwards. */
export function setFromForm(form: FormData): unknown {
  return {
    title: form.get("title"),
    blueprint: {
      topics: form.getAll("topics"),
      types: form.getAll("types"),
      length: Number(form.get("length")),
      includeHarm: form.get("includeHarm") === "yes",
      factIds: null,
      difficulty: form.get("difficulty") === "any" ? null : form.get("difficulty"),
    },
  };
}

export const rulesInput = quizRulesSchema;

/** The fields of RulesFields as rules; what is not there, because it was folded away, is as usual. */
export function rulesFromForm(form: FormData): unknown {
  const text = (name: string) => optional(form.get(name));
  const minutes = text("minutes");
  const sittings = text("sittings");
  return {
    mode: form.get("kind") === "test" ? "test" : "practice",
    timeLimitS: minutes === undefined ? null : Math.round(Number(minutes) * 60),
    attemptLimit: sittings === undefined || sittings === "any" ? null : Number(sittings),
    counts: text("counts"),
    overdue: text("overdue"),
    shuffle: form.get("shuffle") === "yes",
    reviewAfter: text("reviewAfter"),
    reviewClosed: text("reviewClosed"),
  };
}

export function datesFromForm(form: FormData): unknown {
  const text = (name: string) => optional(form.get(name)) ?? "";
  return {
    opens: text("opens"),
    dueOn: text("dueOn"),
    dueTime: text("dueTime"),
    closes: optional(form.get("closes")) ?? "never",
    closesAt: text("closesAt"),
  };
}

/** What a field says; undefined when it is empty or not there, so that a schema's default holds. */
const optional = (value: FormDataEntryValue | null): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
