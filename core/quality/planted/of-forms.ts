import type { Entity } from "@/core/facts/model";
import type { Ask, GenerationContext, Item } from "@/core/questions/contract";
import { generateItem, type PossibleItem } from "@/core/questions/generate";
import type { QuestionTypeName } from "@/core/questions/views";

/** A mistake of whoever puts items into a form; null where the base gives no such items. */
export type FormDefect = {
  readonly name: string;
  readonly check: string;
  /** What one limb of the check says of it. */
  readonly says?: RegExp;
  readonly make: (context: GenerationContext, ways: readonly PossibleItem[]) => readonly Item[] | null;
  /** What stands over such a form. */
  readonly headings?: (items: readonly Item[]) => readonly string[];
};

/** Seeds that are tried for an item whose key stands in the wanted place. */
const DRAWS = 24;

export const defectsOfForms: readonly FormDefect[] = [
  {
    name: "two questions rest on one fact",
    check: "Q16",
    says: /two items rest on/,
    make: (context, ways) =>
      ways
        .filter(({ type }) => type === "date")
        .map(({ ask }) =>
          ["date", "short-answer"].flatMap((type) => first(context, ways, type as QuestionTypeName, ask.fact.id)),
        )
        .find((items) => items.length === 2) ?? null,
  },
  {
    name: "an earlier feedback tells a later answer",
    check: "Q16",
    says: /is told by the earlier feedback/,
    make: (context, ways) => {
      const [asked] = first(context, ways, "short-answer");
      if (asked === undefined) return null;
      const [other] = first(
        context,
        ways.filter(({ ask }) => ask.fact.topic !== asked.topic),
        "date",
      );
      if (other === undefined) return null;
      const because = `${other.feedback.because} ${asked.feedback.because}`;
      return [{ ...other, feedback: { ...other.feedback, because } }, asked];
    },
  },
  {
    name: "the right option is always the first",
    check: "Q24",
    says: /times in the places/,
    make(context, ways) {
      const found: Item[] = [];
      for (const way of ways.filter(({ type }) => type === "multiple-choice")) {
        if (found.length === 5) return found;
        const item = Array.from({ length: DRAWS }, (_, at) => generateItem(context, way.type, way.ask, `first ${at}`))
          .flatMap((made) => (made.ok ? [made.value] : []))
          .find(
            ({ key, view }) =>
              "choices" in view &&
              view.choices.length === 4 &&
              (key as { correctChoiceId: string }).correctChoiceId === "c1",
          );
        // What feedback tells of other answers is Q16's.
        if (item !== undefined)
          found.push({ ...item, feedback: { ...item.feedback, because: "", whyWrong: {}, sources: [] } });
      }
      return null;
    },
  },
  ...(["whyWrong", "whyRight", "sources"] as const).map(
    (field): FormDefect => ({
      name: `an earlier question's feedback tells a later answer in its ${field}`,
      check: "Q16",
      says: /is told by the earlier feedback/,
      make: (context, ways) => {
        const [asked] = first(context, ways, "short-answer");
        const [other] = first(
          context,
          ways.filter(({ ask }) => ask.fact.topic !== asked?.topic),
          "date",
        );
        if (asked === undefined || other === undefined) return null;
        const telling = asked.feedback.because;
        const { sources } = other.feedback;
        const told = field === "sources" ? sources.map((source) => ({ ...source, note: telling })) : { c1: telling };
        return [{ ...other, feedback: { ...other.feedback, [field]: told } }, asked];
      },
    }),
  ),
  {
    name: "a question tells another's answer on the screen",
    check: "Q16",
    says: /is told by the question/,
    make: (context, ways) => {
      const [asked] = first(context, ways, "short-answer");
      const [other] = first(
        context,
        ways.filter(({ ask }) => ask.fact.topic !== asked?.topic),
        "date",
      );
      if (asked === undefined || other === undefined) return null;
      const telling = `${other.view.prompt} ${asked.feedback.because}`;
      return [asked, { ...other, view: { ...other.view, prompt: telling } as Item["view"] }];
    },
  },
  {
    name: "a question tells another's answer under its event's other name",
    check: "Q16",
    says: /is told by the question/,
    make: (context, ways) =>
      told(context, ways, "short-answer", ({ undated, text, name }, { answer }) =>
        [text.en, name.en].some((each) => undated.en.includes(each)) ? null : `${undated.en}: ${answer}?`,
      ),
  },
  {
    name: "a name in a question dates what another asks the year of",
    check: "Q16",
    says: /is told by a sentence of/,
    make: (context, ways) =>
      told(context, ways, "date", (_, { question, answer }) => {
        const pair = /(?<= the )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u.exec(question)?.[0];
        const year = /\d{4}/.exec(answer)?.[0];
        return pair === undefined ? null : `Who spoke of the ${pair} of ${year}?`;
      }),
  },
  {
    name: "a question has the year beside a name that another asks the year by",
    check: "Q16",
    says: /is told by the year beside a name of/,
    make: (context, ways) =>
      told(context, ways, "date", (subject, { question, answer }) => {
        const name = / at (\p{Lu}\p{Ll}+)(?= )/u.exec(question)?.[1];
        const year = /\d{4}/.exec(answer)?.[0];
        return name === undefined || subject.name.en.includes(name)
          ? null
          : `In ${year}, who was the mayor of ${name}?`;
      }),
  },
  {
    name: "a question has the name in its words that another wants to be recalled",
    check: "Q16",
    says: /is told by the name in the words of/,
    make: (context, ways) =>
      told(context, namesAsked(context, ways), "short-answer", (_, { answer }) => `Who wrote of ${answer}?`),
  },
  {
    name: "a question has the name among its options that another of its kind wants to be recalled",
    check: "Q16",
    says: /is told by the name among the options of/,
    make: (context, ways) => {
      for (const way of namesAsked(context, ways).filter(({ type }) => type === "short-answer")) {
        const [asked] = first(context, [way], "short-answer");
        const alike = ways.filter(({ ask }) => ask.fact !== way.ask.fact && relationOf(ask) === relationOf(way.ask));
        const [other] = first(context, alike, "multiple-choice");
        if (asked === undefined || other === undefined || !("choices" in other.view)) continue;
        const [, ...choices] = other.view.choices;
        const answer = { id: "answer", label: asked.feedback.answer };
        return [asked, { ...other, view: { ...other.view, choices: [...choices, answer] } as Item["view"] }];
      }
      return null;
    },
  },
  {
    name: "what stands over the form names what is to be recalled",
    check: "Q16",
    says: /is told by the heading/,
    make: (context, ways) => {
      const [asked] = first(context, namesAsked(context, ways), "short-answer");
      return asked === undefined ? null : [asked];
    },
    headings: (items) => items.map(({ feedback }) => `${feedback.answer} and others`),
  },
  {
    name: "what stands over the form names the right option and no other",
    check: "Q16",
    says: /is told by the heading/,
    make: (context, ways) => {
      const [asked] = first(context, ways, "multiple-choice");
      return asked === undefined ? null : [asked];
    },
    headings: (items) => items.map(({ feedback }) => feedback.answer),
  },
  {
    name: "what stands over the form says the year that is asked",
    check: "Q16",
    says: /is told by the heading/,
    make: (context, ways) => {
      const [asked] = first(context, ways, "date");
      return asked === undefined ? null : [asked];
    },
    headings: (items) => items.map(({ key }) => `The crisis of ${(key as { readonly year: number }).year}`),
  },
  {
    name: "a sentence of a question has another's answer among its words",
    check: "Q16",
    says: /is told by a sentence of/,
    make: (context, ways) =>
      told(context, ways, "short-answer", (_, { question, answer }) => {
        const words = question.match(/(?<= )\p{L}{5,}/gu) ?? [];
        return words.length < 6 ? null : `${words.reverse().join(", ")}, ${answer}?`;
      }),
  },
  {
    name: "a sentence after an earlier answer has a later one among its words",
    check: "Q16",
    says: /is told by a sentence after the answer/,
    make: (context, ways) => {
      const form = told(context, ways, "short-answer", (_, { question, answer }) => {
        const words = question.match(/(?<= )\p{L}{5,}/gu) ?? [];
        return words.length < 6 ? null : `${words.reverse().join(", ")}, ${answer}.`;
      });
      const [teller, asked] = form ?? [];
      if (teller === undefined || asked === undefined) return null;
      const because = `It was long ago. ${teller.view.prompt}`;
      const view = { ...teller.view, prompt: "When was that?" } as Item["view"];
      return [{ ...teller, view, feedback: { ...teller.feedback, because } }, asked];
    },
  },
  {
    name: "two earlier questions each tell one date of an order",
    check: "Q16",
    says: /dates of .* are told by others/,
    make: (context, ways) => {
      const [asked] = first(context, ways, "ordering");
      const others = ways.filter(({ type, ask }) => type === "date" && ask.fact.topic !== asked?.topic);
      if (asked === undefined) return null;
      const tellers = asked.factIds.slice(0, 2).flatMap((id, at) => {
        const { triple, when } = context.base.facts.get(id) ?? {};
        const subject = context.base.entities.get(triple?.s ?? "")?.name.en;
        const [other] = first(context, others.slice(at), "date");
        const because = `${subject} belongs to ${when?.slice(0, 4)}.`;
        return other === undefined ? [] : [{ ...other, feedback: { ...other.feedback, because } }];
      });
      return tellers.length === 2 ? [...tellers, asked] : null;
    },
  },
  {
    name: "four choices of unlike length have their keys in one place running",
    check: "Q24",
    says: /runs on for more than three/,
    make(context, ways) {
      const made = ways.filter(({ type }) => type === "multiple-choice").slice(0, 40);
      const items = made.flatMap(({ type, ask }) => {
        const item = generateItem(context, type, ask, "run");
        return item.ok ? [item.value] : [];
      });
      const four = ["2", "3", "4", "3"].flatMap((places, at) => {
        const item = items[at];
        if (item === undefined || !("choices" in item.view)) return [];
        // So many options each, that no group of one number is uneven by itself.
        const choices = item.view.choices.slice(0, Number(places));
        const key = { ...(item.key as object), correctChoiceId: choices[0]?.id };
        return [{ ...item, key, view: { ...item.view, choices } as Item["view"] }];
      });
      return four.length === 4 ? four : null;
    },
  },
  {
    name: "one question stands there twice, on two facts",
    check: "Q28",
    make: (context, ways) => {
      const [item] = first(context, ways, "short-answer");
      return item === undefined
        ? null
        : [item, { ...item, factIds: ["another"], feedback: { ...item.feedback, because: "" } }];
    },
  },
];

/** Questions for the name of a thing that is no country. */
const namesAsked = ({ base }: GenerationContext, ways: readonly PossibleItem[]): readonly PossibleItem[] =>
  ways.filter(({ type, ask: { fact, slot } }) => {
    const { s, o } = fact.triple ?? {};
    const end = slot === "s" ? s : o?.kind === "entity" ? o.id : undefined;
    return type !== "short-answer" || (end !== undefined && base.entities.get(end)?.type !== "country");
  });

const relationOf = ({ fact }: Ask): string | undefined => fact.triple?.r;

/** A question on something else with a prompt that tells the answer of the second, where one gives words for that. */
function told(
  context: GenerationContext,
  ways: readonly PossibleItem[],
  type: QuestionTypeName,
  telling: (subject: Entity, asked: { readonly question: string; readonly answer: string }) => string | null,
): readonly Item[] | null {
  for (const way of ways.filter((each) => each.type === type && each.ask.slot !== "s")) {
    const [asked] = first(context, [way], type);
    const subject = context.base.entities.get(way.ask.fact.triple?.s ?? "");
    const [other] = first(
      context,
      ways.filter(({ ask }) => ask.fact.topic !== way.ask.fact.topic),
      "date",
    );
    if (asked === undefined || subject === undefined || other === undefined) continue;
    const prompt = telling(subject, { question: asked.view.prompt, answer: asked.feedback.answer });
    if (prompt !== null) return [{ ...other, view: { ...other.view, prompt } as Item["view"] }, asked];
  }
  return null;
}

function first(
  context: GenerationContext,
  ways: readonly PossibleItem[],
  type: QuestionTypeName,
  factId?: string,
): readonly Item[] {
  for (const way of ways) {
    if (way.type !== type || (factId !== undefined && way.ask.fact.id !== factId)) continue;
    const made = generateItem(context, way.type, way.ask, "planted");
    if (made.ok) return [made.value];
  }
  return [];
}
