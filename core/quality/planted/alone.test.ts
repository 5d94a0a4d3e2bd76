import { describe, expect, it } from "vitest";
import type { Fact } from "@/core/facts/model";
import type { ChoiceQuestion } from "@/core/quality/bank/choice-questions";
import type { BankRow, BankSample } from "@/core/quality/bank/rows";
import {
  choicesOf,
  type Draft,
  keyOf,
  optionsOf,
  relabelWrong,
  viewOf,
  wrongIdOf,
} from "@/core/quality/planted/defect";
import { bankChecks, formChecks, itemChecks, runItemChecks, subjectOf } from "@/core/quality/run-checks";
import type { GenerationContext, Item } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import type { QuestionTypeName } from "@/core/questions/views";
import { type Random, seededRandom, shuffled } from "@/core/shared/random";
import { aFact } from "@/tests/support/facts";
import { aSmallWorld, contextOf } from "@/tests/support/items";
import { copyOf, itemOf } from "@/tests/support/planted-items";

/**
 * For every check one defect that it alone finds: with all checks on, it and no other speaks; with it off, the defect
 * passes. A check that is missing here fails the test. A defect stands for a mistake of the generator, which makes the
 * same mistake again, so that Q22 has nothing to say but of its own.
 */
const context = contextOf(aSmallWorld());

const made = (type: QuestionTypeName, factId: string, accept?: (item: Item) => boolean) =>
  itemOf(context, type, factId, accept);

const worldWith = (change: (facts: readonly Fact[]) => readonly Fact[]): GenerationContext =>
  contextOf(aSmallWorld((given) => ({ ...given, facts: change(given.facts ?? []) })));

type Plant = {
  readonly type: QuestionTypeName;
  readonly fact: string;
  readonly accept?: (item: Item) => boolean;
  readonly spoil?: (item: Draft) => void;
  readonly world?: GenerationContext;
};

const plants: Readonly<Record<string, Plant>> = {
  Q1: {
    type: "status",
    fact: "claim-control",
    // Everything that is told afterwards agrees with the wrong key.
    spoil: (item) => {
      const labelOf = (id: unknown) => choicesOf(item).find((choice) => choice.id === id)?.label ?? "";
      const right = String(keyOf(item).correctChoiceId);
      const reasons = { ...item.feedback.whyWrong, [right]: `Not: ${labelOf(right)}.` };
      keyOf(item).correctChoiceId = "reported";
      item.feedback = { ...item.feedback, answer: labelOf("reported"), whyWrong: reasons };
    },
  },
  Q2: {
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      item.proofs = {};
    },
  },
  Q3: {
    type: "short-answer",
    fact: "president-2",
    world: worldWith((facts) => [
      ...facts,
      aFact({
        id: "rival",
        topic: "politics",
        status: "claimed",
        by: ["red-dunes"],
        triple: { s: "presidency", r: "held-by", o: "djibril-ba" },
        when: "2004-03-01/2008-02-20",
      }),
    ]),
  },
  Q4: {
    type: "short-answer",
    fact: "president-2",
    spoil: (item) => {
      viewOf(item).prompt = "At that time, who was president of Mali?";
    },
  },
  Q5: {
    type: "who-says-so",
    fact: "claim-control",
    spoil: (item) => {
      viewOf(item).prompt = "Who says this, according to the radio?";
    },
  },
  Q6: { type: "multiple-choice", fact: "capital-mali", spoil: (item) => relabelWrong(item, "NKC") },
  Q7: {
    type: "multiple-choice",
    fact: "president-1",
    spoil: (item) => {
      const id = wrongIdOf(item);
      optionsOf(item)[id] = "elhadj-kane";
      relabelWrong(item, "Elhadj Kane");
      item.feedback = { ...item.feedback, whyWrong: { ...item.feedback.whyWrong, [id]: "Not Elhadj Kane." } };
    },
  },
  Q8: { type: "multiple-choice", fact: "capital-mali", spoil: (item) => relabelWrong(item, "Bamaco") },
  Q9: {
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      viewOf(item).prompt = "The capital of Mali is";
    },
  },
  Q10: {
    type: "short-answer",
    fact: "capital-mali",
    spoil: (item) => {
      viewOf(item).prompt = "What is the the capital of Mali?";
    },
  },
  Q11: {
    type: "who-says-so",
    fact: "claim-control",
    spoil: (item) => {
      viewOf(item).proposition = "The Red Dunes hold the town.";
    },
  },
  Q12: {
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      choicesOf(item).forEach((choice, at) => {
        choice.label = `Resolution ${[9876, 5432, 2109, 1678][at]}`;
      });
      const right = choicesOf(item).find(({ id }) => id === keyOf(item).correctChoiceId)?.label ?? "";
      item.feedback = { ...item.feedback, answer: right };
    },
  },
  Q15: {
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      viewOf(item).correct = "c1";
    },
  },
  Q17: {
    type: "multiple-choice",
    fact: "capital-mali",
    spoil: (item) => {
      item.feedback = { ...item.feedback, whyWrong: {} };
    },
  },
  Q18: {
    type: "short-answer",
    fact: "capital-mali",
    world: worldWith((facts) =>
      facts.map((fact) =>
        fact.id === "capital-mali"
          ? { ...fact, evidence: fact.evidence.map((each) => ({ ...each, note: { en: "It is so." } })) }
          : fact,
      ),
    ),
  },
  Q19: {
    type: "status",
    fact: "claim-control",
    spoil: (item) => {
      viewOf(item).proposition = "3 May 2015: The town is in rebel hands.";
    },
  },
  Q20: {
    type: "ordering",
    fact: "signed-baobab",
    world: worldWith((facts) =>
      facts.map((fact) => (fact.id === "signed-baobab" ? { ...fact, harm: "casualties" } : fact)),
    ),
    spoil: (item) => {
      item.feedback = { ...item.feedback, harm: "casualties" };
    },
  },
  Q21: {
    type: "status",
    fact: "claim-attack",
    spoil: (item) => {
      item.feedback = { ...item.feedback, harm: null };
    },
  },
  Q22: {
    type: "ordering",
    fact: "signed-baobab",
    spoil: (item) => {
      item.seed = "another seed";
    },
  },
  Q23: {
    type: "true-false",
    fact: "capital-mali",
    spoil: (item) => {
      item.guess = 0.2;
    },
  },
};

describe("sound items of a small world", () => {
  it("pass every check", () => {
    for (const fact of context.base.facts.values()) {
      for (const { type, ask } of possibleItems(context, fact)) {
        const item = generateItem(context, type, ask, "sound");
        if (!item.ok) continue;
        expect(runItemChecks(subjectOf(context, item.value, ask.slot)), `${type} of ${fact.id}`).toEqual([]);
      }
    }
  });
});

describe("a defect that one check alone finds", () => {
  it("is planted for every check of single items", () => {
    expect(Object.keys(plants).sort()).toEqual([...new Set(itemChecks.map(({ id }) => id))].sort());
  });

  it.each(Object.entries(plants))("%s", (check, plant) => {
    const { item, slot } = made(plant.type, plant.fact, plant.accept);
    expect(runItemChecks(subjectOf(context, item, slot))).toEqual([]);
    const spoilt = copyOf(item);
    plant.spoil?.(spoilt);
    const subject = subjectOf(plant.world ?? context, spoilt, slot);
    const planted = check === "Q22" ? subject : { ...subject, again: () => spoilt };
    const speaking = (checks: typeof itemChecks) => new Set(runItemChecks(planted, checks).map(({ check: id }) => id));
    expect([...speaking(itemChecks)]).toEqual([check]);
    expect([...speaking(itemChecks.filter(({ id }) => id !== check))]).toEqual([]);
  });
});

/** Forms with a defect of their own. */
const forms: Readonly<Record<string, () => readonly Item[]>> = {
  Q16: () => [made("short-answer", "capital-mali").item, made("true-false", "capital-mali").item],
  Q24: () =>
    ["capital-mali", "capital-niger", "capital-guinea", "capital-ivoria"].map((id) => {
      const { item } = made("multiple-choice", id);
      // Why a capital is wrong names the land that it is the capital of, and so tells the next answer: that is Q16's.
      const feedback = { ...item.feedback, whyWrong: {} };
      return { ...item, feedback, key: { ...(item.key as object), correctChoiceId: "c1" } };
    }),
  Q28: () => {
    const { item } = made("short-answer", "capital-mali");
    return [item, { ...item, factIds: ["another"] }];
  },
};

describe("a form's defect that one check alone finds", () => {
  it("is planted for every check of forms", () => {
    expect(Object.keys(forms).sort()).toEqual(formChecks.map(({ id }) => id).sort());
  });

  it.each(Object.entries(forms))("%s", (check, form) => {
    const items = form();
    expect(formChecks.filter(({ run }) => run(context, items).length > 0).map(({ id }) => id)).toEqual([check]);
    expect(formChecks.flatMap(({ run }) => run(context, items.slice(0, 1)))).toEqual([]);
  });
});

const QUESTIONS = 480;
/** In how many of a hundred questions the key has the place that a leak wants to keep it from. */
const RARELY = 18;

/** Questions in which nothing tells the key but what `place` makes of it: the options come by falling value, the key's place is drawn. */
function questions(place: (drawn: number, at: number, random: Random) => number, leak: "central" | "long" | "none") {
  const random = seededRandom("alone");
  return Array.from({ length: QUESTIONS }, (_, at): ChoiceQuestion => {
    const right = place(Math.floor(random() * 4), at, random);
    const lengths = leak === "long" ? [9, 8, 7, 6] : shuffled([9, 8, 7, 6], random);
    const central = leak === "central" ? [4, 3, 2, 1] : shuffled([4, 3, 2, 1], random);
    const known = shuffled([4, 3, 2, 1], random);
    const options = [0, 1, 2, 3].map((each) => ({
      label: `${"abcdefghijklmnopqrstuvwxyz"[Math.floor(random() * 26)]}${"x".repeat((lengths[each] ?? 1) - 1)}`,
      known: known[each] ?? 0,
      central: central[each] ?? 0,
    }));
    const order = leak === "none" ? [0, 1, 2, 3] : shuffled([0, 1, 2, 3], random);
    return {
      type: "multiple-choice",
      factId: `fact-${at}`,
      stem: "Which is it?",
      right: order.indexOf(right),
      options: order.map((each) => options[each] ?? { label: "", known: 0, central: 0 }),
    };
  });
}

const evenly = (drawn: number) => drawn;
/** Seldom the first, whatever that is the first of. */
const seldomFirst = (_: number, at: number, random: Random) => (at % 100 < RARELY ? 0 : 1 + Math.floor(random() * 3));

const rows = (types: readonly QuestionTypeName[], change: Partial<BankRow> = {}): readonly BankRow[] =>
  [...context.base.facts.keys()].flatMap((id) =>
    types.map(
      (type): BankRow => ({ type, seed: "a", factIds: [id], verdict: null, cues: null, readingGrade: 5, ...change }),
    ),
  );
const verdicts = (isTrue: (at: number) => boolean): readonly BankRow[] =>
  Array.from({ length: 40 }, () => rows(["true-false"]))
    .flat()
    .map((row, at) => ({
      ...row,
      verdict: { isTrue: isTrue(at), firstIsWrong: isTrue(at) ? null : false, twoParts: false },
    }));

/** The same options and keys in another order: in two of five questions the key stands at the place. */
const movedTo = (all: readonly ChoiceQuestion[], place: number): readonly ChoiceQuestion[] =>
  all.map((question, at) => {
    const { options, right } = question;
    if (at % 5 > 1 || right === place) return question;
    const moved = options.map(
      (option, each) => options[each === right ? place : each === place ? right : each] ?? option,
    );
    return { ...question, options: moved, right: place };
  });

const sound: BankSample = {
  rows: [...rows(["multiple-choice", "short-answer"]), ...verdicts((at) => at % 2 === 0)],
  choices: questions(evenly, "none"),
};
const banks: Readonly<Record<string, BankSample>> = {
  Q13: { ...sound, choices: questions(seldomFirst, "central") },
  Q14: { ...sound, choices: questions(seldomFirst, "long") },
  Q21: { ...sound, rows: sound.rows.map((row) => ({ ...row, readingGrade: 14 })) },
  Q25: { ...sound, choices: movedTo(sound.choices, 1) },
  Q26: { ...sound, rows: [...rows(["multiple-choice", "short-answer"]), ...verdicts((at) => at % 3 > 0)] },
  Q27: { ...sound, rows: [...rows(["multiple-choice"]), ...verdicts((at) => at % 2 === 0)] },
};

describe("a bank's defect that one check alone finds", () => {
  const failing = (bank: BankSample) =>
    bankChecks
      .filter(({ measure }) => measure(context, bank).some(({ verdict }) => verdict === "misses"))
      .map(({ id }) => id);

  it("is planted for every check of the bank", () => {
    expect(Object.keys(banks).sort()).toEqual([...new Set(bankChecks.map(({ id }) => id))].sort());
  });

  it("is not there to begin with", () => {
    expect(failing(sound)).toEqual([]);
  });

  it.each(["who-says-so", "what-changed", "which-wording"] as const)(
    "is found, and blocks, among the questions of type %s",
    (type) => {
      const choices = [
        ...sound.choices,
        ...questions(seldomFirst, "central").map((question) => ({ ...question, type })),
      ];
      const found = bankChecks.flatMap(({ blocking, measure }) =>
        measure(context, { ...sound, choices })
          .filter(({ verdict }) => verdict === "misses")
          .map(({ check, name }) => ({ check, blocking, type: name.split(":")[0] })),
      );
      expect(found).toEqual([{ check: "Q13", blocking: true, type }]);
    },
  );

  it.each([
    ["a verdict", "known"],
    ["a verdict", "long"],
    ["what mends a false one", "known"],
    ["what mends a false one", "long"],
  ] as const)("is found among statements where %s is told by what is %s", (told, cue) => {
    const rows = sound.rows.map((row, at): BankRow => {
      if (row.verdict === null) return row;
      const even = { known: at % 2, long: at % 2, chance: 0.5 };
      const spoilt = { ...even, [cue]: at % 5 > 1 ? 1 : 0 };
      const [verdict, mending] = told === "a verdict" ? [spoilt, even] : [even, spoilt];
      return { ...row, cues: { ...verdict, mending, cluster: row.factIds[0] ?? "" } };
    });
    expect(failing({ ...sound, rows })).toEqual(["Q26"]);
  });

  it.each(Object.entries(banks))("%s", (check, bank) => {
    expect(failing(bank)).toEqual([check]);
  });
});
