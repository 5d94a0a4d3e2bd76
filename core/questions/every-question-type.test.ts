import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fact, Text } from "@/core/facts/model";
import { blankAnswer, wrongAnswers } from "@/core/quality/answers";
import { blindAnswers } from "@/core/quality/blind-answers";
import { choiceSet } from "@/core/questions/choice-set";
import { creditFor, type Item } from "@/core/questions/contract";
import { generateItem, gradeAnswer, possibleItems } from "@/core/questions/generate";
import { rightAnswer } from "@/core/questions/right-answer";
import { questionTypeNames } from "@/core/questions/type-names";
import { seededRandom } from "@/core/shared/random";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const context = contextOf(aSmallWorld());
const ways = [...context.base.facts.values()].flatMap((fact) => possibleItems(context, fact));
const seeds = fc.string({ maxLength: 12 });

function itemsOf(type: string, seed: string): readonly Item[] {
  return ways
    .filter((way) => way.type === type)
    .flatMap((way) => {
      const made = generateItem(context, way.type, way.ask, seed);
      return made.ok ? [made.value] : [];
    });
}

function creditOf(item: Item, answer: unknown): number | null {
  const grade = gradeAnswer(item.type, item.key, answer);
  return grade.ok ? creditFor(grade.value) : null;
}

describe.each(questionTypeNames)("%s", (type) => {
  it("can be made of the small world", () => {
    expect(itemsOf(type, "a").length).toBeGreaterThan(0);
  });

  it("is the same item for the same seed", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(itemsOf(type, seed)).toEqual(itemsOf(type, seed));
      }),
      { numRuns: 8 },
    );
  });

  it("gives the key full credit, a wrong answer none and no answer no grade", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const item of itemsOf(type, seed)) {
          expect(creditOf(item, rightAnswer(item))).toBe(1);
          for (const answer of wrongAnswers(item)) expect(creditOf(item, answer)).toBe(0);
          expect(creditOf(item, blankAnswer(item))).toBeNull();
        }
      }),
      { numRuns: 8 },
    );
  });

  it("pays a blind guess no more than the item says", () => {
    for (const item of itemsOf(type, "guess")) {
      const earned = blindAnswers(context, item).map(({ answer, weight }) => weight * (creditOf(item, answer) ?? 0));
      const mean = earned.reduce((sum, each) => sum + each, 0);
      // What is typed is hardly ever right by chance, and the rates of the table are rounded.
      expect(mean).toBeLessThanOrEqual(item.guess === 0 ? 0.05 : item.guess + 0.005);
    }
  });

  it("refuses what is no answer of its form", () => {
    for (const item of itemsOf(type, "malformed").slice(0, 1)) {
      for (const answer of [null, 7, "c1", {}, { choiceId: 3 }, { text: "x".repeat(300) }, { order: ["e1", "e1"] }]) {
        const grade = gradeAnswer(item.type, item.key, answer);
        expect(grade).toMatchObject({ ok: false, error: { kind: "malformed" } });
      }
    }
  });

  it("survives storing: key and view are plain JSON", () => {
    for (const item of itemsOf(type, "stored").slice(0, 3)) {
      const stored = JSON.parse(JSON.stringify(item)) as Item;
      expect(stored).toEqual(item);
      expect(creditOf(stored, rightAnswer(stored))).toBe(1);
    }
  });
});

describe("choice questions", () => {
  it("grade exactly one choice as right", () => {
    for (const type of ["multiple-choice", "who-says-so", "status"] as const) {
      for (const item of itemsOf(type, "one")) {
        const choices = "choices" in item.view ? item.view.choices : [];
        const right = choices.filter(({ id }) => creditOf(item, { choiceId: id }) === 1);
        expect(right).toHaveLength(1);
      }
    }
  });

  it("show the same bytes whichever option is right", () => {
    const proof = { code: "F1-functional", factIds: ["a-fact"], listId: null } as const;
    const labels = ["Bamako", "Niamey", "Conakry", "Abidjan"];
    const viewWith = (right: string, seed: string) => {
      const options = [right, ...labels.filter((label) => label !== right)].map((label) => ({
        label,
        entityId: label.toLowerCase(),
        proof: label === right ? null : proof,
        why: null,
      }));
      return JSON.stringify(choiceSet(options, seededRandom(seed)).choices);
    };
    for (const seed of ["a", "b", "c", "d"]) {
      expect(new Set(labels.map((right) => viewWith(right, seed))).size).toBe(1);
    }
    expect(new Set(["a", "b", "c", "d"].map((seed) => viewWith("Bamako", seed))).size).toBeGreaterThan(1);
  });

  it("put the key in every place about equally often", () => {
    const places = new Map<string, number>();
    for (let seed = 0; seed < 60; seed++) {
      for (const { key } of itemsOf("multiple-choice", `place ${seed}`)) {
        const { correctChoiceId } = key as { correctChoiceId: string };
        places.set(correctChoiceId, (places.get(correctChoiceId) ?? 0) + 1);
      }
    }
    const counts = ["c1", "c2", "c3"].map((id) => places.get(id) ?? 0);
    expect(Math.max(...counts) / Math.min(...counts)).toBeLessThan(1.4);
  });
});

describe("established, claimed or disputed", () => {
  it("is not asked where a careful reader may judge otherwise, though all else is", () => {
    const typesWith = (openStatus: Text | null) => {
      const open = (fact: Fact) => ({ ...fact, openStatus });
      const world = contextOf(aSmallWorld((given) => ({ ...given, facts: (given.facts ?? []).map(open) })));
      const items = [...world.base.facts.values()].flatMap((fact) =>
        possibleItems(world, fact).map(({ type, ask }) => generateItem(world, type, ask, "open")),
      );
      return new Set(items.flatMap((made) => (made.ok ? [made.value.type] : [])));
    };
    const asked = typesWith(null);
    expect(asked).toContain("status");
    expect(typesWith({ en: "A court is a party to some." })).toEqual(
      new Set([...asked].filter((type) => type !== "status")),
    );
  });
});

describe("true/false", () => {
  const statements = Array.from({ length: 40 }, (_, at) => itemsOf("true-false", `tf ${at}`)).flat();
  const isTrue = ({ key }: Item) => (key as { isTrue: boolean }).isTrue;
  const shape = ({ view }: Item) =>
    view.type === "true-false" ? view.parts.map(({ id, options }) => `${id}${options.length}`).join() : "";

  it("is true about half of the time", () => {
    const share = statements.filter(isTrue).length / statements.length;
    expect(share).toBeGreaterThan(0.42);
    expect(share).toBeLessThan(0.58);
  });

  it("names the value in question, and none of those to mend it with", () => {
    for (const { view } of statements) {
      if (view.type !== "true-false") throw new Error("no statement");
      for (const { label, options } of view.parts) {
        expect(view.statement).toContain(label);
        for (const option of options) expect(view.statement).not.toContain(option.label);
      }
    }
  });

  it("has, where it is false, one value that mends it among others that are proved wrong there as well", () => {
    for (const item of statements.filter((each) => !isTrue(each))) {
      const { fix, options } = item.key as { fix: { optionId: string }; options: Readonly<Record<string, string>> };
      const others = Object.keys(options).filter((id) => id !== fix.optionId);
      expect(others.length).toBeGreaterThan(0);
      for (const id of [...others, "shown"]) expect(item.proofs[id]?.code, id).toMatch(/^F[1-5]-/);
      expect(item.proofs[fix.optionId]).toBeUndefined();
    }
  });

  it("has the same shapes of view for true and for false statements", () => {
    const shapes = (wanted: boolean) => new Set(statements.filter((item) => isTrue(item) === wanted).map(shape));
    expect(shapes(true)).toEqual(shapes(false));
  });

  it("gives half for the verdict alone on a false statement, and all only with the right value", () => {
    const item = statements.find((each) => !isTrue(each));
    if (item === undefined) throw new Error("no false statement was made");
    expect(creditOf(item, { verdict: false, partId: null, optionId: null })).toBe(0.5);
    expect(creditOf(item, rightAnswer(item))).toBe(1);
    expect(creditOf(item, { verdict: true, partId: null, optionId: null })).toBe(0);
  });

  it.each([
    { verdict: false, partId: "p9", optionId: "o1" },
    { verdict: false, partId: "p9", optionId: null },
    { verdict: false, partId: null, optionId: "o1" },
    { verdict: false, partId: "o", optionId: "o9" },
    { verdict: false, partId: "o", optionId: "toString" },
    { verdict: false, partId: "s", optionId: "o1" },
    { verdict: true, partId: "o", optionId: "o1" },
  ])("takes no correction that it does not offer: %j", (answer) => {
    for (const item of statements.filter(({ key }) => "o1" in (key as { options: object }).options)) {
      expect(gradeAnswer(item.type, item.key, answer)).toMatchObject({ ok: false, error: { kind: "malformed" } });
    }
  });

  it("tells the verdict and the corrected sentence in words", () => {
    const answers = statements.map(({ feedback }) => feedback.answer);
    for (const answer of answers) expect(answer).toMatch(/^(?:True|False): .{10,}\.$/);
    expect(answers.some((answer) => /^False: the capital of \w+ is \w+, not \w+\.$/.test(answer))).toBe(true);
    expect(answers.some((answer) => /^True: the capital of \w+ is \w+\.$/.test(answer))).toBe(true);
    for (const item of statements) expect(item.feedback.answer.startsWith("True")).toBe(isTrue(item));
  });
});

describe.each(["multiple-choice", "who-says-so", "which-wording", "what-changed", "status"] as const)(
  "a choice of %s",
  (type) => {
    it("is none of what every object has", () => {
      const [item] = itemsOf(type, "own");
      for (const choiceId of ["toString", "valueOf"]) {
        expect(gradeAnswer(type, item?.key, { choiceId })).toMatchObject({ ok: false, error: { kind: "malformed" } });
      }
    });
  },
);

describe("harm", () => {
  it("is asked as evidence only, and its answers belong to a skill", () => {
    const items = ways.filter(({ ask }) => ask.fact.harm !== null);
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map(({ type }) => type))).toEqual(new Set(["who-says-so", "status"]));
    for (const { type, ask } of items) {
      const made = generateItem(context, type, ask, "harm");
      if (made.ok) expect(made.value.targetId).toMatch(/^skill:/);
    }
  });
});

describe("stated dates", () => {
  it("lie inside the span that the sources vouch for, never on the day of a change", () => {
    for (let seed = 0; seed < 30; seed++) {
      for (const item of itemsOf("multiple-choice", `when ${seed}`).filter(
        ({ factIds }) => factIds[0] === "president-2",
      )) {
        const { when } = item.key as { when: string };
        expect(when >= "2004" && when < "2008-02").toBe(true);
        expect(["2004-03-01", "2008-02-20", "2004"]).not.toContain(when);
        expect(item.view.prompt).toMatch(/ (in|on) [^,]*\?$/);
      }
    }
  });
});
