import type { AND, THEN } from "@/core/questions/answer-parts";

const and: typeof AND = "\n";
const then: typeof THEN = " → ";

/** Whether an answer in words is an order of events. */
export const isOrder = (answer: string): boolean => answer.includes(then);

/** The parts of an answer in words, in their order: the events of an order, the sentences of a matching; else the answer itself. */
export const answerParts = (answer: string): readonly string[] => answer.split(isOrder(answer) ? then : and);
