import { describe, expect, it } from "vitest";
import type { Fact } from "@/core/facts/model";
import { itemChecks, runItemChecks, subjectOf } from "@/core/quality/run-checks";
import type { GenerationContext, Item, Slot } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import type { QuestionTypeName } from "@/core/questions/views";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const context = contextOf(aSmallWorld());

type Draft = { -readonly [Name in keyof Item]: Item[Name] };
type Loose = Record<string, unknown>;

function made(type: QuestionTypeName, factId: string, seed = "planted"): { item: Item; slot: Slot } {
  const fact = context.base.facts.get(factId);
  const way = fact && possibleItems(context, fact).find((each) => each.type === type);
  const result = way ? generateItem(context, type, way.ask, seed) : null;
  if (!way || !result?.ok) throw new Error(`${type} of ${factId} cannot be made`);
  return { item: result.value, slot: way.ask.slot };
}

/** A copy that may be spoilt. */
const copyOf = (item: Item): Draft => JSON.parse(JSON.stringify(item)) as Draft;

function found(item: Item, slot: Slot, world: GenerationContext = context): readonly string[] {
  const violations = runItemChecks(subjectOf(world, item, slot));
  return [...new Set(violations.map(({ check }) => check))];
}

/** The small world with one fact changed after items were made of the sound one. */
function worldWith(id: string, change: Partial<Fact>): GenerationContext {
  return contextOf(
    aSmallWorld((given) => ({
      ...given,
      facts: (given.facts ?? []).map((fact) => (fact.id === id ? { ...fact, ...change } : fact)),
    })),
  );
}

describe("sound items", () => {
  it("pass every check", () => {
    for (const fact of context.base.facts.values()) {
      for (const { type, ask } of possibleItems(context, fact)) {
        const item = generateItem(context, type, ask, "sound");
        if (!item.ok) continue;
        const violations = runItemChecks(subjectOf(context, item.value, ask.slot));
        expect(violations, `${type} of ${fact.id}`).toEqual([]);
      }
    }
  });
});

/** A defect, the item that carries it, and the check that must name it. */
type Defect = {
  readonly name: string;
  readonly check: string;
  readonly type: QuestionTypeName;
  readonly fact: string;
  readonly spoil: (item: Draft) => void;
  readonly slot?: Slot;
};

const keyOf = (item: Draft) => item.key as Loose;
const optionsOf = (item: Draft) => keyOf(item).options as Record<string, string>;
const choicesOf = (item: Draft) => (item.view as unknown as { choices: { id: string; label: string }[] }).choices;
const viewOf = (item: Draft) => item.view as unknown as Loose;
const wrongId = (item: Draft) => Object.keys(optionsOf(item)).find((id) => id !== keyOf(item).correctChoiceId) ?? "c1";
const replaceWrong = (item: Draft, entityId: string, label: string) => {
  const id = wrongId(item);
  optionsOf(item)[id] = entityId;
  const choice = choicesOf(item).find((each) => each.id === id);
  if (choice) choice.label = label;
};

const defects: readonly Defect[] = [
  {
    name: "another option is keyed",
    check: "Q1",
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      keyOf(item).correctChoiceId = wrongId(item);
    },
  },
  {
    name: "a second neighbour stands among the wrong options",
    check: "Q2",
    type: "multiple-choice",
    fact: "borders-niger",
    spoil: (item) => replaceWrong(item, "guinea", "Guinea"),
  },
  {
    name: "a wrong option lost its proof",
    check: "Q2",
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      item.proofs = {};
    },
  },
  {
    name: "a false statement carries no proof",
    check: "Q2",
    type: "true-false",
    fact: "capital-mali",
    spoil: (item) => {
      item.proofs = {};
    },
  },
  {
    name: "the keyed speaker is named nowhere",
    check: "Q2",
    type: "who-says-so",
    fact: "claim-control",
    spoil: (item) => {
      optionsOf(item)[String(keyOf(item).correctChoiceId)] = "white-plain";
    },
  },
  {
    name: "a speaker without proof",
    check: "Q2",
    type: "who-says-so",
    fact: "claim-control",
    spoil: (item) => {
      item.proofs = {};
    },
  },
  {
    name: "the stem of an office drops its date",
    check: "Q4",
    type: "short-answer",
    fact: "president-2",
    spoil: (item) => {
      viewOf(item).prompt = "At that time, who was president of Mali?";
    },
  },
  {
    name: "the stated date is gone from the key",
    check: "Q4",
    type: "cloze",
    fact: "president-2",
    spoil: (item) => {
      keyOf(item).when = null;
    },
  },
  {
    name: "the feedback claims more than the sources",
    check: "Q5",
    type: "who-says-so",
    fact: "claim-control",
    spoil: (item) => {
      item.feedback = { ...item.feedback, status: "established" };
    },
  },
  {
    name: "a country stands among towns",
    check: "Q6",
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => replaceWrong(item, "ghanata", "Ghanata"),
  },
  {
    name: "an acronym stands among names",
    check: "Q6",
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      const choice = choicesOf(item).find(({ id }) => id === wrongId(item));
      if (choice) choice.label = "NKC";
    },
  },
  {
    name: "a number stands among names",
    check: "Q6",
    type: "true-false",
    fact: "capital-mali",
    spoil: (item) => {
      const part = (viewOf(item).parts as { options: { label: string }[] }[])[0];
      if (part?.options[0]) part.options[0].label = "Town 7";
    },
  },
  {
    name: "two options read alike",
    check: "Q8",
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      const choice = choicesOf(item).find(({ id }) => id === wrongId(item));
      if (choice) choice.label = "Bamaco";
    },
  },
  {
    name: "one option contains another",
    check: "Q8",
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      const choice = choicesOf(item).find(({ id }) => id === wrongId(item));
      if (choice) choice.label = "Bamako District";
    },
  },
  {
    name: "the stem is no question",
    check: "Q9",
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      viewOf(item).prompt = "The capital of Mali is";
    },
  },
  {
    name: "the stem asks twice",
    check: "Q9",
    type: "short-answer",
    fact: "capital-mali",
    spoil: (item) => {
      viewOf(item).prompt = "What is the capital of Mali? And of Niger?";
    },
  },
  {
    name: "an option says always",
    check: "Q9",
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      const choice = choicesOf(item).find(({ id }) => id === wrongId(item));
      if (choice) choice.label = "always Nouakchott";
    },
  },
  {
    name: "the stem runs on",
    check: "Q9",
    type: "short-answer",
    fact: "capital-mali",
    spoil: (item) => {
      viewOf(item).prompt = `${"In the land that we speak of here, ".repeat(6)}what is the capital of Mali?`;
    },
  },
  {
    name: "a placeholder is left",
    check: "Q10",
    type: "short-answer",
    fact: "capital-mali",
    spoil: (item) => {
      viewOf(item).prompt = "What is the capital of {s} today?";
    },
  },
  {
    name: "an article is doubled",
    check: "Q10",
    type: "short-answer",
    fact: "signed-acacia",
    spoil: (item) => {
      viewOf(item).prompt = "In which town was the the Acacia pact signed?";
    },
  },
  {
    name: "the article before the gap fits some answers",
    check: "Q10",
    type: "cloze",
    fact: "capital-mali",
    spoil: (item) => {
      viewOf(item).before = "The capital of Mali is an ";
    },
  },
  {
    name: "a word of the stem stands in the answer alone",
    check: "Q11",
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      viewOf(item).prompt = "What is the capital on the river, Bamako or which?";
    },
  },
  {
    name: "the claim names its speaker",
    check: "Q11",
    type: "who-says-so",
    fact: "claim-control",
    spoil: (item) => {
      viewOf(item).proposition = "The Red Dunes hold the town.";
    },
  },
  {
    name: "numbers descend",
    check: "Q12",
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      choicesOf(item).forEach((choice, at) => {
        choice.label = `Resolution ${2100 - 13 * at}`;
      });
    },
  },
  {
    name: "the view has a field for the key",
    check: "Q15",
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      viewOf(item).correct = "c1";
    },
  },
  {
    name: "a choice id tells the entity",
    check: "Q15",
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      const first = choicesOf(item)[0];
      if (first) first.id = "bamako";
    },
  },
  {
    name: "the stem of a date tells the year",
    check: "Q15",
    type: "date",
    fact: "signed-baobab",
    spoil: (item) => {
      viewOf(item).prompt = "In which year was the Baobab pact of 1996 signed?";
    },
  },
  {
    name: "an event to be ordered tells its year",
    check: "Q15",
    type: "ordering",
    fact: "signed-baobab",
    spoil: (item) => {
      const entries = viewOf(item).entries as { label: string }[];
      if (entries[0]) entries[0].label = "The pact of 1996 is signed";
    },
  },
  {
    name: "the gapped sentence tells the answer",
    check: "Q15",
    type: "cloze",
    fact: "capital-mali",
    spoil: (item) => {
      viewOf(item).after = ", the town of Bamako.";
    },
  },
  {
    name: "nothing says why an option is wrong",
    check: "Q17",
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      item.feedback = { ...item.feedback, whyWrong: {} };
    },
  },
  {
    name: "the feedback has no source",
    check: "Q17",
    type: "short-answer",
    fact: "capital-mali",
    spoil: (item) => {
      item.feedback = { ...item.feedback, sources: [] };
    },
  },
  {
    name: "the feedback has no day",
    check: "Q17",
    type: "date",
    fact: "signed-baobab",
    spoil: (item) => {
      item.feedback = { ...item.feedback, asOf: "" };
    },
  },
  {
    name: "a loaded word stands outside a quotation",
    check: "Q19",
    type: "status",
    fact: "claim-control",
    spoil: (item) => {
      viewOf(item).proposition = "The town is in rebel hands.";
    },
  },
  {
    name: "a loaded word stands in the feedback",
    check: "Q19",
    type: "short-answer",
    fact: "capital-mali",
    spoil: (item) => {
      item.feedback = { ...item.feedback, because: "Bamako, not the rebel town, is the capital." };
    },
  },
  {
    name: "an answer on harm would enter the memory of a fact",
    check: "Q20",
    type: "who-says-so",
    fact: "claim-attack",
    spoil: (item) => {
      item.targetId = "fact:claim-attack:card";
    },
  },
  {
    name: "harm comes without a warning",
    check: "Q21",
    type: "status",
    fact: "claim-attack",
    spoil: (item) => {
      item.feedback = { ...item.feedback, harm: null };
    },
  },
  {
    name: "the stored item is not what its seed gives",
    check: "Q22",
    type: "ordering",
    fact: "signed-baobab",
    spoil: (item) => {
      item.seed = "another seed";
    },
  },
  {
    name: "the key is no choice",
    check: "Q23",
    type: "status",
    fact: "claim-control",
    spoil: (item) => {
      keyOf(item).correctChoiceId = "established";
      item.guess = 0.1;
    },
  },
  {
    name: "a blind guess earns more than is said",
    check: "Q23",
    type: "true-false",
    fact: "capital-mali",
    spoil: (item) => {
      item.guess = 0.2;
    },
  },
  {
    name: "the expected name is not accepted",
    check: "Q23",
    type: "short-answer",
    fact: "capital-mali",
    spoil: (item) => {
      keyOf(item).expected = "Zanzibar";
    },
  },
];

describe("planted defects", () => {
  it.each(defects.map((defect) => [defect.check, defect.name, defect] as const))("%s finds: %s", (check, _, defect) => {
    const { item, slot } = made(defect.type, defect.fact);
    expect(found(item, slot)).toEqual([]);
    const spoilt = copyOf(item);
    defect.spoil(spoilt);
    expect(found(spoilt, slot)).toContain(check);
  });

  it("are not found when their check is off", () => {
    const others = itemChecks.filter(({ id }) => id !== "Q17");
    const { item, slot } = made("short-answer", "capital-mali");
    const spoilt = { ...item, feedback: { ...item.feedback, sources: [] } };
    const all = runItemChecks(subjectOf(context, spoilt, slot)).map(({ check }) => check);
    const without = runItemChecks(subjectOf(context, spoilt, slot), others).map(({ check }) => check);
    expect(all).toContain("Q17");
    expect(without).not.toContain("Q17");
  });
});

describe("defects of the base under items that were made before", () => {
  it.each([
    ["Q1", "the fact turns out to be said by a party only", { status: "claimed", by: ["red-dunes"] }],
    ["Q5", "a claim is still asked as a bare fact", { status: "disputed" }],
    ["Q20", "the fact is marked as violence", { harm: "violence" }],
    ["Q1", "the fact turns out to be a denial", { denies: true }],
    ["Q3", "the slot may not be asked any more", { status: "reported" }],
  ] as const)("%s finds: %s", (check, _, change) => {
    const { item, slot } = made("short-answer", "capital-mali");
    expect(found(item, slot, worldWith("capital-mali", change as Partial<Fact>))).toContain(check);
  });

  it("Q2 finds a wrong option that somebody says is right", () => {
    const { item, slot } = made("multiple-choice", "capital-mali");
    const { options } = item.key as { options: Record<string, string> };
    const other = Object.values(options).find((id) => id !== "bamako") ?? "";
    const world = contextOf(
      aSmallWorld((given) => {
        const facts = given.facts ?? [];
        const own = facts.filter(({ id }) => id === "capital-mali");
        const said = own.map(
          (fact): Fact => ({
            ...fact,
            id: "said",
            status: "claimed",
            by: ["red-dunes"],
            triple: fact.triple && { ...fact.triple, o: { kind: "entity", id: other } },
          }),
        );
        return { ...given, facts: [...facts, ...said] };
      }),
    );
    expect(found(item, slot, world)).toContain("Q2");
  });
});
