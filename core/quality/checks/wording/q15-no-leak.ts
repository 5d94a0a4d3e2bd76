import { z } from "zod";
import type { ItemCheck } from "@/core/quality/check";
import { allText, claimsOf, premisesOf, stemOf } from "@/core/quality/item-parts";
import { tellsFigure } from "@/core/quality/own/figures";
import { hasWords } from "@/core/quality/own/labels";
import { pairId } from "@/core/questions/matching/match-set";
import type { QuestionTypeName } from "@/core/questions/views";

/** The fields that a view may have: anything else could carry the key. */
const FIELDS: Readonly<Record<QuestionTypeName, readonly string[]>> = {
  "multiple-choice": ["type", "prompt", "choices"],
  "true-false": ["type", "prompt", "statement", "parts"],
  cloze: ["type", "prompt", "before", "after", "hint"],
  "short-answer": ["type", "prompt", "hint"],
  "who-says-so": ["type", "prompt", "proposition", "choices"],
  status: ["type", "prompt", "proposition", "evidence", "choices"],
  ordering: ["type", "prompt", "entries"],
  date: ["type", "prompt", "unit"],
  "which-wording": ["type", "prompt", "choices"],
  "what-changed": ["type", "prompt", "choices"],
  map: ["type", "mode", "prompt", "choices"],
  "multiple-response": ["type", "prompt", "choices"],
  number: ["type", "prompt", "unit", "source"],
  matching: ["type", "prompt", "premises", "options"],
};
const PLACE_ID = /^(?:[cepso]\d{1,2}|s|o|established|reported|claimed|disputed)$/;
const dateKey = z.object({ year: z.number() });
const numberKey = z.object({ low: z.number(), high: z.number() });

/** Nothing in the view tells the key: no field, no id, no name and no year. */
export const noLeak: ItemCheck = {
  id: "Q15",
  title: "The view does not tell the key",
  blocking: true,
  run(subject) {
    const { view, key, type, factIds } = subject.item;
    const right = claimsOf(subject).filter((claim) => claim.right);
    const named = premisesOf(subject).filter(({ id, text, rightId }) =>
      right.some((claim) => claim.id === pairId(id, rightId) && hasWords(text, claim.entity.name.en)),
    );
    const extra = Object.keys(view).filter((field) => !FIELDS[type].includes(field));
    const ids = idsIn(view).filter((id) => !PLACE_ID.test(id));
    const bytes = JSON.stringify(view);
    const typed = type === "cloze" || type === "short-answer" ? claimsOf(subject) : [];
    const year = type === "date" ? String(dateKey.parse(key).year) : null;
    // A map bears no names, points or numbers; a list has its choices and nothing more.
    const told =
      view.type === "map" && view.mode === "click" && "choices" in view ? ["the map comes with choices"] : [];
    return [
      ...told,
      ...extra.map((field) => `the view has a field ${field}`),
      ...ids.map((id) => `the id ${id} is not a place`),
      ...factIds.filter((id) => bytes.includes(`"${id}"`)).map((id) => `the view names the fact ${id}`),
      ...typed
        .filter(({ entity }) => hasWords(stemOf(view), entity.name.en))
        .map(({ entity }) => `the stem names ${entity.id}`),
      ...(type === "number" && tellsFigure(allText(view), numberKey.parse(key)) ? ["the view tells the figure"] : []),
      ...named.map(({ id }) => `the sentence ${id} names its answer`),
      ...(year !== null && allText(view).includes(year) ? ["the stem tells the year"] : []),
      ...(type === "ordering" && /\b\d{4}\b/.test(allText(view)) ? ["a label tells a year"] : []),
    ];
  },
};

function idsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "id" && typeof inner === "string" ? [inner] : idsIn(inner),
  );
}
