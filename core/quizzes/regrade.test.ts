import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Item, Keyed } from "@/core/questions/contract";
import { generateItem, gradeAnswer, possibleItems } from "@/core/questions/generate";
import { keyedOf } from "@/core/questions/rekey";
import { rightAnswer } from "@/core/questions/right-answer";
import { questionTypeNames } from "@/core/questions/type-names";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import {
  type GradedAnswer,
  type HadItem,
  isTyped,
  questionName,
  type Ruling,
  rulingProblem,
  underRulings,
  worthOf,
} from "@/core/quizzes/regrade";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const context = contextOf(aSmallWorld());

/** Two items of every type: the one that was asked, and one whose key stands for the corrected one where the views agree. */
const items: readonly Item[] = questionTypeNames.flatMap((type) => {
  const made = [...context.base.facts.values()]
    .flatMap((fact) => possibleItems(context, fact))
    .filter((way) => way.type === type)
    .flatMap((way) => {
      const item = generateItem(context, type, way.ask, "one");
      return item.ok ? [item.value] : [];
    });
  return made.slice(0, 2);
});

/** The same view with another key of the same shape, where that can be had by turning the options round. */
function correctedKey(item: Item): Keyed {
  const key = item.key as { correctChoiceId?: string; options?: Record<string, string>; low?: number; high?: number };
  if (key.correctChoiceId !== undefined && key.options !== undefined) {
    const other = Object.keys(key.options).find((id) => id !== key.correctChoiceId) ?? key.correctChoiceId;
    return { ...keyedOf(item), key: { ...key, correctChoiceId: other } };
  }
  if (key.low !== undefined && key.high !== undefined) {
    return { ...keyedOf(item), key: { ...key, low: key.low * 2, high: key.high * 2 } };
  }
  return keyedOf(item);
}

function graded(item: Item, given: Given): GradedAnswer | null {
  if ("dontKnow" in given) return { given, grade: { kind: "dont-know" }, credit: 0 };
  if ("skip" in given) return { given, grade: { kind: "skipped" }, credit: 0 };
  const result = gradeAnswer(item.type, item.key, given.answer);
  if (!result.ok) return { given, grade: { kind: "undecided" }, credit: 0 };
  const grade: StoredGrade = result.value;
  const credit = grade.kind === "correct" ? 1 : grade.kind === "partial" ? grade.earned / grade.possible : 0;
  return { given, grade, credit };
}

const had: fc.Arbitrary<{ readonly item: HadItem; readonly newKey: Keyed }> = fc
  .record({
    // Typed ones often: they alone can have answers accepted.
    asked: fc.oneof(fc.constantFrom(...items), fc.constantFrom(...items.filter(({ type }) => isTyped(type)))),
    answered: fc.constantFrom("right", "wrong", "unknown", "skipped", "none"),
    takenOut: fc.boolean(),
    typed: fc.constantFrom("Bamako", "Kidal", "Timbuktu Region", "nowhere at all"),
  })
  .map(({ asked, answered, takenOut, typed }) => {
    const others = isTyped(asked.type) ? { text: typed } : null;
    const givens: Record<typeof answered, Given | null> = {
      right: { answer: rightAnswer(asked) },
      wrong: others === null ? { dontKnow: true } : { answer: others },
      unknown: { dontKnow: true },
      skipped: { skip: true },
      none: null,
    };
    const given = givens[answered];
    const made = keyedOf(asked);
    const answer = given && graded(asked, given);
    const item = {
      type: asked.type,
      made,
      keyed: made,
      counts: true,
      mark: null,
      answer: takenOut ? graded(asked, { skip: true }) : answer,
      setAside: takenOut ? answer : null,
    };
    return { item, newKey: correctedKey(asked) };
  });

const ruling: fc.Arbitrary<Ruling> = fc.oneof(
  fc.constantFrom<Ruling>({ kind: "drop" }, { kind: "credit" }, { kind: "regrade" }),
  fc.constantFrom("Kidal", "KIDAL.", "nowhere at all").map((typed) => ({ kind: "accept", typed }) as const),
);
/** Rulings that can stand together, in the order in which they were made. */
const standing = fc.array(ruling, { maxLength: 4 }).map((all) => {
  const kept: Ruling[] = [];
  for (const next of all) if (rulingProblem(next, kept, "short-answer") === null) kept.push(next);
  return kept;
});

describe("a question under rulings", () => {
  it("is as it was when they are taken back", () => {
    fc.assert(
      fc.property(had, standing, ({ item, newKey }, rulings) => {
        expect(underRulings(underRulings(item, rulings, newKey), [], null)).toEqual(item);
      }),
    );
  });

  it("changes no more when they are applied twice", () => {
    fc.assert(
      fc.property(had, standing, ({ item, newKey }, rulings) => {
        const once = underRulings(item, rulings, newKey);
        expect(underRulings(once, rulings, newKey)).toEqual(once);
      }),
    );
  });

  it("does not depend on the order in which they were made, nor on those that stood between", () => {
    const orders = standing.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), standing),
    );
    fc.assert(
      fc.property(had, orders, ({ item, newKey }, [one, other, between]) => {
        const detour = underRulings(item, between, newKey);
        expect(underRulings(detour, other, newKey)).toEqual(underRulings(item, one, newKey));
      }),
      { numRuns: 400 },
    );
  });

  it("touches no other question: a sitting's points are the sum of what each comes to", () => {
    fc.assert(
      fc.property(fc.array(had, { minLength: 1, maxLength: 6 }), fc.nat(5), ruling, (sitting, at, one) => {
        const index = at % sitting.length;
        const after = sitting.map(({ item, newKey }, i) => (i === index ? underRulings(item, [one], newKey) : item));
        const total = (all: readonly HadItem[]) => all.reduce((sum, each) => sum + worthOf(each).earned, 0);
        const chosen = sitting[index]?.item;
        const ruled = after[index];
        if (chosen === undefined || ruled === undefined) throw new Error("no such question");
        const before = total(sitting.map(({ item }) => item));
        expect(total(after)).toBeCloseTo(before - worthOf(chosen).earned + worthOf(ruled).earned);
        for (const each of after) {
          const { earned, possible } = worthOf(each);
          expect(earned).toBeGreaterThanOrEqual(0);
          expect(earned).toBeLessThanOrEqual(possible);
        }
      }),
    );
  });

  it("is worth nothing when dropped and full points when credited, answered or not", () => {
    fc.assert(
      fc.property(had, ({ item }) => {
        expect(worthOf(underRulings(item, [{ kind: "drop" }], null))).toEqual({ earned: 0, possible: 0 });
        expect(worthOf(underRulings(item, [{ kind: "credit" }], null))).toEqual({ earned: 1, possible: 1 });
      }),
    );
  });

  it("is graded by the corrected key: who was right is wrong, and the reverse", () => {
    const item = items.find(({ type }) => type === "multiple-choice");
    if (item === undefined) throw new Error("no choice item");
    const newKey = correctedKey(item);
    const now = (newKey.key as { correctChoiceId: string }).correctChoiceId;
    const credit = (choiceId: string) => {
      const made = keyedOf(item);
      const answer = graded(item, { answer: { choiceId } });
      const ruled = underRulings(
        { type: item.type, made, keyed: made, counts: true, mark: null, answer, setAside: answer },
        [{ kind: "regrade" }],
        newKey,
      );
      // What had been answered before the question was taken out is graded like everybody's.
      expect(ruled.setAside).toEqual(ruled.answer);
      return [answer?.credit, ruled.answer?.credit];
    };
    expect(credit((item.key as { correctChoiceId: string }).correctChoiceId)).toEqual([1, 0]);
    expect(credit(now)).toEqual([0, 1]);
  });

  it("accepts what was typed for everybody who typed the same, and for nobody else", () => {
    const item = items.find(({ type }) => type === "short-answer");
    if (item === undefined) throw new Error("no typed item");
    const made = keyedOf(item);
    const credit = (text: string) =>
      underRulings(
        {
          ...{ type: item.type, made, keyed: made, counts: true, mark: null, setAside: null },
          answer: graded(item, { answer: { text } }),
        },
        [{ kind: "accept", typed: "The Old Fort" }],
        null,
      ).answer?.credit;
    expect(["the old fort", "THE OLD FORT!", "The Old Fprt", "The New Fort"].map(credit)).toEqual([1, 1, 0, 0]);
  });
});

describe("which rulings can come together", () => {
  it("is none twice, and not both that it counts for nobody and for everybody", () => {
    const stands: readonly Ruling[] = [{ kind: "drop" }, { kind: "accept", typed: "Kidal" }];
    expect(rulingProblem({ kind: "drop" }, stands, "short-answer")).toBe("stands-already");
    expect(rulingProblem({ kind: "credit" }, stands, "short-answer")).toBe("marked-otherwise");
    expect(rulingProblem({ kind: "accept", typed: "kidal." }, stands, "short-answer")).toBe("stands-already");
    expect(rulingProblem({ kind: "accept", typed: "Gao" }, stands, "short-answer")).toBeNull();
    expect(rulingProblem({ kind: "accept", typed: "Gao" }, [], "multiple-choice")).toBe("not-typed");
    expect(rulingProblem({ kind: "regrade" }, stands, "multiple-choice")).toBeNull();
  });

  it("tells questions apart that are remembered as one", () => {
    const one = { type: "status", targetId: "skill:status", factIds: ["a"] };
    expect(questionName(one)).not.toBe(questionName({ ...one, factIds: ["b"] }));
    expect(questionName({ ...one, factIds: ["a", "b"] })).toBe(questionName({ ...one, factIds: ["b", "a"] }));
  });
});
