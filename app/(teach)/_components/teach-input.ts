import { z } from "zod";
import { blueprintSchema } from "@/core/quizzes/blueprint";

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
