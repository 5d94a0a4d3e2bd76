import { existedAt } from "@/core/distractors/existence";
import { sameForm } from "@/core/distractors/form";
import { similarity } from "@/core/distractors/similarity";
import {
  choicesOf,
  type Defect,
  type Draft,
  keyedEntity,
  keyOf,
  leafOf,
  optionsOf,
  promptOf,
  relabelWrong,
  replaceWrong,
  rightIdsOf,
  setPrompt,
  setView,
  viewOf,
} from "@/core/quality/planted/defect";
import { changed } from "@/core/quality/planted/worlds";

const CHOICES = ["multiple-choice", "what-changed"] as const;
const SEVERAL = ["multiple-choice", "multiple-response", "matching", "what-changed"] as const;

/** Mistakes in what stands side by side, and in what a view tells: Q6 to Q8, Q11, Q12 and Q15. */
export const defectsOfOptions: readonly Defect[] = [
  {
    name: "a thing of another kind stands among the options",
    check: "Q6",
    types: SEVERAL,
    spoil: (draft, ground) => {
      const own = new Set(Object.values(optionsOf(draft)).map((id) => ground.base.entities.get(id)?.type));
      const other = [...ground.base.entities.values()].find(({ type, name }) => !own.has(type) && !/\d/.test(name.en));
      return other !== undefined && replaceWrong(draft, other);
    },
  },
  {
    name: "an acronym stands among names",
    check: "Q6",
    types: SEVERAL,
    spoil: (draft) => choicesOf(draft).every(({ label }) => /\p{Ll}/u.test(label)) && relabelWrong(draft, "NKCX"),
  },
  {
    name: "an option did not exist at the time",
    check: "Q7",
    says: /did not exist then/,
    types: ["multiple-choice"],
    spoil: (draft, ground) => {
      const { when } = keyOf(draft) as { when: string | null };
      const key = keyedEntity(draft, ground);
      const absent = leafOf(ground, key?.type ?? "").find(
        (entity) => entity !== key && entity.life !== null && !existedAt(ground.base, entity, when),
      );
      return absent !== undefined && replaceWrong(draft, absent);
    },
  },
  {
    name: "an option is the least like the answer of all",
    check: "Q7",
    says: /is too far from the answer/,
    types: ["multiple-choice"],
    spoil: (draft, ground) => {
      const key = keyedEntity(draft, ground);
      if (key === null) return false;
      const { when } = keyOf(draft) as { when: string | null };
      const near = (id: string) => similarity(ground.base, key, ground.base.entities.get(id) ?? key);
      const leaf = leafOf(ground, key.type).filter(
        (entity) => entity !== key && existedAt(ground.base, entity, when) && sameForm(entity.name.en, key.name.en),
      );
      const [least, , , fourth] = [...leaf].sort((a, b) => near(a.id) - near(b.id));
      // Of languages all are equally unlike: then none is the least.
      if (leaf.length <= 15 || least === undefined || fourth === undefined) return false;
      return near(least.id) < near(fourth.id) && replaceWrong(draft, least);
    },
  },
  {
    name: "another name of the answer stands among the wrong options",
    check: "Q8",
    types: SEVERAL,
    spoil: (draft, { base }) => {
      const right = base.entities.get(optionsOf(draft)[rightIdsOf(draft)[0] ?? ""] ?? "");
      const label = choicesOf(draft).find(({ id }) => id === rightIdsOf(draft)[0])?.label ?? "";
      const alias = right?.aliases.find((each) => !sameWords(each, label));
      return alias !== undefined && relabelWrong(draft, alias);
    },
  },
  {
    name: "two options read nearly alike",
    check: "Q8",
    types: SEVERAL,
    spoil: (draft) => {
      const [right] = rightIdsOf(draft);
      const label = choicesOf(draft).find(({ id }) => id === right)?.label ?? "";
      return label.length > 4 && relabelWrong(draft, `${label.slice(0, -1)}x`);
    },
  },
  {
    name: "one option stands within another",
    check: "Q8",
    types: [...SEVERAL, "who-says-so"],
    spoil: (draft) => {
      const [right] = rightIdsOf(draft);
      return relabelWrong(draft, `${choicesOf(draft).find(({ id }) => id === right)?.label} and others`);
    },
  },
  {
    name: "a word of the stem stands in the answer alone",
    check: "Q11",
    types: CHOICES,
    spoil: (draft) => {
      const others = choicesOf(draft).filter(({ id }) => !rightIdsOf(draft).includes(id));
      const word = draft.feedback.answer
        .split(/[\s()–-]+/)
        .find((each) => /^\p{L}{6,}$/u.test(each) && others.every(({ label }) => !label.includes(each)));
      const stem = promptOf(draft);
      return word !== undefined && stem.endsWith("?") && setPrompt(draft, `${stem.slice(0, -1)} near ${word}?`);
    },
  },
  {
    name: "the claim names its speaker",
    check: "Q11",
    types: ["who-says-so"],
    spoil: (draft) => setView(draft, { proposition: `${draft.feedback.answer} holds it.` }),
  },
  {
    name: "a wrong option is none of those that an editor named as likely",
    check: "Q7",
    says: /none of what could be taken/,
    types: ["multiple-choice"],
    spoil: (draft) => keyOf(draft).slot === "o",
    world: ({ context, fact }) => (fact.triple?.o.kind === "entity" ? changed(context, fact, { options: [] }) : null),
  },
  {
    name: "numbers descend",
    check: "Q12",
    types: ["multiple-choice"],
    spoil: (draft) => relabelAll(draft, ["Resolution 9876", "Resolution 5432", "Resolution 2109", "Resolution 1678"]),
  },
  {
    name: "dates stand out of order",
    check: "Q12",
    types: ["multiple-choice"],
    spoil: (draft) => relabelAll(draft, ["May 2013", "April 2013", "June 2012", "July 2012"]),
  },
  {
    name: "one date is a day and the others are years",
    check: "Q12",
    types: ["multiple-choice"],
    spoil: (draft) => relabelAll(draft, ["1991", "12 June 1996", "2006", "2012"]),
  },
  {
    name: "figures are given in different units",
    check: "Q12",
    types: ["multiple-choice"],
    spoil: (draft) => relabelAll(draft, ["100 kilometres", "200 miles", "300 kilometres", "400 kilometres"]),
  },
  {
    name: "the view has a field for the key",
    check: "Q15",
    types: [
      "multiple-choice",
      "true-false",
      "cloze",
      "short-answer",
      "status",
      "ordering",
      "map",
      "number",
      "matching",
    ],
    spoil: (draft) => setView(draft, { correct: "c1" }),
  },
  {
    name: "the id of an option tells what it is",
    check: "Q15",
    types: SEVERAL,
    spoil: (draft) => {
      const [first] = choicesOf(draft);
      if (first === undefined) return false;
      first.id = "bamako";
      return true;
    },
  },
  {
    name: "the stem of a date tells the year",
    check: "Q15",
    types: ["date"],
    spoil: (draft) => setPrompt(draft, promptOf(draft).replace("?", ` after ${String(keyOf(draft).year)}?`)),
  },
  {
    name: "an event to be put in order tells its year",
    check: "Q15",
    types: ["ordering"],
    spoil: (draft) => {
      const entries = viewOf(draft).entries as { label: string }[];
      if (entries[0] !== undefined) entries[0].label = `${entries[0].label} in 1996`;
      return true;
    },
  },
  {
    name: "the sentence with a gap names the answer",
    check: "Q15",
    types: ["cloze"],
    spoil: (draft) => setView(draft, { after: `, which is ${draft.feedback.answer}.` }),
  },
  {
    name: "the question tells the figure",
    check: "Q15",
    types: ["number"],
    spoil: (draft) => setPrompt(draft, promptOf(draft).replace("?", `, ${String(keyOf(draft).low)} or more?`)),
  },
];

const sameWords = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** Other labels for all, and the answer with them. */
function relabelAll(draft: Draft, labels: readonly string[]): boolean {
  const choices = choicesOf(draft);
  choices.forEach((choice, at) => {
    choice.label = labels[at] ?? choice.label;
  });
  const right = choices.find(({ id }) => rightIdsOf(draft).includes(id));
  draft.feedback = { ...draft.feedback, answer: right?.label ?? "" };
  return choices.length > 2;
}
