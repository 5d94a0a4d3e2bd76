import { describe, expect, it } from "vitest";
import { noDependency } from "@/core/quality/checks/form/q16-no-dependency";
import type { Feedback, Item } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import type { QuestionTypeName, QuestionView } from "@/core/questions/views";
import { Giveaways } from "@/core/quizzes/giveaways";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const context = contextOf(aSmallWorld());

function made(type: QuestionTypeName, factId: string): Item {
  const fact = context.base.facts.get(factId);
  const way = fact && possibleItems(context, fact).find((each) => each.type === type);
  const item = way ? generateItem(context, type, way.ask, "exposure") : null;
  if (!item?.ok) throw new Error(`no ${type} of ${factId}`);
  return item.value;
}

const dateQuestion = made("date", "signed-acacia");
const capitalQuestion = made("short-answer", "capital-mali");
const year = String((dateQuestion.key as { year: number }).year);
const agreement = context.base.entities.get(context.base.facts.get("signed-acacia")?.triple?.s ?? "")?.name.en ?? "";

/** A question on something else that shows this, and tells nothing afterwards. */
const silent: Feedback = { ...made("short-answer", "president-1").feedback, because: "So it is.", sources: [] };
const showing = (view: QuestionView): Item => ({
  ...made("short-answer", "president-1"),
  type: view.type,
  view,
  key: { slot: "o", accept: [] },
  feedback: silent,
  ...(view.type === "short-answer" ? {} : { type: "status" as const }),
});
const choices = (...labels: string[]) => labels.map((label, at) => ({ id: `c${at + 1}`, label }));
const prompt = "Which of these?";

/** What the form builder asks, and what the check of forms finds, which share no line. */
const guarded = (...items: readonly Item[]) => {
  const form = new Giveaways(context);
  return items.some((item) => {
    const tells = form.wouldTell(item);
    form.add(item);
    return tells;
  });
};
const found = (...items: readonly Item[]) => noDependency.run(context, items).length > 0;

const dates: Readonly<Record<string, QuestionView>> = {
  "in an option": { type: "multiple-choice", prompt, choices: choices(`${agreement} of ${year}`, "Another") },
  "on an evidence card": {
    type: "status",
    prompt,
    proposition: "It was so.",
    evidence: [{ publisher: "A paper", date: null, note: `The ${agreement} was signed in ${year}` }],
    choices: choices("Established"),
  },
  "in an entry to be ordered": { type: "ordering", prompt, entries: choices(`${agreement} is signed in ${year}`, "B") },
  "in a statement": { type: "true-false", prompt, statement: `In ${year}, ${agreement} was signed.`, parts: [] },
  "in the prompt above two wordings": {
    type: "which-wording",
    prompt: `Which of these sentences do our sources support (6 January ${year})?`,
    choices: choices(`Somebody signed ${agreement}`, "Nobody did"),
  },
};

describe("what goes by another name in another question", () => {
  const event = "The opening ceremony of the Acacia Bridge";
  const asking = (question: string, text: string): Item => ({
    // A country's name may stand anywhere: what else there is decides.
    ...made("short-answer", "borders-niger"),
    view: { type: "short-answer", prompt: question, hint: "country" },
    key: { slot: "o", accept: [{ text: text.toLowerCase(), exact: false }] },
    feedback: silent,
  });

  it.each([
    [
      "by three words of the question",
      "Who gave a speech at the ceremony for the bridge near the harbour of Zorgo?",
      true,
    ],
    ["by a name of the question", "Who built the Acacia Bridge at Zorgo?", true],
    ["by nothing where a sentence has no more than the answer", "Who lives in Zorgo by the river?", false],
  ])("is told %s", (_, telling, tells) => {
    const asked = asking(`In which country did ${event}, near the harbour, take place?`, "Zorgo");
    const teller = showing({ type: "multiple-choice", prompt: telling, choices: choices("A man", "A woman") });
    for (const form of [
      [asked, teller],
      [teller, asked],
    ]) {
      expect(guarded(...form)).toBe(tells);
      expect(found(...form)).toBe(tells);
    }
  });

  it("is told its year by a name that has it", () => {
    const asked = {
      ...dateQuestion,
      view: { ...dateQuestion.view, prompt: "In which year was the Acacia Bridge paid?" },
    };
    const teller = (told: string) => showing({ type: "multiple-choice", prompt: told, choices: choices("A", "B") });
    for (const [told, tells] of [
      [`Who built the Acacia Bridge of ${year}?`, true],
      [`Who crossed the Acacia Bridge before ${year} in a car?`, false],
    ] as const) {
      expect(guarded(asked as Item, teller(told)), told).toBe(tells);
      expect(found(asked as Item, teller(told)), told).toBe(tells);
    }
  });
});

describe("a date that is asked for", () => {
  it.each(Object.entries(dates))("is told %s, whichever comes first", (_, view) => {
    const teller = showing(view);
    for (const pair of [
      [teller, dateQuestion],
      [dateQuestion, teller],
    ] as const) {
      expect(guarded(...pair)).toBe(true);
      expect(found(...pair)).toBe(true);
    }
  });

  it("is told where another question has the year beside a name that its own words have", () => {
    const view = { ...dateQuestion.view, prompt: "In which year was the pact after the fire at Timbuktu signed?" };
    const asked = { ...dateQuestion, view } as Item;
    const teller = (told: string) => showing({ type: "multiple-choice", prompt: told, choices: choices("A", "B") });
    for (const [told, tells] of [
      [`Who held Timbuktu in ${year}?`, true],
      [`Who held Timbuktu? In ${year} nobody did.`, false],
      ["Who held Timbuktu in 1871?", false],
    ] as const) {
      expect(guarded(teller(told), asked), told).toBe(tells);
      expect(found(teller(told), asked), told).toBe(tells);
    }
  });

  it("is not told by another year, nor by the year of something else", () => {
    for (const label of [`${agreement} of 1871`, `The flood of ${year}`]) {
      const other = showing({ type: "multiple-choice", prompt, choices: choices(label, "Another") });
      expect(guarded(other, dateQuestion)).toBe(false);
      expect(found(other, dateQuestion)).toBe(false);
    }
  });
});

describe("a name that has to be recalled", () => {
  const telling = (told: string, ...labels: string[]) =>
    showing({ type: "multiple-choice", prompt: told, choices: choices(...labels, "Another") });
  const both = (...form: readonly Item[]) => [guarded(...form), found(...form)];

  it("is told by the words of any other question, and not by its options unless it asks for the same", () => {
    const alike = { ...telling("What is it?", "Bamako"), factIds: ["capital-niger"] };
    for (const [other, tells] of [
      [telling("Who was born in Bamako?", "A"), true],
      [telling("Where was it?", "Bamako"), false],
      [alike, true],
    ] as const) {
      expect(both(capitalQuestion, other), JSON.stringify(other.view)).toEqual([tells, tells]);
      expect(both(other, capitalQuestion), JSON.stringify(other.view)).toEqual([tells, tells]);
    }
  });

  it("may be a country's, which stands in nearly every question of a base about one", () => {
    const country = made("short-answer", "borders-niger");
    expect(both(country, telling("Who was born in Niger?", "A"))).toEqual([false, false]);
  });
});

describe("what stands over a form", () => {
  const under = (heading: string, item: Item) => [
    new Giveaways(context, [heading]).wouldTell(item),
    noDependency.run(context, [item], [heading]).length > 0,
  ];
  const chosen = made("multiple-choice", "capital-mali");
  const wrong = "choices" in chosen.view ? chosen.view.choices.find(({ label }) => label !== "Bamako") : undefined;

  it("tells a name that has to be recalled, the one option that it names, and both ends of a fact", () => {
    expect(under("Bamako and its people", capitalQuestion)).toEqual([true, true]);
    expect(under("Bamako and its people", chosen)).toEqual([true, true]);
    expect(under("Mali and Bamako", made("true-false", "capital-mali"))).toEqual([true, true]);
  });

  it("tells nothing where it names something else, or several of the options", () => {
    expect(under("Towns and their people", capitalQuestion)).toEqual([false, false]);
    expect(under(`Bamako and ${wrong?.label}`, chosen)).toEqual([false, false]);
    expect(under("Bamako and its people", made("true-false", "capital-mali"))).toEqual([false, false]);
  });
});

const plain = showing({ type: "short-answer", prompt: "Who was it?", hint: "person" });
const told = "Its headquarters were in Bamako, the capital of Mali.";
const feedbacks: Readonly<Record<string, Partial<Feedback>>> = {
  "the reason": { because: told },
  "the answer": { answer: "Bamako, capital of Mali" },
  "why an option is wrong": { whyWrong: { c2: told } },
  "why an option is right": { whyRight: { c2: told } },
  "the note of a source": {
    sources: [{ title: "T", publisher: "P", date: null, url: null, at: "p. 1", note: told }],
  },
};

describe("what is told once a question is answered", () => {
  it.each(Object.entries(feedbacks))("gives a later answer away in %s, and no earlier one", (_, feedback) => {
    const teller: Item = { ...plain, feedback: { ...silent, ...feedback } };
    expect(guarded(teller, capitalQuestion)).toBe(true);
    expect(found(teller, capitalQuestion)).toBe(true);
    expect(guarded(capitalQuestion, teller)).toBe(false);
    expect(found(capitalQuestion, teller)).toBe(false);
  });

  it("gives nothing away where it names the answer alone, or the thing alone", () => {
    for (const because of ["It was in Bamako.", "It was in Mali."]) {
      const teller: Item = { ...plain, feedback: { ...silent, because } };
      expect(guarded(teller, capitalQuestion)).toBe(false);
      expect(found(teller, capitalQuestion)).toBe(false);
    }
  });
});

describe("the order of events", () => {
  it("is told by two of its dates, not by one", () => {
    const order = made("ordering", "signed-acacia");
    const entries = order.factIds.map((id) => {
      const fact = context.base.facts.get(id);
      return `${context.base.entities.get(fact?.triple?.s ?? "")?.name.en} ${fact?.when?.slice(0, 4)}`;
    });
    const showingEntries = (count: number) =>
      showing({ type: "multiple-choice", prompt, choices: choices(...entries.slice(0, count)) });
    expect(guarded(showingEntries(1), order)).toBe(false);
    expect(guarded(showingEntries(2), order)).toBe(true);
    const prompts = [prompt, "What of this happened?"];
    const showingEntry = (at: number) =>
      showing({ type: "multiple-choice", prompt: prompts[at] ?? "", choices: choices(...entries.slice(at, at + 1)) });
    for (const tells of [guarded, found]) {
      expect(tells(showingEntry(0), order)).toBe(false);
      expect(tells(showingEntry(0), showingEntry(1), order)).toBe(true);
      expect(tells(showingEntry(0), order, showingEntry(1))).toBe(true);
    }
  });
});

describe("two questions of a form", () => {
  const asking = (text: string, answer: string): Item => ({
    ...showing({ type: "short-answer", prompt: text, hint: "country" }),
    feedback: { ...silent, answer },
  });
  it("do not read the same, whatever their answers are", () => {
    expect(guarded(asking("Name one mediator.", "Chad"), asking("Name one mediator.", "Algeria"))).toBe(true);
    expect(guarded(asking("Name one mediator.", "Chad"), asking("Name one neighbour.", "Algeria"))).toBe(false);
  });
});
