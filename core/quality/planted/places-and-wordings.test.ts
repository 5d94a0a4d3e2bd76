import { describe, expect, it } from "vitest";
import type { Entity, Fact } from "@/core/facts/model";
import { choicesOf, type Draft, keyOf, optionsOf, viewOf, wrongIdOf } from "@/core/quality/planted/defect";
import { itemChecks, runItemChecks, subjectOf } from "@/core/quality/run-checks";
import type { GenerationContext } from "@/core/questions/contract";
import { asList } from "@/core/questions/map";
import type { QuestionTypeName } from "@/core/questions/views";
import { aFact, anEntity, aRelation } from "@/tests/support/facts";
import { aSmallWorld, contextOf } from "@/tests/support/items";
import { copyOf, itemOf, speakingOf } from "@/tests/support/planted-items";

/** Defects planted in questions on places, wordings and changes: each is found by the check that is named for it. */

const patterns = {
  en: {
    statement: "{inD}, {s} lay in {o}.",
    contrast: null,
    contrastInverse: null,
    ask: "In which {otype} did {s} lie {inD}?",
    askInverse: null,
    askOne: null,
    askAmong: null,
    askAll: null,
    askAllAmong: null,
    askWhen: null,
    askWhenDone: null,
    headline: null,
  },
};

/** Towns of the small world lie in one line; seen from Bamako, these lie in other directions. */
const ELSEWHERE: Readonly<Record<string, Partial<Entity>>> = {
  niamey: { lat: 15.5, lon: -11 },
  conakry: { lat: 11, lon: -5 },
  abidjan: { lat: 22, lon: -7.5 },
};

/** The small world with a region to each of two towns, so that positions can be asked for. */
function world(
  fact: (fact: Fact) => Fact = (given) => given,
  entity: (entity: Entity) => Entity = (given) => given,
): GenerationContext {
  return contextOf(
    aSmallWorld((given) => ({
      ...given,
      relations: [
        ...(given.relations ?? []),
        aRelation({ id: "in-region", aspect: "state", functional: true, spatial: true, patterns }),
      ],
      entities: [
        ...(given.entities ?? []),
        anEntity({ id: "river-region", type: "country", name: { en: "River Region" } }),
      ]
        .map((each) => ({ ...each, ...ELSEWHERE[each.id] }))
        .map(entity),
      facts: [
        ...(given.facts ?? []),
        aFact({
          id: "ouagadougou-region",
          triple: { s: "ouagadougou", r: "in-region", o: "river-region" },
          when: "2001/2012",
          evidence: [
            {
              sourceId: "afp",
              at: "p. 1",
              note: { en: "Ouagadougou lies in River Region." },
              as: "measure",
              origin: "afp",
            },
          ],
        }),
      ].map(fact),
    })),
  );
}

const sound = world();

type Loose = Record<string, unknown>;

const listOf = (item: Draft) =>
  keyOf(item).list as {
    prompt: string;
    choices: { id: string; label: string }[];
    correctChoiceId: string;
    options: Record<string, string>;
    proofs: Loose;
    whyWrong: Loose;
  };
const wrongInList = (item: Draft) =>
  Object.keys(listOf(item).options).find((id) => id !== listOf(item).correctChoiceId) ?? "";

/** Makes another entity stand in a wrong place of a choice. */
function replaceWrong(item: Draft, entityId: string, label: string): void {
  const id = wrongIdOf(item);
  optionsOf(item)[id] = entityId;
  const choice = choicesOf(item).find((each) => each.id === id);
  if (choice) choice.label = label;
}

type Defect = readonly [
  check: string,
  name: string,
  type: QuestionTypeName,
  fact: string,
  spoil: (item: Draft) => void,
];

const defects: readonly Defect[] = [
  // Places.
  [
    "Q1",
    "the list keys a town in which it did not happen",
    "map",
    "signed-baobab",
    (item) => {
      listOf(item).correctChoiceId = wrongInList(item);
    },
  ],
  [
    "Q2",
    "a listed place carries no proof",
    "map",
    "signed-baobab",
    (item) => {
      listOf(item).proofs = {};
    },
  ],
  [
    "Q2",
    "a listed position is another’s by name only",
    "map",
    "ouagadougou-region",
    (item) => {
      listOf(item).options[wrongInList(item)] = "ouagadougou";
    },
  ],
  [
    "Q6",
    "a country stands among the listed towns",
    "map",
    "signed-baobab",
    (item) => {
      listOf(item).options[wrongInList(item)] = "ghanata";
    },
  ],
  [
    "Q9",
    "the map question is no question",
    "map",
    "signed-baobab",
    (item) => {
      viewOf(item).prompt = "Click on the right town.";
    },
  ],
  [
    "Q11",
    "the question names the place",
    "map",
    "signed-baobab",
    (item) => {
      viewOf(item).prompt = "On the map: in which town, Niamey perhaps, was the Baobab pact signed?";
    },
  ],
  [
    "Q15",
    "the map comes with the point",
    "map",
    "signed-baobab",
    (item) => {
      viewOf(item).spot = { x: 0.2, y: 0.3 };
    },
  ],
  [
    "Q15",
    "the map comes with its choices",
    "map",
    "signed-baobab",
    (item) => {
      viewOf(item).choices = listOf(item).choices;
    },
  ],
  [
    "Q17",
    "nothing says why a listed place is wrong",
    "map",
    "signed-baobab",
    (item) => {
      listOf(item).whyWrong = {};
    },
  ],
  [
    "Q20",
    "a place that is not public is asked for",
    "map",
    "signed-baobab",
    (item) => {
      keyOf(item).placeId = "mali";
    },
  ],
  [
    "Q21",
    "the map has no list beside it",
    "map",
    "signed-baobab",
    (item) => {
      keyOf(item).list = null;
    },
  ],
  [
    "Q23",
    "half of the country counts as near",
    "map",
    "signed-baobab",
    (item) => {
      keyOf(item).radiusKm = 600;
    },
  ],
  // Wordings.
  [
    "Q2",
    "the bare wording carries no proof",
    "which-wording",
    "claim-control",
    (item) => {
      item.proofs = {};
    },
  ],
  [
    "Q5",
    "the bare wording is keyed",
    "which-wording",
    "claim-control",
    (item) => {
      keyOf(item).correctChoiceId = wrongIdOf(item);
    },
  ],
  [
    "Q5",
    "the wordings differ in more than who says so",
    "which-wording",
    "claim-control",
    (item) => {
      const choice = choicesOf(item).find(({ id }) => id === keyOf(item).correctChoiceId);
      if (choice) choice.label = "The whole region is held, according to the Red Dunes.";
    },
  ],
  [
    "Q15",
    "a wording’s id tells which it is",
    "which-wording",
    "claim-control",
    (item) => {
      const [first] = choicesOf(item);
      if (first) first.id = "attributed";
    },
  ],
  [
    "Q17",
    "nothing says why the bare wording is wrong",
    "which-wording",
    "claim-control",
    (item) => {
      item.feedback = { ...item.feedback, whyWrong: {} };
    },
  ],
  // Changes.
  [
    "Q1",
    "what held at the later date is keyed for the first",
    "what-changed",
    "president-2",
    (item) => {
      keyOf(item).correctChoiceId = wrongIdOf(item);
    },
  ],
  [
    "Q1",
    "another than the keyed successor held at the later date",
    "what-changed",
    "president-2",
    (item) => {
      keyOf(item).successor = "amina-sow";
    },
  ],
  [
    "Q2",
    "the successor stands among the wrong options",
    "what-changed",
    "president-2",
    (item) => replaceWrong(item, "cheick-fall", "Cheick Fall"),
  ],
  [
    "Q2",
    "nothing proves that the state had ended",
    "what-changed",
    "president-2",
    (item) => {
      const { until: _, ...rest } = item.proofs;
      item.proofs = rest;
    },
  ],
  [
    "Q4",
    "the second date is not stated",
    "what-changed",
    "president-2",
    (item) => {
      viewOf(item).prompt = "Who was president of Mali, but no longer later on?";
    },
  ],
  [
    "Q4",
    "the first state still held at the second date",
    "what-changed",
    "president-2",
    (item) => {
      keyOf(item).until = "2006";
    },
  ],
  [
    "Q6",
    "a town stands among presidents",
    "what-changed",
    "president-2",
    (item) => replaceWrong(item, "bamako", "Bamako"),
  ],
];

describe("sound questions", () => {
  it("on places, wordings and changes pass every check, in both forms", () => {
    for (const [type, fact] of [
      ["map", "signed-baobab"],
      ["map", "ouagadougou-region"],
      ["which-wording", "claim-control"],
      ["what-changed", "president-2"],
    ] as const) {
      const { item, slot } = itemOf(sound, type, fact);
      const violations = runItemChecks(subjectOf(sound, item, slot));
      expect(violations, `${type} of ${fact}`).toEqual([]);
    }
  });
});

describe("planted defects", () => {
  it.each(defects)("%s finds: %s", (check, _, type, fact, spoil) => {
    const { item, slot } = itemOf(sound, type, fact);
    const spoilt = { item: copyOf(item), slot };
    spoil(spoilt.item);
    expect(speakingOf(sound, spoilt)).toContain(check);
    const without = itemChecks.filter(({ id }) => id !== check);
    expect(speakingOf(sound, spoilt, without)).not.toContain(check);
  });
});

describe("defects of the base under questions that were made before", () => {
  it.each([
    ["Q20", "the place of violence is asked for", "map", "signed-baobab", { harm: "violence" }],
    ["Q20", "a place of the last twelve months is asked for", "map", "signed-baobab", { when: "2025-12-30" }],
    ["Q20", "aid is mapped", "map", "signed-baobab", { topic: "humanitarian" }],
    ["Q2", "the claim was established since", "which-wording", "claim-control", { status: "established" }],
    ["Q20", "the claim is marked as violence", "which-wording", "claim-control", { harm: "violence" }],
    [
      "Q1",
      "the first state is said by a party only",
      "what-changed",
      "president-2",
      { status: "claimed", by: ["red-dunes"] },
    ],
  ] as const)("%s finds: %s", (check, _, type, fact, change) => {
    const later = world((given) => (given.id === fact ? { ...given, ...(change as Partial<Fact>) } : given));
    expect(speakingOf(later, itemOf(sound, type, fact))).toContain(check);
  });

  it("Q2 finds a place that was moved next to one of the listed positions", () => {
    const made = itemOf(sound, "map", "ouagadougou-region");
    const list = asList(made.item);
    if (list === null) throw new Error("no list");
    const { options, correctChoiceId } = list.key as { options: Record<string, string>; correctChoiceId: string };
    const other = Object.entries(options).find(([id]) => id !== correctChoiceId)?.[1] ?? "";
    const at = sound.base.entities.get(other);
    const later = world(undefined, (entity) =>
      entity.id === "ouagadougou" ? { ...entity, lat: at?.lat ?? 0, lon: at?.lon ?? 0 } : entity,
    );
    expect(speakingOf(later, made)).toContain("Q2");
  });
});
