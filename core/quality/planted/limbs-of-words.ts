import {
  choicesOf,
  type Defect,
  keyOf,
  leafOf,
  optionsOf,
  promptOf,
  relabelWrong,
  setPrompt,
  setView,
  viewOf,
  wrongIdOf,
} from "@/core/quality/planted/defect";
import { changed, withEntity } from "@/core/quality/planted/worlds";

const CHOICES = ["multiple-choice", "multiple-response"] as const;
const STEMS = ["multiple-choice", "short-answer", "date", "number"] as const;

/** One defect for each limb of the checks of words that no other defect needs. */
export const limbsOfWords: readonly Defect[] = [
  {
    name: "the claim names somebody of the speaker's own",
    check: "Q11",
    says: /to which the speaker alone belongs/,
    types: ["who-says-so"],
    spoil: (draft, { base, fact }) => {
      const speaker = fact.by[0] ?? "";
      const office = [...base.entities.values()].find(({ of }) => of.includes(speaker));
      const held = base.index.factsBySubjectRelation.get(`${office?.id} held-by`)?.[0]?.triple?.o;
      const holder = held?.kind === "entity" ? base.entities.get(held.id) : undefined;
      return holder !== undefined && setView(draft, { proposition: `${holder.name.en} was not there.` });
    },
  },
  {
    name: "the claim calls the kind of its speaker, and all others are of another",
    check: "Q11",
    says: /calls the kind of the speaker alone/,
    types: ["who-says-so"],
    spoil: (draft, { base, fact }) => {
      const kinds = Object.values(optionsOf(draft)).map((id) => base.entities.get(id)?.type);
      const own = base.entities.get(fact.by[0] ?? "")?.type;
      if (own !== "islamist-group" || kinds.filter((kind) => kind === own).length > 1) return false;
      return setView(draft, { proposition: "The group has left the town." });
    },
  },
  {
    name: "the claim is of one side, and all others are of the other",
    check: "Q11",
    says: /tells its side/,
    types: ["who-says-so"],
    spoil: (draft, { base, fact }) => {
      const kinds = Object.values(optionsOf(draft)).map((id) => base.entities.get(id)?.type ?? "");
      if (base.entities.get(fact.by[0] ?? "")?.type !== "state-force") return false;
      if (kinds.filter((kind) => kind === "state-force").length > 1) return false;
      return setView(draft, { proposition: "Those who came were driven back." });
    },
  },
  {
    name: "the long name of what is asked about says the answer",
    check: "Q11",
    says: /the name of one says the other/,
    types: ["short-answer", "true-false"],
    world: ({ context, fact: { triple }, base }) => {
      const answer = triple?.o.kind === "entity" ? base.entities.get(triple.o.id) : undefined;
      if (triple === null || answer === undefined || answer.name.en.length < 4) return null;
      return withEntity(context, [triple.s], { long: { en: `The one of ${answer.name.en}` } });
    },
  },
  ...(["vague", "negative", "absolute"] as const).map(
    (kind): Defect => ({
      name: `an option has a ${kind} word`,
      check: "Q9",
      says: /an option says/,
      types: CHOICES,
      spoil: (draft, { base }) => relabelWrong(draft, `Gao ${base.lexicon[kind][0]?.words.en[0]} Gao`),
    }),
  ),
  {
    name: "a sentence of a match runs on",
    check: "Q9",
    says: /the sentence .* words/,
    types: ["matching"],
    spoil: (draft) => {
      const [first] = viewOf(draft).premises as { label: string }[];
      if (first !== undefined) first.label = `${"in the land that we speak of here ".repeat(6)}${first.label}`;
      return true;
    },
  },
  {
    name: "a space stands before the question mark",
    check: "Q10",
    says: /punctuation or spacing/,
    types: STEMS,
    spoil: (draft) => setPrompt(draft, promptOf(draft).replace("?", " ?")),
  },
  {
    name: "an option ends on a space",
    check: "Q10",
    says: /loose spaces/,
    types: CHOICES,
    spoil: (draft) => relabelWrong(draft, `${choicesOf(draft).find(({ id }) => id === wrongIdOf(draft))?.label} `),
  },
  {
    name: "a people has a verb in the singular",
    check: "Q10",
    says: /a people in the singular/,
    types: ["cloze", "short-answer", "multiple-choice"],
    world: ({ context, fact, base }) => {
      const [people] = leafOf({ context, base, fact }, "people");
      return people === undefined ? null : changed(context, fact, { about: [...fact.about, people.id] });
    },
    spoil: (draft, ground) => {
      const [people] = leafOf(ground, "people");
      return (
        draft.type === "short-answer" &&
        setPrompt(draft, `In which country of that time, ${people?.text.en} was at home?`)
      );
    },
  },
  {
    name: "a typed answer stands in its own question",
    check: "Q11",
    says: /stem stands in the answer/,
    types: ["short-answer"],
    spoil: (draft) => setPrompt(draft, promptOf(draft).replace("?", `, as ${String(keyOf(draft).expected)} knows?`)),
  },
  {
    name: "a statement is true by the name of its subject",
    check: "Q11",
    says: /says already that it is so/,
    types: ["status"],
    world: ({ context, fact, base }) => {
      const { triple } = fact;
      if (triple?.o.kind !== "entity" || base.relations.get(triple.r)?.spatial !== true) return null;
      return withEntity(context, [triple.s], {
        text: { en: `the ${base.entities.get(triple.o.id)?.name.en} meeting` },
      });
    },
  },
  {
    name: "a map question names the place that is to be found",
    check: "Q11",
    says: /the stem names the place/,
    types: ["map"],
    spoil: (draft, { base }) => {
      const place = base.entities.get(String(keyOf(draft).placeId));
      return keyOf(draft).kind === "site" && setPrompt(draft, `Where, near ${place?.name.en}, did this take place?`);
    },
  },
  {
    name: "the question above the list of a map names the answer",
    check: "Q11",
    says: /a word of the stem stands in the answer alone/,
    types: ["map"],
    spoil: (draft) => {
      const list = keyOf(draft).list as {
        prompt: string;
        choices: { id: string; label: string }[];
        correctChoiceId: string;
      } | null;
      const right = list?.choices.find(({ id }) => id === list.correctChoiceId);
      if (list === null || right === undefined || keyOf(draft).kind !== "site") return false;
      list.prompt = `Where, as ${right.label} knows, did this take place?`;
      return true;
    },
  },
  {
    name: "bare dates stand out of order",
    check: "Q12",
    says: /is not ascending/,
    types: ["multiple-choice"],
    spoil: (draft) => {
      const labels = ["12 June 1996", "3 May 1991", "1 July 1990", "2 July 1989"];
      choicesOf(draft).forEach((choice, at) => {
        choice.label = labels[at] ?? "";
      });
      return true;
    },
  },
  {
    name: "dates are given to the day and to the year",
    check: "Q12",
    says: /differ in precision/,
    types: ["multiple-choice"],
    spoil: (draft) => {
      const labels = ["1989", "3 May 1991", "1 July 1992", "2 July 1993"];
      choicesOf(draft).forEach((choice, at) => {
        choice.label = labels[at] ?? "";
      });
      return true;
    },
  },
  {
    name: "figures are given to unlike precision",
    check: "Q12",
    says: /differ in precision: \d, \d/,
    types: ["multiple-choice"],
    spoil: (draft) => {
      choicesOf(draft).forEach((choice, at) => {
        choice.label = `${["10", "20.5", "30", "40"][at]} km`;
      });
      return true;
    },
  },
  {
    name: "a map comes with choices",
    check: "Q15",
    says: /the map comes with choices/,
    types: ["map"],
    spoil: (draft) => setView(draft, { choices: [] }),
  },
  {
    name: "the view names the fact",
    check: "Q15",
    says: /names the fact/,
    types: ["multiple-choice", "status", "date"],
    spoil: (draft) => setView(draft, { prompt: draft.factIds[0] }),
  },
  {
    name: "a sentence of a match names its answer",
    check: "Q15",
    says: /the sentence .* names its answer/,
    types: ["matching"],
    spoil: (draft, { base }) => {
      const premises = viewOf(draft).premises as { id: string; label: string }[];
      for (const premise of premises) {
        const right = (keyOf(draft).pairs as Record<string, string>)[premise.id] ?? "";
        premise.label = `${premise.label} ${base.entities.get(optionsOf(draft)[right] ?? "")?.name.en}`;
      }
      return true;
    },
  },
  {
    name: "a word that takes sides stands in a reason",
    check: "Q19",
    says: /stands outside a quotation/,
    types: ["multiple-choice"],
    spoil: (draft) => {
      const [first = ""] = Object.keys(draft.feedback.whyWrong);
      const reasons = { ...draft.feedback.whyWrong, [first]: `${draft.feedback.whyWrong[first]} The rebels know it.` };
      draft.feedback = { ...draft.feedback, whyWrong: reasons };
      return true;
    },
  },
  {
    name: "a place where people died is mapped",
    check: "Q20",
    says: /may not be mapped/,
    types: ["map"],
    world: ({ context, fact }) => changed(context, fact, { harm: "violence" }),
  },
  {
    name: "a count of the dead is asked without a mark",
    check: "Q20",
    says: /may not be asked as number/,
    types: ["number"],
    world: ({ context, fact }) =>
      fact.triple?.o.kind === "number"
        ? changed(context, fact, { triple: { ...fact.triple, o: { ...fact.triple.o, unit: { en: "people killed" } } } })
        : null,
  },
  {
    name: "a question of a figure speaks of the dead",
    check: "Q20",
    says: /the dead are counted/,
    types: ["number"],
    spoil: (draft) => setPrompt(draft, promptOf(draft).replace("?", " after so many had died?")),
  },
  {
    name: "a body of civilians stands beside a crime, among armed speakers",
    check: "Q20",
    says: /stands beside a crime/,
    types: ["who-says-so"],
    world: ({ context, fact }) => changed(context, fact, { harm: "violence" }),
    spoil: (draft, ground) => {
      const beside = [leafOf(ground, "state-body")[0], leafOf(ground, "northern-movement")[0]];
      const wrong = Object.keys(optionsOf(draft)).filter((id) => id !== keyOf(draft).correctChoiceId);
      wrong.slice(0, beside.length).forEach((id, at) => {
        optionsOf(draft)[id] = beside[at]?.id ?? "";
      });
      return wrong.length >= beside.length;
    },
  },
  {
    name: "a community stands among those who speak, under another's name",
    check: "Q20",
    says: /stands among those who speak/,
    types: ["who-says-so"],
    spoil: (draft, ground) => {
      optionsOf(draft)[wrongIdOf(draft)] = leafOf(ground, "people")[0]?.id ?? "";
      return true;
    },
  },
  {
    name: "a community is shown among those who speak, under another's id",
    check: "Q20",
    says: /stands among those who speak/,
    types: ["who-says-so"],
    spoil: (draft, ground) => relabelWrong(draft, leafOf(ground, "people")[0]?.name.en ?? ""),
  },
];
