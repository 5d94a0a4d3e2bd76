import { describe, expect, it } from "vitest";
import type { Fact } from "@/core/facts/model";
import type { Item } from "@/core/questions/contract";
import { generateItem, gradeAnswer, possibleItems } from "@/core/questions/generate";
import { asList } from "@/core/questions/map";
import { rekey } from "@/core/questions/rekey";
import type { QuestionAnswer } from "@/core/questions/views";
import { aFact, aList } from "@/tests/support/facts";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const before = contextOf(aSmallWorld());

function asked(type: Item["type"], factId: string, fits: (item: Item) => boolean = () => true): Item {
  const fact = before.base.facts.get(factId);
  const ways = fact === undefined ? [] : possibleItems(before, fact).filter((each) => each.type === type);
  for (const way of ways) {
    for (let seed = 0; seed < 40; seed++) {
      const made = generateItem(before, type, way.ask, `seed ${seed}`);
      if (made.ok && fits(made.value)) return made.value;
    }
  }
  throw new Error(`no ${type} of ${factId}`);
}

/** The world with one fact corrected, or gone; and with more facts. */
function corrected(factId: string, change: Partial<Fact> | null, more: readonly Fact[] = [], members?: string[]) {
  const base = aSmallWorld((given) => ({
    ...given,
    facts: [
      ...(given.facts ?? []).flatMap((fact) => {
        if (fact.id !== factId) return [fact];
        return change === null ? [] : [{ ...fact, ...change }];
      }),
      ...more,
    ],
    lists: members === undefined ? (given.lists ?? []) : [aList({ s: "mali", r: "borders", members })],
  }));
  return contextOf(base);
}

const choice = (item: Item) => item.key as { correctChoiceId: string; options: Record<string, string>; when: string };
const idOf = (item: Item, entityId: string) =>
  Object.keys(choice(item).options).find((id) => choice(item).options[id] === entityId) ?? "";
const offers = (entityId: string) => (item: Item) => idOf(item, entityId) !== "";
const heldBy = (person: string) =>
  ({ triple: { s: "presidency", r: "held-by", o: { kind: "entity", id: person } } }) as const;

function credit(item: Item, key: unknown, answer: QuestionAnswer) {
  const grade = gradeAnswer(item.type, key, answer);
  if (!grade.ok) throw new Error(grade.error.kind);
  return grade.value.kind;
}

/** The list that is sent in place of a map, where it shows that place. */
function listed(factId: string, shows: string): Item {
  const inList = (item: Item) => {
    const list = asList(item);
    return list === null ? null : { ...item, ...list };
  };
  const shown = (item: Item) => {
    const list = inList(item);
    return list !== null && offers(shows)(list);
  };
  const list = inList(asked("map", factId, shown));
  if (list === null) throw new Error("no list");
  return list;
}

describe("the key of a corrected fact", () => {
  it("of a map that was asked as a list is the right place among those that the list shows", () => {
    const item = listed("signed-ebony", "nouakchott");
    expect(rekey([before], item)).toEqual({ ok: false, error: "same-key" });
    const moved = { triple: { s: "ebony-pact", r: "signed-in", o: { kind: "entity", id: "nouakchott" } } } as const;
    const now = rekey([corrected("signed-ebony", moved)], item);
    if (!now.ok) throw new Error(now.error);
    expect(credit(item, now.value.key, { choiceId: idOf(item, "nouakchott") })).toBe("correct");
    const rest = Object.keys(choice(item).options).filter((id) => id !== idOf(item, "nouakchott"));
    expect(Object.keys(now.value.proofs).sort()).toEqual(rest.sort());
    for (const choiceId of rest) expect(credit(item, now.value.key, { choiceId })).toBe("incorrect");
    expect(now.value.feedback).not.toHaveProperty("spot");
  });

  it("is the right answer among the options that were shown, each other being proved wrong anew", () => {
    const item = asked("multiple-choice", "president-3", offers("djibril-ba"));
    const now = rekey([corrected("president-3", heldBy("djibril-ba"))], item);
    if (!now.ok) throw new Error(now.error);
    expect(credit(item, now.value.key, { choiceId: idOf(item, "djibril-ba") })).toBe("correct");
    expect(credit(item, now.value.key, { choiceId: idOf(item, "cheick-fall") })).toBe("incorrect");
    expect(now.value.feedback.answer).toBe("Djibril Ba");
    const wrong = Object.keys(choice(item).options).filter((id) => id !== idOf(item, "djibril-ba"));
    expect(Object.keys(now.value.proofs).sort()).toEqual(wrong.sort());
    expect(Object.keys(now.value.feedback.whyWrong).sort()).toEqual(wrong.sort());
  });

  it("is not guessed when the right answer was not offered", () => {
    const item = asked("multiple-choice", "president-3", (each) => !offers("elhadj-kane")(each));
    expect(rekey([corrected("president-3", heldBy("elhadj-kane"))], item)).toEqual({
      ok: false,
      error: "asked-otherwise",
    });
  });

  it("is not given when an option that was shown may now be right, too", () => {
    const item = asked(
      "multiple-choice",
      "president-3",
      (each) => offers("djibril-ba")(each) && offers("amina-sow")(each),
    );
    const said = aFact({
      id: "rumour",
      topic: "politics",
      triple: { s: "presidency", r: "held-by", o: "amina-sow" },
      when: choice(item).when,
      status: "reported",
      statusRule: "one-origin",
    });
    const context = corrected("president-3", heldBy("djibril-ba"), [said]);
    expect(rekey([context], item).ok).toBe(false);
  });

  it("is not given when another member of the list was among the wrong options", () => {
    const item = asked("multiple-choice", "borders-niger");
    const [wrong] = Object.keys(item.proofs);
    const newcomer = choice(item).options[wrong ?? ""] ?? "";
    const joined = aFact({ id: "borders-new", triple: { s: "mali", r: "borders", o: newcomer } });
    const context = corrected("borders-niger", {}, [joined], ["niger", "guinea", "ivoria", newcomer]);
    expect(rekey([context], item)).toEqual({ ok: false, error: "asked-otherwise" });
  });

  it("is not given when the question asked something else", () => {
    const item = asked("multiple-choice", "capital-mali");
    const other = { triple: { s: "gambara", r: "capital", o: { kind: "entity", id: "bamako" } } } as const;
    expect(rekey([corrected("capital-mali", other)], item).ok).toBe(false);
  });

  it("is none for a fact that is gone, and none that could be asked for one that is no longer established", () => {
    const item = asked("multiple-choice", "president-3");
    expect(rekey([corrected("president-3", null)], item)).toEqual({ ok: false, error: "fact-gone" });
    const lowered = { status: "claimed", statusRule: "party-speaks" } as const;
    expect(rekey([corrected("president-3", lowered)], item)).toEqual({ ok: false, error: "no-question" });
  });

  it("is the one that it has when nothing was corrected", () => {
    for (const type of ["multiple-choice", "short-answer", "true-false"] as const) {
      expect(rekey([before], asked(type, "president-3"))).toEqual({ ok: false, error: "same-key" });
    }
  });

  it("is a figure, a date or a name where the question reads the same", () => {
    const census = asked("number", "census");
    const figure = before.base.facts.get("census")?.triple?.o;
    if (figure?.kind !== "number") throw new Error("no figure");
    const more = { triple: { s: "mali", r: "counted", o: { ...figure, low: 15_528_662, high: 15_528_662 } } };
    const counted = rekey([corrected("census", more)], census);
    expect(counted.ok && credit(census, counted.value.key, { value: 15_528_662 })).toBe("correct");

    const signed = asked("date", "signed-baobab", ({ view }) => view.type === "date" && view.unit === "year");
    const dated = rekey([corrected("signed-baobab", { when: "1998-06-12" })], signed);
    expect(dated.ok && credit(signed, dated.value.key, { year: 1998, month: null })).toBe("correct");

    const typed = asked("short-answer", "president-3");
    const named = rekey([corrected("president-3", heldBy("djibril-ba"))], typed);
    expect(named.ok && credit(typed, named.value.key, { text: "Djibril Ba" })).toBe("correct");
    expect(named.ok && credit(typed, named.value.key, { text: "Cheick Fall" })).toBe("incorrect");
  });

  it("is whoever says it by the corrected note, if they stood among the speakers", () => {
    const item = asked("who-says-so", "claim-control", offers("green-valley"));
    const evidence = [
      {
        sourceId: "afp",
        at: "para. 1",
        note: { en: "AFP: the Green Valley say that they hold it." },
        as: null,
        origin: "afp",
      },
    ];
    const now = rekey([corrected("claim-control", { by: ["green-valley"], evidence })], item);
    if (!now.ok) throw new Error(now.error);
    expect(credit(item, now.value.key, { choiceId: idOf(item, "green-valley") })).toBe("correct");
    expect(credit(item, now.value.key, { choiceId: idOf(item, "red-dunes") })).toBe("incorrect");
  });

  it("holds all that are on the corrected list, each with a memory of its own", () => {
    const item = asked("multiple-response", "borders-niger");
    const [wrong] = Object.keys(item.proofs);
    const newcomer = choice(item).options[wrong ?? ""];
    if (wrong === undefined || newcomer === undefined) throw new Error("no wrong option");
    const text = { en: "This one, too, has a land border with Mali." };
    const joined = aFact({ id: "borders-new", triple: { s: "mali", r: "borders", o: newcomer }, text });
    const context = corrected("borders-niger", {}, [joined], ["niger", "guinea", "ivoria", newcomer]);
    const now = rekey([context], item);
    if (!now.ok) throw new Error(now.error);
    const key = now.value.key as { correctChoiceIds: string[]; targets: Record<string, string> };
    expect(key.correctChoiceIds).toContain(wrong);
    expect(key.targets[wrong]).toBe("fact:borders-new:card");
    expect(credit(item, now.value.key, { choiceIds: key.correctChoiceIds })).toBe("correct");
    expect(now.value.feedback.whyRight?.[wrong]).toBe(text.en);
  });
});
