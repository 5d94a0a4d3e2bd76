import { describe, expect, it } from "vitest";
import type { Entity, Fact } from "@/core/facts/model";
import { findCard } from "@/core/flashcards/card";
import { givesAway } from "@/core/questions/clang";
import type { GenerationContext } from "@/core/questions/contract";
import { answerToUnit } from "@/core/questions/date/asked-date";
import { generateItem } from "@/core/questions/generate";
import { statedPeriod, writtenDate } from "@/core/questions/render/dates";
import { asSentence } from "@/core/questions/render/pattern";
import { explained } from "@/core/questions/render/reasons";
import { seededRandom } from "@/core/shared/random";
import { aFact } from "@/tests/support/facts";
import { aSmallWorld, contextOf } from "@/tests/support/items";

/** What reading items aloud showed to be wrong, once mended. */
describe("a state without a known beginning", () => {
  it("is asked about near the end that is known", () => {
    const fact = aFact({ id: "until", when: "../2011-10", asOf: "2024-01-01" });
    for (let seed = 0; seed < 40; seed++) {
      const year = Number(statedPeriod(fact, seededRandom(`open ${seed}`))?.slice(0, 4));
      expect(year).toBeGreaterThanOrEqual(2009);
      expect(year).toBeLessThanOrEqual(2011);
    }
  });
});

describe("speakers", () => {
  it("are not asked for where the statement names them", () => {
    const claim = (text: string) =>
      made(
        changed(
          (fact) => (fact.id === "claim-control" ? { ...fact, claim: { en: text } } : fact),
          (entity) => (entity.id === "red-dunes" ? { ...entity, aliases: ["Sandfolk"] } : entity),
        ),
        "who-says-so",
        "claim-control",
        "card",
      );
    expect(claim("The town on the river is in our hands.").ok).toBe(true);
    expect(claim("The town on the river belongs to the Sandfolk.")).toMatchObject({
      ok: false,
      error: { code: "answer-in-stem" },
    });
  });
});

describe("events to put in order", () => {
  it("do not name each other's actors", () => {
    const world = changed(
      (fact) => fact,
      (entity) =>
        entity.id === "baobab-pact" ? { ...entity, undated: { en: "the pact that Amina Sow refused" } } : entity,
    );
    const withSow = contextOf(world.base);
    const labels = Array.from({ length: 30 }, (_, seed) => {
      const item = generateItem(
        withSow,
        "ordering",
        { fact: factOf(withSow, "signed-acacia"), slot: "when" },
        `${seed}`,
      );
      return item.ok && item.value.view.type === "ordering" ? item.value.view.entries.map(({ label }) => label) : [];
    });
    expect(labels.some((each) => each.some((label) => label.includes("Amina Sow")))).toBe(true);

    const both = changed(
      (fact) => fact,
      (entity) =>
        entity.id === "baobab-pact" || entity.id === "acacia-pact"
          ? {
              ...entity,
              undated: { en: `the pact by which Amina Sow ${entity.id === "baobab-pact" ? "rose" : "fell"}` },
            }
          : entity,
    );
    for (let seed = 0; seed < 30; seed++) {
      const item = generateItem(both, "ordering", { fact: factOf(both, "signed-acacia"), slot: "when" }, `${seed}`);
      const view = item.ok && item.value.view.type === "ordering" ? item.value.view.entries : [];
      expect(view.filter(({ label }) => label.includes("Amina Sow")).length).toBeLessThan(2);
    }
  });
});

describe("a statement to judge", () => {
  it("does not carry its answer in its subject", () => {
    const world = changed(
      (fact) => fact,
      (entity) => (entity.id === "acacia-pact" ? { ...entity, text: { en: "the Bamako pact" } } : entity),
    );
    expect(made(contextOf(aSmallWorld()), "true-false", "signed-acacia", "o").ok).toBe(true);
    expect(made(world, "true-false", "signed-acacia", "o")).toMatchObject({ ok: false });
  });
});

describe("wordings", () => {
  const wordings = (text: string, when: string | null = "2015-05-03", more: Partial<Fact> = {}) => {
    const world = changed((fact) =>
      fact.id === "claim-control" ? { ...fact, when, asOf: "2015-06-01", claim: { en: text }, ...more } : fact,
    );
    return generateItem(world, "which-wording", { fact: factOf(world, "claim-control"), slot: "card" }, "a");
  };

  it("are not asked for where somebody speaks of themselves", () => {
    expect(wordings("A northern movement holds the town.").ok).toBe(true);
    expect(wordings("The Red Dunes hold the town.")).toMatchObject({ ok: false, error: { code: "speaks-of-itself" } });
  });

  it("say of each sentence when it was so, of an undated event how old the sources may be, and of what has no time neither", () => {
    const sentences = (text: string, when: string | null, more: Partial<Fact>) => {
      const item = wordings(text, when, more);
      return item.ok && item.value.view.type === "which-wording"
        ? item.value.view.choices.map(({ label }) => label)
        : [];
    };
    const all = (text: string, when: string | null, beginning: string, more: Partial<Fact> = {}) => {
      expect(sentences(text, when, more)).toHaveLength(3);
      for (const label of sentences(text, when, more)) expect(label.startsWith(beginning), label).toBe(true);
    };
    all("A northern movement holds the town.", "2015-05-03", "3 May 2015: A northern");
    all("A northern movement holds the town in May 2015.", "2015-05-03", "A northern");
    all("A northern movement holds the town.", null, "As of 1 June 2015: A northern");
    all("Azalai is the name of the salt caravan.", null, "Azalai is", { triple: null });
  });
});

describe("a long unit", () => {
  it("stands beside the box with its first words only, and lets the verb in between", () => {
    const world = contextOf(
      aSmallWorld((given) => ({
        ...given,
        facts: (given.facts ?? []).map((fact) =>
          fact.id === "census" && fact.triple?.o.kind === "number"
            ? {
                ...fact,
                triple: {
                  ...fact.triple,
                  o: { ...fact.triple.o, unit: { en: "inhabitants outside the capital" }, noun: { en: "inhabitants" } },
                },
              }
            : fact,
        ),
        relations: (given.relations ?? []).map((relation) =>
          relation.id === "counted" && relation.patterns.en !== undefined
            ? {
                ...relation,
                patterns: { en: { ...relation.patterns.en, ask: "{inD}, how many {noun} did {s} have[ {rest}]?" } },
              }
            : relation,
        ),
      })),
    );
    const item = generateItem(world, "number", { fact: factOf(world, "census"), slot: "o" }, "a");
    expect(item).toMatchObject({
      ok: true,
      value: {
        view: { prompt: "In 2009, how many inhabitants did Mali have outside the capital?", unit: "inhabitants" },
        feedback: { answer: "14,528,662 inhabitants outside the capital" },
      },
    });
  });
});

describe("a name that grew from another", () => {
  it("tells the answer among options, and nothing where the answer must be typed", () => {
    expect(givesAway("Of which country is Algiers the capital?", "Algeria", ["Algeria", "Chad", "Niger"])).toBe(true);
    expect(givesAway("What is the capital of Algeria?", "Algiers", [])).toBe(false);
    expect(givesAway("Of which country is Dakar the capital?", "Senegal", ["Senegal", "Chad", "Niger"])).toBe(false);
  });
});

describe("the country that everything is about", () => {
  it("is asked for neither among options nor as one of several that may be typed", () => {
    const asked = (home: string, type: "multiple-choice" | "short-answer", id: string, slot: "s" | "o") => {
      const world = changed(
        (fact) => fact,
        (entity) => (entity.type === "country" ? entity : { ...entity, within: [home] }),
      );
      return generateItem(world, type, { fact: factOf(world, id), slot }, "a");
    };
    const refused = { ok: false, error: { code: "home-country" } };
    expect(asked("guinea", "short-answer", "borders-niger", "o")).toMatchObject(refused);
    expect(asked("burkina-faso", "short-answer", "borders-niger", "o").ok).toBe(true);
    expect(asked("mali", "multiple-choice", "capital-mali", "s")).toMatchObject(refused);
    expect(asked("mali", "short-answer", "capital-mali", "s")).toMatchObject(refused);
    expect(asked("guinea", "short-answer", "capital-mali", "s").ok).toBe(true);
  });
});

describe("what is told with the answer", () => {
  const context = contextOf(aSmallWorld());

  it("claims no single answer for a subject of whom many may be true", () => {
    const [kankossa, timbuktu] = ["kankossa", "timbuktu"].map((id) => context.base.entities.get(id));
    if (kankossa === undefined || timbuktu === undefined) throw new Error("the towns are gone");
    const proof = { code: "F5-space", factIds: [], listId: null } as const;
    expect(explained(context, kankossa, timbuktu, proof, { relationId: "capital", slot: "s", when: null }).why).toMatch(
      /: this is true of Timbuktu\./,
    );
    expect(explained(context, kankossa, timbuktu, proof, { relationId: "capital", slot: "o", when: null }).why).toMatch(
      /: the one right place is Timbuktu\./,
    );
  });

  it("says who the other is: what the base tells of it, shortest first, else what it is; nothing of violence or that is only claimed", () => {
    const proof = { code: "F1-functional", factIds: [], listId: null } as const;
    const told = (other: string, right: string, changes: readonly Partial<Fact>[]) => {
      const world = contextOf(
        aSmallWorld((given) => ({
          ...given,
          facts: [
            ...(given.facts ?? []).filter(({ about }) => !about.includes(other)),
            ...changes.map((change, at) => {
              const triple = { s: other, r: "lies-in", o: { kind: "entity", id: "mali" } } as const;
              return aFact({ id: `told-${at}`, triple, about: [other, "mali"], ...change });
            }),
          ],
        })),
      );
      const [option, answer] = [other, right].map((id) => world.base.entities.get(id));
      if (option === undefined || answer === undefined) throw new Error("they are gone");
      return explained(world, option, answer, proof, { relationId: "capital", slot: "o", when: null });
    };
    const ofPerson = (...changes: readonly Partial<Fact>[]) => told("elhadj-kane", "amina-sow", changes);
    const itself = "Not Elhadj Kane: the one right answer is Amina Sow. Elhadj Kane: elhadj-kane in one sentence.";
    expect(ofPerson()).toMatchObject({ why: itself, proof });
    const known = ofPerson(
      { text: { en: "Elhadj Kane had a house by the lake." } },
      { text: { en: "Elhadj Kane left." } },
    );
    expect(known.why).toBe("Not Elhadj Kane: the one right answer is Amina Sow. Elhadj Kane left.");
    expect(known.proof.told).toEqual(["told-1"]);
    expect(ofPerson({ text: { en: "Elhadj Kane was shelled." }, harm: "violence" }).why).toBe(itself);
    expect(ofPerson({ text: { en: "Elhadj Kane has gold." }, status: "claimed" }).why).toBe(itself);
    expect(ofPerson({ text: { en: `Elhadj Kane ${"really ".repeat(30)}left.` } }).why).toBe(itself);
    // What somebody else did with it explains less than what it is.
    const asObject = { s: "amina-sow", r: "lies-in", o: { kind: "entity", id: "elhadj-kane" } } as const;
    expect(ofPerson({ text: { en: "Amina Sow followed Elhadj Kane." }, triple: asObject }).why).toBe(itself);
    // Of a place what happens to be told of it explains nothing.
    expect(told("kankossa", "timbuktu", [{ text: { en: "Kankossa has a lake." } }]).why).toMatch(
      / Kankossa: kankossa in one sentence\.$/,
    );
  });

  it("says of how many members of a list the options are only some", () => {
    for (let seed = 0; seed < 20; seed++) {
      const item = generateItem(
        context,
        "multiple-response",
        { fact: factOf(context, "borders-niger"), slot: "o" },
        `${seed}`,
      );
      if (!item.ok) throw new Error(item.error.code);
      const shown = (item.value.key as { correctChoiceIds: readonly string[] }).correctChoiceIds.length;
      expect(/\(2 of 3 in all\)$/.test(item.value.feedback.answer)).toBe(shown === 2);
    }
  });

  it("answers with a month where the month is asked, not with the day", () => {
    expect(answerToUnit("2012-11-11", "month", "en")).toBe("November 2012");
    expect(answerToUnit("2012-11-11", "year", "en")).toBe("2012");
    expect(answerToUnit("2012", "year", "en")).toBe("2012");
    for (const text of ["2012-11-30/2012-12-02", "2012~"]) {
      expect(answerToUnit(text, "year", "en")).toBe(asSentence(writtenDate(text, "en")));
    }
    const item = generateItem(context, "date", { fact: factOf(context, "signed-acacia"), slot: "when" }, "a");
    if (!item.ok || item.value.view.type !== "date") throw new Error("it is not asked");
    expect(item.value.feedback.answer).toMatch(item.value.view.unit === "year" ? /^\d{4}$/ : /^\p{Lu}\p{Ll}+ \d{4}$/u);
    const front = findCard(context, "fact:signed-acacia:when");
    expect(front).toMatchObject({ front: expect.stringContaining("month"), back: { answer: "June 1991" } });
  });

  it("tells events in the order in which they happened", () => {
    const item = generateItem(context, "ordering", { fact: factOf(context, "signed-dattier"), slot: "when" }, "a");
    if (!item.ok) throw new Error(item.error.code);
    const years = [...item.value.feedback.because.matchAll(/\d{4}/g)].map(([year]) => Number(year));
    expect(years.length).toBeGreaterThan(2);
    expect(years).toEqual([...years].sort((a, b) => a - b));
  });

  it("and what changed is asked with both dates at the end", () => {
    const item = generateItem(context, "what-changed", { fact: factOf(context, "president-2"), slot: "o" }, "a");
    if (!item.ok || item.value.view.type !== "what-changed") throw new Error("no such question");
    expect(item.value.view.prompt).toMatch(/^Who was president of Mali in .*, but no longer (in|on) [^,]*\?$/);
  });
});

function changed(fact: (fact: Fact) => Fact, entity: (entity: Entity) => Entity = (given) => given): GenerationContext {
  return contextOf(
    aSmallWorld((given) => ({
      ...given,
      facts: (given.facts ?? []).map(fact),
      entities: (given.entities ?? []).map(entity),
    })),
  );
}

function factOf(context: GenerationContext, id: string): Fact {
  const fact = context.base.facts.get(id);
  if (fact === undefined) throw new Error(`no fact ${id}`);
  return fact;
}

function made(context: GenerationContext, type: "who-says-so" | "true-false", id: string, slot: "card" | "o") {
  return generateItem(context, type, { fact: factOf(context, id), slot }, "a");
}
