import type { QuestionTypeName } from "@/core/questions/views";

/** Every question type by name; the compiler refuses a missing or an unknown one. */
const names = {
  "multiple-choice": true,
  "true-false": true,
  cloze: true,
  "short-answer": true,
  "who-says-so": true,
  status: true,
  ordering: true,
  date: true,
  "which-wording": true,
  "what-changed": true,
  map: true,
  "multiple-response": true,
  number: true,
  matching: true,
} satisfies Record<QuestionTypeName, true>;

export const questionTypeNames = Object.keys(names) as readonly QuestionTypeName[];
