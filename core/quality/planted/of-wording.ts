import {
  choicesOf,
  type Defect,
  keyOf,
  leafOf,
  optionsOf,
  promptOf,
  relabelWrong,
  setKey,
  setPrompt,
  setView,
  viewOf,
  wrongIdOf,
} from "@/core/quality/planted/defect";
import { contextWith } from "@/core/quality/planted/worlds";
import { edtf, mayOverlap } from "@/core/shared/edtf";

const CHOICES = ["multiple-choice", "multiple-response", "what-changed"] as const;
const STEMS = ["multiple-choice", "short-answer", "date", "number"] as const;

/** Mistakes in words and in what words may do to people: Q9, Q10, Q19, Q20 and Q21. */
export const defectsOfWording: readonly Defect[] = [
  {
    name: "the stem is no question",
    check: "Q9",
    types: STEMS,
    spoil: (draft) => setPrompt(draft, promptOf(draft).replace(/\?$/, ".")),
  },
  {
    name: "the stem asks twice",
    check: "Q9",
    types: STEMS,
    spoil: (draft) => setPrompt(draft, `${promptOf(draft)} And who else?`),
  },
  {
    name: "the stem runs on",
    check: "Q9",
    types: STEMS,
    spoil: (draft) => setPrompt(draft, `${"In the land that we speak of here, ".repeat(5)}${promptOf(draft)}`),
  },
  { name: "the stem is four words", check: "Q9", types: STEMS, spoil: (draft) => setPrompt(draft, "Who did it then?") },
  {
    name: "a slot of the stem says always",
    check: "Q9",
    types: STEMS,
    spoil: (draft) => setPrompt(draft, promptOf(draft).replace(/\?$/, " and always did?")),
  },
  {
    name: "an option says never",
    check: "Q9",
    types: CHOICES,
    spoil: (draft) => relabelWrong(draft, "never Nouakchott"),
  },
  {
    name: "a sentence of a match has no gap",
    check: "Q9",
    types: ["matching"],
    spoil: (draft) => {
      const premises = viewOf(draft).premises as { label: string }[];
      if (premises[0] !== undefined) premises[0].label = premises[0].label.replace("______", "it");
      return true;
    },
  },
  {
    name: "a placeholder is left",
    check: "Q10",
    types: STEMS,
    spoil: (draft) => setPrompt(draft, promptOf(draft).replace("?", " of {s}?")),
  },
  {
    name: "an article is doubled",
    check: "Q10",
    types: STEMS,
    spoil: (draft) => setPrompt(draft, promptOf(draft).replace("?", " of the the land?")),
  },
  {
    name: "an article does not fit its noun",
    check: "Q10",
    types: STEMS,
    spoil: (draft) => setPrompt(draft, promptOf(draft).replace("?", " after a attack?")),
  },
  {
    name: "one is counted in the plural",
    check: "Q10",
    types: STEMS,
    spoil: (draft) => setPrompt(draft, promptOf(draft).replace("?", " in 1 days?")),
  },
  {
    name: "an article tells which option it belongs to",
    check: "Q10",
    types: CHOICES,
    spoil: (draft) => relabelWrong(draft, `The ${choicesOf(draft).find(({ id }) => id === wrongIdOf(draft))?.label}`),
  },
  {
    name: "the article before the gap fits some answers only",
    check: "Q10",
    types: ["cloze"],
    spoil: (draft) => setView(draft, { before: `${String(viewOf(draft).before).trim()} an ` }),
  },
  {
    name: "a word that takes sides stands outside a quotation",
    check: "Q19",
    types: ["status", "who-says-so"],
    spoil: (draft) => setView(draft, { proposition: "The town is in rebel hands." }),
  },
  {
    name: "a word that takes sides stands in the feedback",
    check: "Q19",
    types: ["short-answer", "multiple-choice"],
    spoil: (draft) => {
      draft.feedback = { ...draft.feedback, because: `${draft.feedback.because} Its rebels know it.` };
      return true;
    },
  },
  {
    name: "casualties are asked as any other fact",
    check: "Q20",
    types: ["multiple-choice", "short-answer", "which-wording", "number", "date", "map", "ordering"],
    world: ({ context, fact }) =>
      contextWith(context, (facts) => facts.map((each) => (each === fact ? { ...fact, harm: "casualties" } : each))),
  },
  {
    name: "violence is asked as any other fact",
    check: "Q20",
    types: ["true-false", "matching", "cloze"],
    world: ({ context, fact }) =>
      contextWith(context, (facts) => facts.map((each) => (each === fact ? { ...fact, harm: "violence" } : each))),
  },
  {
    name: "the dead stand in an order of events, with a warning",
    check: "Q20",
    types: ["ordering", "date"],
    spoil: (draft) => {
      draft.feedback = { ...draft.feedback, harm: "casualties" };
      return true;
    },
    world: ({ context, fact }) =>
      contextWith(context, (facts) => facts.map((each) => (each === fact ? { ...fact, harm: "casualties" } : each))),
  },
  {
    name: "an answer on harm would enter the memory of a fact",
    check: "Q20",
    types: ["who-says-so", "status"],
    spoil: (draft, { fact }) => {
      draft.targetId = `fact:${fact.id}:card`;
      return fact.harm !== null;
    },
  },
  {
    name: "somebody who led no armed group stands beside one",
    check: "Q20",
    types: ["multiple-choice", "matching"],
    spoil: (draft, ground) => {
      const own = Object.values(optionsOf(draft)).map((id) => ground.base.entities.get(id)?.type);
      const [other] = leafOf(ground, "religious-leader").concat(leafOf(ground, "diplomat"));
      const office = ground.base.entities.get(ground.fact.triple?.s ?? "")?.type;
      if (
        !own.includes("islamist-leader") ||
        (office !== "group-office" && office !== "islamist-office") ||
        other === undefined
      )
        return false;
      optionsOf(draft)[wrongIdOf(draft)] = other.id;
      return relabelWrong(draft, other.name.en);
    },
  },
  {
    name: "the leader of an armed group of other years stands beside the office of one",
    check: "Q20",
    says: /led no armed group in/,
    types: ["multiple-choice"],
    spoil: (draft, ground) => {
      const when = keyOf(draft).when;
      const office = ground.base.entities.get(ground.fact.triple?.s ?? "");
      if (typeof when !== "string" || !["group-office", "islamist-office"].includes(office?.type ?? "")) return false;
      const held = [...ground.base.facts.values()].flatMap(({ triple, when: at }) =>
        triple?.r === "held-by" && triple.o.kind === "entity" && at !== null ? [{ id: triple.o.id, at }] : [],
      );
      const other = [...leafOf(ground, "islamist-leader"), ...leafOf(ground, "armed-group-leader")].find(
        ({ id }) => !held.some((each) => each.id === id && mayOverlap(edtf(each.at), edtf(when))),
      );
      if (other === undefined || keyOf(draft).slot !== "o") return false;
      optionsOf(draft)[wrongIdOf(draft)] = other.id;
      return relabelWrong(draft, other.name.en);
    },
  },
  {
    name: "a community stands among those who say so",
    check: "Q20",
    types: ["who-says-so"],
    spoil: (draft, ground) => {
      const [people] = leafOf(ground, "people");
      if (people === undefined) return false;
      optionsOf(draft)[wrongIdOf(draft)] = people.id;
      return relabelWrong(draft, people.name.en);
    },
  },
  {
    name: "harm comes without a warning",
    check: "Q21",
    types: ["status", "who-says-so"],
    spoil: (draft, { fact }) => {
      draft.feedback = { ...draft.feedback, harm: null };
      return fact.harm !== null;
    },
  },
  {
    name: "a map has no list beside it",
    check: "Q21",
    types: ["map"],
    spoil: (draft) => setKey(draft, { list: null }),
  },
  {
    name: "the stem is written for lawyers",
    check: "Q21",
    types: STEMS,
    spoil: (draft) => setPrompt(draft, LEGALESE),
  },
];

const LEGALESE =
  "With which constitutional administrative organisation is the territorial jurisdiction of decentralised collectivities institutionally associated?";
