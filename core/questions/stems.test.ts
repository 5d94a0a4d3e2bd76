import { describe, expect, it } from "vitest";
import type { Entity, Fact } from "@/core/facts/model";
import { findCard } from "@/core/flashcards/card";
import { stemForm } from "@/core/quality/checks/wording/q09-stem-form";
import { subjectOf } from "@/core/quality/run-checks";
import { factTarget, type GenerationContext, type Item, type Slot } from "@/core/questions/contract";
import { explain } from "@/core/questions/explain";
import { generateItem, gradeAnswer, possibleItems } from "@/core/questions/generate";
import { explained } from "@/core/questions/render/reasons";
import type { QuestionTypeName } from "@/core/questions/views";
import { aSmallWorld, contextOf } from "@/tests/support/items";

/** How questions are asked: one clear task, in words that a teacher would use. */

const world = contextOf(aSmallWorld());

describe("a list of which any member is right", () => {
  it("is asked for by one task, not by a question with a task before it", () => {
    const item = made(world, "short-answer", "borders-niger");
    expect(item.view).toMatchObject({ prompt: "Name one country that has a land border with Mali." });
    expect(stemForm.run(subjectOf(world, item, "o"))).toEqual([]);
    const cut = { ...item, view: { ...item.view, prompt: "A country that has a land border with Mali." } } as Item;
    expect(stemForm.run(subjectOf(world, cut, "o"))).not.toEqual([]);
  });

  it("is told apart after a slip: the spelling shown is that of the country that was meant", () => {
    const { key } = made(world, "short-answer", "borders-niger");
    const noteFor = (text: string) => {
      const grade = gradeAnswer("short-answer", key, { text });
      return grade.ok && grade.value.kind === "correct" ? grade.value.note : null;
    };
    expect(noteFor("Guinia")).toEqual({ code: "spelling", expected: "Guinea" });
    expect(noteFor("Nigar")).toEqual({ code: "spelling", expected: "Niger" });
    expect(noteFor("Guinea")).toBeNull();
  });

  it("is asked about the options where only some of its members stand among them", () => {
    expect(made(world, "multiple-choice", "borders-niger").view).toMatchObject({
      prompt: "Which of these countries has a land border with Mali?",
    });
    expect(made(world, "multiple-response", "borders-niger").view).toMatchObject({
      prompt: "Which of these countries have a land border with Mali?",
    });
  });

  it("is explained by the pattern that it was filled from", () => {
    const patterns = (type: QuestionTypeName) => explain(world.base, made(world, type, "borders-niger")).patterns[0];
    expect(patterns("short-answer")).toBe("Name one country that has a land border with {s}.");
    expect(patterns("multiple-choice")).toBe("Which of these countries has a land border with {s}?");
    expect(patterns("multiple-response")).toBe("Which of these countries have a land border with {s}?");
  });
});

describe("the date of an act", () => {
  const withDeed = contextOf(
    aSmallWorld((given) => ({
      ...given,
      entities: (given.entities ?? []).map(
        (entity): Entity =>
          entity.id === "acacia-pact" ? { ...entity, deed: { en: "did Mali and Niger sign the Acacia pact" } } : entity,
      ),
      relations: (given.relations ?? []).map((relation) =>
        relation.patterns.en?.askWhen == null
          ? relation
          : { ...relation, patterns: { en: { ...relation.patterns.en, askWhenDone: "In which {unit} {deed}?" } } },
      ),
    })),
  );

  it("is asked once, of the fact that is there for it", () => {
    const slots = (given: readonly Fact[], fact: string) => {
      const base = aSmallWorld((small) => ({
        ...small,
        relations: (small.relations ?? []).flatMap((relation) => {
          if (relation.id !== "signed-in" || relation.patterns.en === undefined) return [relation];
          const en = { ...relation.patterns.en, askWhen: "In which {unit} was {s} signed?" };
          const dated = { ...en, statement: "{s} was signed {inO}.", contrast: null, ask: null };
          return [
            { ...relation, patterns: { en } },
            { ...relation, id: "signed-on", range: "date", spatial: false, patterns: { en: dated } },
          ];
        }),
        facts: [...(small.facts ?? []), ...given],
      }));
      const own = base.facts.get(fact);
      if (own === undefined) throw new Error(`no ${fact}`);
      return possibleItems(contextOf(base), own).filter(({ type }) => type === "date").length;
    };
    const place = world.base.facts.get("signed-acacia");
    if (place === undefined) throw new Error("no pact");
    const o = { kind: "date", edtf: "1991-06" } as const;
    const onDay = { ...place, id: "dated-acacia", triple: { s: "acacia-pact", r: "signed-on", o } };
    expect(slots([], "signed-acacia")).toBe(1);
    expect(slots([onDay], "signed-acacia")).toBe(0);
    expect(slots([onDay], "dated-acacia")).toBe(1);
    expect(slots([{ ...onDay, triple: { ...onDay.triple, s: "baobab-pact" } }], "signed-acacia")).toBe(1);
  });

  it("is asked by what was done, and by its name where nobody wrote that", () => {
    expect(made(withDeed, "date", "signed-acacia", "when").view).toMatchObject({
      prompt: expect.stringMatching(/^In which (year|month and year) did Mali and Niger sign the Acacia pact\?$/),
    });
    expect(made(withDeed, "date", "signed-baobab", "when").view).toMatchObject({
      prompt: expect.stringContaining("the Baobab pact"),
    });
    expect(findCard(withDeed, factTarget("signed-acacia", "when"))?.front).toContain(
      "did Mali and Niger sign the Acacia pact?",
    );
    const pattern = (id: string) => explain(withDeed.base, made(withDeed, "date", id, "when")).patterns;
    expect(pattern("signed-acacia")).toEqual(["In which {unit} {deed}?"]);
    expect(pattern("signed-baobab")).toEqual([expect.stringContaining("{s}")]);
  });
});

describe("a reason", () => {
  const proof = { code: "F1-functional", factIds: [], listId: null } as const;
  const president = world.base.entities.get("presidency");
  const other = world.base.entities.get("timbuktu");

  it("names the office that was held, and not somebody of whom it is true", () => {
    if (president === undefined || other === undefined) throw new Error("the president is gone");
    const why = explained(world, other, president, proof, { relationId: "held-by", slot: "s", when: null }).why;
    expect(why).toMatch(/: the right answer is president of Mali\./);
  });

  it("says of an offered thing that has a list of its own what stands there, and not that it is on no list", () => {
    const { entities, lists } = world.base;
    const [list] = lists;
    const [mali, niger] = ["mali", "niger"].map((id) => entities.get(id));
    if (list === undefined || mali === undefined || niger === undefined) throw new Error("the list is gone");
    const listed = { code: "F2-complete-list", factIds: [], listId: list.id } as const;
    const why = (slot: "s" | "o") =>
      explained(world, mali, niger, listed, { relationId: "borders", slot, when: null }).why;
    expect(list.s).toBe("mali");
    expect(why("s")).toMatch(/^Not Mali: the complete list for it .*has other names only\./);
    expect(why("o")).toMatch(/^Not Mali: that name is not on the complete list/);
  });

  it("tells of the time that was asked about", () => {
    if (president === undefined || other === undefined) throw new Error("the president is gone");
    const told = (when: string) =>
      explained(world, president, other, proof, { relationId: "held-by", slot: "s", when }).why;
    const holders = ["2001", "2006"].map((when) => /, (\S+ \S+) was president of Mali/.exec(told(when))?.[1]);
    expect(new Set(holders).size).toBe(2);
  });
});

describe("an order", () => {
  it("sets names that hold quotation marks between others", () => {
    const quoted = contextOf(
      aSmallWorld((given) => ({
        ...given,
        entities: (given.entities ?? []).map((entity) =>
          entity.id === "acacia-pact" ? { ...entity, undated: { en: "the pact of “the tree”" } } : entity,
        ),
      })),
    );
    const reasons = Object.values(made(quoted, "ordering", "signed-acacia", "when").feedback.whyWrong);
    expect(reasons.some((reason) => reason.includes("“The pact of ‘the tree’"))).toBe(true);
    expect(reasons.filter((reason) => /“[^”]*“/.test(reason))).toEqual([]);
  });
});

function factOf(context: GenerationContext, id: string): Fact {
  const fact = context.base.facts.get(id);
  if (fact === undefined) throw new Error(`no fact ${id}`);
  return fact;
}

function made(context: GenerationContext, type: QuestionTypeName, id: string, slot: Slot = "o"): Item {
  for (let seed = 0; seed < 20; seed++) {
    const item = generateItem(context, type, { fact: factOf(context, id), slot }, `${seed}`);
    if (item.ok) return item.value;
  }
  throw new Error(`no ${type} of ${id}`);
}
