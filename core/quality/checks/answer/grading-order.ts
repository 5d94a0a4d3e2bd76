import { z } from "zod";
import type { Subject } from "@/core/quality/check";
import { creditFor, type Item } from "@/core/questions/contract";
import { rightAnswer } from "@/core/questions/right-answer";
import type { QuestionAnswer } from "@/core/questions/views";

const setKey = z.object({ correctChoiceIds: z.array(z.string()) });
const numberKey = z.object({ low: z.number(), high: z.number(), tolerance: z.number() });
const dateKey = z.object({ year: z.number(), month: z.number().nullable() });
const spotKey = z.object({ x: z.number(), y: z.number() });

/** Nobody earns less for an answer that is nearer to the key. */
export function orderFaults({ item, grader }: Subject): readonly string[] {
  const scores = fromBestToWorst(item).map((answer) => {
    const grade = grader(item, answer);
    return grade.ok ? creditFor(grade.value) : null;
  });
  return scores.some((score, at) => score !== null && at > 0 && score > (scores[at - 1] ?? 1) + 1e-9)
    ? [`a worse answer earns more: ${scores.join(", ")}`]
    : [];
}

/** Answers each of which is further from the key than the one before; none where there are only right and wrong. */
function fromBestToWorst(item: Item): readonly QuestionAnswer[] {
  const { view, key } = item;
  switch (view.type) {
    case "multiple-response": {
      const { correctChoiceIds } = setKey.parse(key);
      const wrong = view.choices.map(({ id }) => id).filter((id) => !correctChoiceIds.includes(id));
      const fewer = correctChoiceIds.map((_, at) => ({
        choiceIds: correctChoiceIds.slice(0, correctChoiceIds.length - at),
      }));
      const one = correctChoiceIds.slice(0, 1);
      return [...fewer, ...wrong.map((_, at) => ({ choiceIds: [...one, ...wrong.slice(0, at + 1)] }))];
    }
    case "matching": {
      const right = rightAnswer(item);
      const pairs = "pairs" in right ? Object.entries(right.pairs) : [];
      return pairs.map((_, at) => ({ pairs: Object.fromEntries(pairs.slice(at)) }));
    }
    case "ordering": {
      const right = rightAnswer(item);
      const order = "order" in right ? right.order : [];
      // The first event moves back place by place: one pair more is wrong each time.
      return order.map((_, at) => ({
        order: [...order.slice(1, at + 1), ...order.slice(0, 1), ...order.slice(at + 1)],
      }));
    }
    case "number": {
      const { high, tolerance } = numberKey.parse(key);
      return [0, 0.9, 1.5, 2.5, 3.5, 5].map((times) => ({ value: high + times * tolerance }));
    }
    case "date": {
      const { year, month } = dateKey.parse(key);
      return [0, 1, 2].map((off) => ({ year: year + off, month }));
    }
    case "map": {
      if (view.mode === "list") return [];
      const { x, y } = spotKey.parse(key);
      const step = x < 0.5 ? 0.04 : -0.04;
      return Array.from({ length: 10 }, (_, at) => ({ x: x + at * step, y }));
    }
    default:
      return [];
  }
}
