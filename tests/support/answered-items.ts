import { wrongAnswers } from "@/core/quality/answers";
import type { Item } from "@/core/questions/contract";
import { generateItem, gradeAnswer, possibleItems } from "@/core/questions/generate";
import { pairsKey, rightAnswer, setKey } from "@/core/questions/right-answer";
import { questionTypeNames } from "@/core/questions/type-names";
import type { QuestionAnswer } from "@/core/questions/views";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const ITEMS_PER_TYPE = 3;

/** Some questions of every type, made of the small world. */
export function itemsOfEveryType(): readonly Item[] {
  const context = contextOf(aSmallWorld());
  const made = [...context.base.facts.values()]
    .flatMap((fact) => possibleItems(context, fact))
    .flatMap(({ type, ask }) => {
      const item = generateItem(context, type, ask, "answered");
      return item.ok ? [item.value] : [];
    });
  return questionTypeNames.flatMap((type) => made.filter((item) => item.type === type).slice(0, ITEMS_PER_TYPE));
}

/** Answers to a question as they are stored with their grades: right, wrong, half right, not known, passed over and undecided. */
export function answersInQuestion(item: Item): readonly (readonly [Given, StoredGrade])[] {
  const answers = [rightAnswer(item), ...wrongAnswers(item), ...halfRight(item)];
  return [
    ...answers.flatMap((answer) => {
      const grade = gradeAnswer(item.type, item.key, answer);
      return grade.ok ? [[{ answer }, grade.value] as const] : [];
    }),
    [{ dontKnow: true }, { kind: "dont-know" }],
    [{ skip: true }, { kind: "skipped" }],
    [{ answer: rightAnswer(item) }, { kind: "undecided" }],
  ];
}

function halfRight({ type, key }: Item): readonly QuestionAnswer[] {
  if (type === "multiple-response") return [{ choiceIds: setKey.parse(key).correctChoiceIds.slice(1) }];
  return type === "matching" ? [{ pairs: Object.fromEntries(Object.entries(pairsKey.parse(key).pairs).slice(1)) }] : [];
}
