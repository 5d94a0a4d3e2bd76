import { describe, expect, it } from "vitest";
import type { Fact, Relation } from "@/core/facts/model";
import { cardsOfFact, cardTargets, findCard } from "@/core/flashcards/card";
import { toldHarm } from "@/core/flashcards/told-harm";
import { factTarget } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { aFact } from "@/tests/support/facts";
import { aSmallWorld, contextOf, evidenceOf } from "@/tests/support/items";

const context = contextOf(aSmallWorld());
const factOf = (id: string) => {
  const fact = context.base.facts.get(id);
  if (fact === undefined) throw new Error(`no fact ${id}`);
  return fact;
};

describe("flashcards", () => {
  it("come of every fact", () => {
    for (const fact of context.base.facts.values()) {
      const cards = cardsOfFact(context, fact);
      expect(cards.length, fact.id).toBeGreaterThan(0);
      for (const card of cards) {
        expect(card.front.trim()).not.toBe("");
        expect(card.back.answer.trim()).not.toBe("");
        if (!card.targetId.startsWith("list:")) expect(card.back.because).toContain(fact.text.en);
      }
    }
  });

  it("ask both ways where both have one answer", () => {
    expect(cardTargets(context, factOf("capital-mali"))).toEqual(["fact:capital-mali:o", "fact:capital-mali:s"]);
    expect(findCard(context, "fact:capital-mali:s")).toMatchObject({
      front: "Of which country is Bamako the capital?",
      back: { answer: "Mali" },
    });
  });

  it("put the attribution in front of what is not established", () => {
    const [card] = cardsOfFact(context, factOf("claim-control"));
    expect(card?.front).toBe(
      "Complete the sentence: By its own account, the Red Dunes was said to control ______ on 3 May 2015.",
    );
    expect(card?.back).toMatchObject({ answer: "Ouagadougou", status: "claimed" });
  });

  it("use the editor's own two sides", () => {
    const fact = aFact({ id: "own", card: { ask: { en: "What is salt?" }, answer: { en: "A mineral." } }, about: [] });
    const own = contextOf(aSmallWorld((given) => ({ ...given, facts: [...(given.facts ?? []), fact] })));
    expect(cardsOfFact(own, fact)).toMatchObject([{ front: "What is salt?", back: { answer: "A mineral" } }]);
  });

  it("lead in an editor's question on what is not established by who says so, unless it says so itself", () => {
    const told = { status: "reported", about: [], evidence: evidenceOf("RFI counts the wells.", ["rfi"]) } as const;
    const facts = ["How many wells were dug?", "How many wells did RFI say were dug?"].map((en, at) =>
      aFact({ id: `wells-${at}`, ...told, card: { ask: { en }, answer: { en: "12" } } }),
    );
    const world = contextOf(aSmallWorld((given) => ({ ...given, facts: [...(given.facts ?? []), ...facts] })));
    expect(facts.flatMap((fact) => cardsOfFact(world, fact).map(({ front }) => front))).toEqual([
      "According to rfi, how many wells were dug?",
      "How many wells did RFI say were dug?",
    ]);
  });

  it("show every member of a complete list on one back", () => {
    const [target] = cardTargets(context, factOf("borders-niger"));
    expect(target).toBe("list:mali:borders:always");
    expect(findCard(context, target ?? "")?.back.answer).toBe("Niger, Guinea, Ivoria");
  });

  it("ask for all members in the plural, and for two as both", () => {
    const plural = (members: readonly string[]) =>
      contextOf(
        aSmallWorld((given) => ({
          ...given,
          relations: (given.relations ?? []).map((relation) =>
            relation.id === "borders"
              ? { ...relation, patterns: { en: { ...relation.patterns.en, askAll: "Which countries border {s}?" } } }
              : relation,
          ),
          lists: (given.lists ?? []).map((list) => ({ ...list, members })),
        })),
      );
    const front = (members: readonly string[]) => findCard(plural(members), "list:mali:borders:always")?.front;
    expect(front(["niger", "guinea", "ivoria"])).toBe("Which countries border Mali? Name all three.");
    expect(front(["niger", "guinea"])).toBe("Which countries border Mali? Name both.");
  });

  it("keep the small letter after an attribution that precedes a date", () => {
    const said = {
      ...factOf("president-2"),
      id: "said",
      status: "reported",
      statusRule: "one-origin",
      evidence: factOf("president-2").evidence.slice(0, 1),
    } as const;
    const world = contextOf(aSmallWorld((given) => ({ ...given, facts: [said] })));
    expect(cardsOfFact(world, said)[0]?.front).toMatch(/^According to reuters, who was president of Mali in .*\?$/);
  });

  it("keep the unit of a number beside the gap, and own up to several right answers", () => {
    const control = factOf("claim-control");
    const number = {
      kind: "number",
      low: 12,
      high: 12,
      unit: { en: "wells" },
      noun: null,
      about: false,
      hedge: null,
    } as const;
    const counted = { ...control, id: "counted", triple: { s: "red-dunes", r: "controls", o: number } } as const;
    const rival = {
      ...control,
      id: "rival",
      triple: { s: "red-dunes", r: "controls", o: { kind: "entity", id: "bamako" } },
    } as const;
    const world = contextOf(aSmallWorld((given) => ({ ...given, facts: [control, counted, rival] })));
    expect(cardsOfFact(world, counted)[0]).toMatchObject({
      front: "Complete the sentence: By its own account, the Red Dunes was said to control ______ wells on 3 May 2015.",
      back: { answer: "12 wells" },
    });
    expect(cardsOfFact(world, control)[0]?.front).toContain("Complete the sentence with one of several right answers:");
  });

  it("ask for a figure plainly, and say only once whose it is", () => {
    const [card] = cardsOfFact(context, factOf("displaced"));
    expect(card?.front).toBe("In 2015, how many displaced people did the Red Dunes count?");
    expect(card?.back.answer).toBe("About 33,000 displaced people");
  });

  it("ask for one of several where the relation has a question", () => {
    const rivals = ["borders-niger", "borders-guinea"].map((id) => ({
      ...factOf(id),
      status: "reported" as const,
      statusRule: "observer-speaks" as const,
      by: ["red-dunes"],
    }));
    const world = contextOf(aSmallWorld((given) => ({ ...given, facts: rivals, lists: [] })));
    expect(rivals.map((fact) => cardsOfFact(world, fact)[0]?.front)[0]).toBe(
      "According to the Red Dunes, which country has a land border with Mali? Name one.",
    );
  });

  it("ask for one date once, on the fact that is there for it", () => {
    const dated = aFact({
      ...factOf("signed-acacia"),
      id: "dated-acacia",
      triple: { s: "acacia-pact", r: "signed-on", o: { kind: "date", edtf: "1991-06-12" } },
    });
    const targets = (facts: readonly Fact[], name = "the Acacia pact") => {
      const world = contextOf(
        aSmallWorld((given) => ({
          ...given,
          relations: (given.relations ?? []).flatMap((relation): Relation[] => {
            if (relation.id !== "signed-in" || relation.patterns.en === undefined) return [relation];
            const askWhen = "In which {unit} was {s} signed?";
            const en = { ...relation.patterns.en, askWhen };
            const onDay = { ...en, statement: "{s} was signed {inO}.", contrast: null, ask: null };
            return [
              { ...relation, patterns: { en } },
              { ...relation, id: "signed-on", range: "date", spatial: false, patterns: { en: onDay } },
            ];
          }),
          entities: (given.entities ?? []).map((each) =>
            each.id === "acacia-pact" ? { ...each, text: { en: name }, undated: { en: name } } : each,
          ),
          facts: [...(given.facts ?? []), ...facts],
        })),
      );
      return cardTargets(world, factOf("signed-acacia"));
    };
    expect(targets([])).toEqual(["fact:signed-acacia:o", "fact:signed-acacia:when"]);
    expect(targets([dated])).toEqual(["fact:signed-acacia:o"]);
    // Where the place stands in the name, the date is all that the fact can be asked for.
    expect(targets([dated], "the Bamako pact")).toEqual(["fact:signed-acacia:when"]);
  });

  it("do not ask what the question already says", () => {
    const named = { ...factOf("signed-acacia"), id: "named" };
    const world = contextOf(
      aSmallWorld((given) => ({
        ...given,
        entities: (given.entities ?? []).map((entity) =>
          entity.id === "acacia-pact" ? { ...entity, text: { en: "the Bamako pact" } } : entity,
        ),
        facts: [named],
      })),
    );
    expect(cardTargets(world, named)).toEqual(["fact:named:when"]);
    expect(cardTargets(context, factOf("signed-acacia"))).toContain("fact:signed-acacia:o");
  });

  it("tell all reported positions and stay with their own kind of harm", () => {
    const [card] = cardsOfFact(context, factOf("attack-established"));
    expect(card?.harm).toBe("violence");
    for (const fact of context.base.facts.values()) {
      if (fact.harm !== null) continue;
      for (const each of cardsOfFact(context, fact)) expect(each.back.linked ?? "").not.toContain("attack");
    }
  });

  it("warn of violence that only the other side on their back tells of, whatever the fact is marked with", () => {
    const mild = aFact({ id: "mild", about: ["bamako"], contradicts: ["grave"] });
    const grave = aFact({ id: "grave", about: ["bamako"], contradicts: ["mild"], harm: "violence" });
    const world = contextOf(aSmallWorld((given) => ({ ...given, facts: [...(given.facts ?? []), mild, grave] })));
    expect(cardsOfFact(world, mild).map(({ harm }) => harm)).toEqual(["violence"]);
    expect([...world.base.facts.values()].filter((fact) => toldHarm(world.base, fact) === null)).not.toContain(mild);
    expect(toldHarm(world.base, factOf("capital-mali"))).toBeNull();
  });

  it("exist for every fact target that a question can have", () => {
    for (const fact of context.base.facts.values()) {
      for (const { type, ask } of possibleItems(context, fact)) {
        const made = generateItem(context, type, ask, "target");
        if (!made.ok || made.value.targetId.startsWith("skill:")) continue;
        expect(findCard(context, made.value.targetId), made.value.targetId).not.toBeNull();
      }
    }
  });

  it("are null for skills, unknown facts and nonsense", () => {
    for (const target of ["skill:status", factTarget("nowhere", "o"), "list:a:b:c", "fact:", ""]) {
      expect(findCard(context, target)).toBeNull();
    }
  });
});
