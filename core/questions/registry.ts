import { cloze } from "@/core/questions/cloze";
import type { AnyQuestionType } from "@/core/questions/contract";
import { date } from "@/core/questions/date";
import { map } from "@/core/questions/map";
import { matching } from "@/core/questions/matching";
import { multipleChoice } from "@/core/questions/multiple-choice";
import { multipleResponse } from "@/core/questions/multiple-response";
import { number } from "@/core/questions/number";
import { ordering } from "@/core/questions/ordering";
import { shortAnswer } from "@/core/questions/short-answer";
import { status } from "@/core/questions/status";
import { trueFalse } from "@/core/questions/true-false";
import type { QuestionTypeName } from "@/core/questions/views";
import { whatChanged } from "@/core/questions/what-changed";
import { whichWording } from "@/core/questions/which-wording";
import { whoSaysSo } from "@/core/questions/who-says-so";

/** Every question type. A type that has a view and is missing here does not compile. */
export const questionTypes: Readonly<Record<QuestionTypeName, AnyQuestionType>> = {
  "multiple-choice": multipleChoice,
  "true-false": trueFalse,
  cloze,
  "short-answer": shortAnswer,
  "who-says-so": whoSaysSo,
  status,
  ordering,
  date,
  "which-wording": whichWording,
  "what-changed": whatChanged,
  map,
  "multiple-response": multipleResponse,
  number,
  matching,
};
