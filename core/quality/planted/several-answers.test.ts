import { describe, expect, it } from "vitest";
import type { Fact } from "@/core/facts/model";
import { type Draft, keyOf, optionsOf, viewOf, wrongIdOf } from "@/core/quality/planted/defect";
import { itemChecks } from "@/core/quality/run-checks";
import type { GenerationContext } from "@/core/questions/contract";
import type { QuestionTypeName } from "@/core/questions/views";
import { aFact } from "@/tests/support/facts";
import { aSmallWorld, contextOf } from "@/tests/support/items";
import { copyOf, itemOf, speakingOf } from "@/tests/support/planted-items";

/** Defects planted in questions with several answers and with figures: each is found by the check that is named for it. */

const sound = contextOf(aSmallWorld());

type Labelled = { id: string; label: string };

const rightIds = (item: Draft) => keyOf(item).correctChoiceIds as string[];
const pairsOf = (item: Draft) => keyOf(item).pairs as Record<string, string>;
const premisesOf = (item: Draft) => viewOf(item).premises as Labelled[];
const extraId = (item: Draft) =>
  Object.keys(optionsOf(item)).find((id) => !Object.values(pairsOf(item)).includes(id)) ?? "";

type Defect = {
  readonly check: string;
  readonly name: string;
  readonly type: QuestionTypeName;
  readonly fact: string;
  readonly spoil: (item: Draft) => void;
};

function replaceOption(item: Draft, id: string, entityId: string, label: string): void {
  optionsOf(item)[id] = entityId;
  const shown = (viewOf(item).choices ?? viewOf(item).options) as Labelled[];
  for (const each of shown) if (each.id === id) each.label = label;
}

const several: readonly Omit<Defect, "type" | "fact">[] = [
  {
    check: "Q1",
    name: "one that is not on the list is keyed",
    spoil: (item) => void rightIds(item).push(wrongIdOf(item)),
  },
  {
    check: "Q2",
    name: "a wrong option lost its proof",
    spoil: (item) => {
      item.proofs = {};
    },
  },
  { check: "Q3", name: "a member is not keyed", spoil: (item) => void rightIds(item).pop() },
  {
    check: "Q3",
    name: "another list is named",
    spoil: (item) => {
      keyOf(item).listId = "niger-borders";
    },
  },
  {
    check: "Q6",
    name: "a town among countries",
    spoil: (item) => replaceOption(item, wrongIdOf(item), "kankossa", "Kankossa"),
  },
  {
    check: "Q8",
    name: "two names that read alike",
    spoil: (item) => replaceOption(item, wrongIdOf(item), "ghanata", "Nigar"),
  },
  {
    check: "Q15",
    name: "the view tells how many are right",
    spoil: (item) => {
      viewOf(item).count = 2;
    },
  },
  {
    check: "Q17",
    name: "nothing says why a member belongs",
    spoil: (item) => {
      item.feedback = { ...item.feedback, whyRight: {} };
    },
  },
  {
    check: "Q23",
    name: "everything is keyed, so that choosing everything earns all",
    spoil: (item) => {
      keyOf(item).correctChoiceIds = Object.keys(optionsOf(item)).slice(0, -1);
      item.guess = 0.01;
    },
  },
];

const figures: readonly Omit<Defect, "type" | "fact">[] = [
  {
    check: "Q1",
    name: "another figure is keyed",
    spoil: (item) => {
      keyOf(item).low = 9;
    },
  },
  {
    check: "Q4",
    name: "the year is gone from the question",
    spoil: (item) => {
      viewOf(item).prompt = "At that time, how many inhabitants did Mali count?";
    },
  },
  {
    check: "Q15",
    name: "the question tells the figure",
    spoil: (item) => {
      viewOf(item).prompt = "In 2009, how many inhabitants, 14,528,662 or more, did Mali count?";
    },
  },
  {
    check: "Q23",
    name: "the tolerance takes in everything",
    spoil: (item) => {
      keyOf(item).tolerance = 1e12;
    },
  },
];

const matches: readonly Omit<Defect, "type" | "fact">[] = [
  {
    check: "Q1",
    name: "two answers are exchanged",
    spoil: (item) => {
      const [first = "", other = ""] = Object.keys(pairsOf(item));
      const held = pairsOf(item)[first] ?? "";
      pairsOf(item)[first] = pairsOf(item)[other] ?? "";
      pairsOf(item)[other] = held;
    },
  },
  {
    check: "Q2",
    name: "a pair lost its proof",
    spoil: (item) => {
      item.proofs = Object.fromEntries(Object.entries(item.proofs).slice(1));
    },
  },
  {
    check: "Q3",
    name: "two sentences share an answer",
    spoil: (item) => {
      const [first = "", other = ""] = Object.keys(pairsOf(item));
      pairsOf(item)[first] = pairsOf(item)[other] ?? "";
    },
  },
  {
    check: "Q6",
    name: "a country among towns",
    spoil: (item) => replaceOption(item, extraId(item), "ghanata", "Ghanata"),
  },
  {
    check: "Q8",
    name: "an option is nearly another",
    spoil: (item) => replaceOption(item, extraId(item), optionsOf(item)[extraId(item)] ?? "", "Bamaco"),
  },
  {
    check: "Q9",
    name: "a sentence without a gap",
    spoil: (item) => {
      for (const premise of premisesOf(item).slice(0, 1)) premise.label = "The Acacia pact was signed in a town.";
    },
  },
  {
    check: "Q11",
    name: "a word of a sentence stands in its answer alone",
    spoil: (item) => {
      for (const premise of premisesOf(item))
        premise.label = premise.label.replace("was signed", "was signed by Bamakois");
      const id = Object.keys(optionsOf(item)).find((each) => optionsOf(item)[each] === "bamako") ?? "";
      replaceOption(item, id, "bamako", "Bamakois quarter");
    },
  },
  {
    check: "Q15",
    name: "the id of an option tells what it is",
    spoil: (item) => {
      for (const option of (viewOf(item).options as Labelled[]).slice(0, 1)) option.id = "bamako";
    },
  },
  {
    check: "Q17",
    name: "nothing says why the pairs are right",
    spoil: (item) => {
      item.feedback = { ...item.feedback, whyRight: {} };
    },
  },
  {
    check: "Q23",
    name: "a blind guess earns more than is said",
    spoil: (item) => {
      item.guess = 0;
    },
  },
];

const defects: readonly Defect[] = [
  ...several.map((each) => ({ ...each, type: "multiple-response" as const, fact: "borders-niger" })),
  ...figures.map((each) => ({ ...each, type: "number" as const, fact: "census" })),
  ...matches.map((each) => ({ ...each, type: "matching" as const, fact: "signed-acacia" })),
];

describe("planted defects", () => {
  it.each(defects.map((each) => [each.check, each.type, each.name, each] as const))(
    "%s finds in %s: %s",
    (check, _type, _name, { type, fact, spoil }) => {
      // Of two members one may not go: that would be no key any more.
      const made = itemOf(sound, type, fact, ({ view, key }) =>
        view.type === "multiple-response"
          ? (key as { correctChoiceIds: readonly string[] }).correctChoiceIds.length > 2
          : true,
      );
      expect(speakingOf(sound, made)).toEqual([]);
      const spoilt = { ...made, item: copyOf(made.item) };
      spoil(spoilt.item);
      expect(speakingOf(sound, spoilt)).toContain(check);
      const others = itemChecks.filter(({ id }) => id !== check);
      expect(speakingOf(sound, spoilt, others)).not.toContain(check);
    },
  );
});

describe("defects of the base under items that were made before", () => {
  const changed = (change: (fact: Fact) => Fact, more: readonly Fact[] = []): GenerationContext =>
    contextOf(
      aSmallWorld((given) => ({ ...given, facts: [...(given.facts ?? []), ...more].map((fact) => change(fact)) })),
    );
  const become = (id: string, change: Partial<Fact>) =>
    changed((fact) => (fact.id === id ? { ...fact, ...change } : fact));

  it.each<[string, QuestionTypeName, string, string, GenerationContext]>([
    ["Q20", "number", "census", "the figure turns out to count the dead", become("census", { harm: "casualties" })],
    ["Q5", "number", "displaced", "others contradict the figure", become("displaced", { status: "disputed" })],
    ["Q5", "number", "census", "the figure turns out to be one source's", become("census", { status: "reported" })],
    [
      "Q3",
      "number",
      "census",
      "another figure of the same year comes in",
      changed(
        (fact) => fact,
        [
          aFact({
            id: "census-again",
            triple: {
              s: "mali",
              r: "counted",
              o: {
                kind: "number",
                low: 15,
                high: 15,
                unit: { en: "inhabitants" },
                noun: null,
                about: false,
                hedge: null,
              },
            },
            when: "2009",
          }),
        ],
      ),
    ],
    [
      "Q2",
      "multiple-response",
      "borders-niger",
      "somebody says that a wrong option is a neighbour",
      changed(
        (fact) => fact,
        ["voltana", "mauria", "ghanata", "gambara"].map((o) =>
          aFact({ id: `said-${o}`, triple: { s: "mali", r: "borders", o }, status: "claimed", by: ["red-dunes"] }),
        ),
      ),
    ],
    [
      "Q20",
      "matching",
      "signed-acacia",
      "one of the facts is marked as violence",
      become("signed-baobab", { harm: "violence" }),
    ],
    [
      "Q3",
      "matching",
      "signed-acacia",
      "one of the facts is no longer established",
      become("signed-baobab", { status: "reported" }),
    ],
  ])("%s finds in %s of %s: %s", (check, type, factId, _name, context) => {
    expect(speakingOf(context, itemOf(sound, type, factId))).toContain(check);
  });
});
