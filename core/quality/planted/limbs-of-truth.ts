import type { Fact } from "@/core/facts/model";
import {
  type Defect,
  inList,
  keyOf,
  leafOf,
  optionsOf,
  setKey,
  setView,
  viewOf,
  wrongIdOf,
} from "@/core/quality/planted/defect";
import { changed, claimedBy, contextWith, speakersOf, withEntity, withNotes } from "@/core/quality/planted/worlds";

/** One defect for each limb of Q1 to Q5 that no other defect needs: `says` is what that limb alone says. */
export const limbsOfTruth: readonly Defect[] = [
  {
    name: "the asked place has lost its position",
    check: "Q1",
    says: /has no position/,
    types: ["map"],
    world: ({ context, fact }) => withEntity(context, placeOf(fact), { lat: null, lon: null }),
  },
  {
    name: "somebody says what a wrong option says",
    check: "Q2",
    says: /is said by somebody/,
    types: ["multiple-choice"],
    world: ({ context, fact, base }) => {
      const { triple } = fact;
      if (triple?.o.kind !== "entity") return null;
      const own = triple.o.id;
      const others = leafOf({ context, base, fact }, base.entities.get(own)?.type ?? "").filter(({ id }) => id !== own);
      const said = others.map(
        (other): Fact => claimedBy(fact, `said-${other.id}`, { ...triple, o: { kind: "entity", id: other.id } }),
      );
      return contextWith(context, (facts) => [...facts, ...said]);
    },
  },
  {
    name: "no note names the keyed speaker",
    check: "Q2",
    says: /is not named in a note/,
    types: ["who-says-so"],
    world: ({ context, fact }) => withNotes(context, fact, "A note about what was said."),
  },
  {
    name: "a wrong speaker says so too",
    check: "Q2",
    says: /says so too/,
    types: ["who-says-so"],
    world: ({ context, fact, base }) =>
      changed(context, fact, { by: [...new Set([...fact.by, ...speakersOf(base).map(({ id }) => id)])] }),
  },
  {
    name: "a note names a wrong speaker",
    check: "Q2",
    says: /a note names/,
    types: ["who-says-so"],
    world: ({ context, fact, base }) => {
      const speaker = base.entities.get(fact.by[0] ?? "");
      const others = speakersOf(base).map(({ name }) => name.en);
      return withNotes(context, fact, [speaker?.name.en ?? "", ...others].join(", "));
    },
  },
  {
    name: "a listed position is nobody's",
    check: "Q2",
    says: /is no position of ours/,
    types: ["map"],
    spoil: (draft) => inList(draft, (choice) => Object.assign(choice, { label: "12 km north of Bamako" })),
  },
  {
    name: "a wrong speaker has lost its proof",
    check: "Q2",
    says: /carries no proof/,
    types: ["who-says-so"],
    spoil: (draft) => {
      draft.proofs = {};
      return true;
    },
  },
  {
    name: "a listed position has lost its proof",
    check: "Q2",
    says: /carries no proof/,
    types: ["map"],
    spoil: (draft) =>
      keyOf(draft).kind === "position" && Object.assign(keyOf(draft).list as object, { proofs: {} }) !== null,
  },
  {
    name: "in the list another place's position is keyed",
    check: "Q2",
    says: /is keyed and is .*’s position/,
    types: ["map"],
    spoil: (draft) =>
      inList(draft, ({ id }) => {
        (keyOf(draft).list as { correctChoiceId: string }).correctChoiceId = id;
      }),
  },
  {
    name: "the bare wording was established since",
    check: "Q2",
    says: /the bare wording is established/,
    types: ["which-wording"],
    world: ({ context, fact }) => changed(context, fact, { status: "established" }),
  },
  {
    name: "no option is keyed",
    check: "Q3",
    says: /0 options are keyed/,
    types: ["multiple-choice", "what-changed"],
    spoil: (draft) => setKey(draft, { correctChoiceId: "c9" }),
  },
  {
    name: "what one outlet reports is asked as true",
    check: "Q3",
    says: /may not be asked as true/,
    types: ["short-answer", "cloze", "multiple-choice"],
    world: ({ context, fact }) => changed(context, fact, { status: "reported" }),
  },
  {
    name: "a statement stands alone, without a competitor",
    check: "Q3",
    says: /names no competitor/,
    types: ["true-false"],
    spoil: (draft) => setView(draft, { statement: "In those years it was so, as everybody there knew." }),
  },
  {
    name: "a false statement does not name the right value",
    check: "Q3",
    says: /does not name the right value/,
    types: ["true-false"],
    spoil: (draft, { base }) => {
      const { isTrue, fix } = keyOf(draft) as { isTrue: boolean; fix: { optionId: string } | null };
      const [other] = Object.entries(optionsOf(draft)).filter(([id]) => id !== fix?.optionId);
      if (isTrue || other === undefined) return false;
      viewOf(draft).statement = `It was ${base.entities.get(other[1])?.name.en} in those years.`;
      return true;
    },
  },
  {
    name: "the list that is named is another's",
    check: "Q3",
    says: /is no complete list/,
    types: ["multiple-response"],
    spoil: (draft, { base }) => setKey(draft, { listId: base.lists.find(({ id }) => id !== keyOf(draft).listId)?.id }),
  },
  {
    name: "one that is not on the list is keyed",
    check: "Q3",
    says: /is keyed and is not on the list/,
    types: ["multiple-response"],
    spoil: (draft) =>
      setKey(draft, { correctChoiceIds: [...(keyOf(draft).correctChoiceIds as string[]), wrongIdOf(draft)] }),
  },
  {
    name: "all options of the list but one are keyed",
    check: "Q3",
    says: /options are keyed and \d+ are not/,
    types: ["multiple-response"],
    spoil: (draft) => setKey(draft, { correctChoiceIds: Object.keys(optionsOf(draft)).slice(1) }),
  },
  {
    name: "a sentence of a match has no answer",
    check: "Q3",
    says: /pairs are keyed for/,
    types: ["matching"],
    spoil: (draft) => {
      const [first = ""] = Object.keys(keyOf(draft).pairs as object);
      keyOf(draft).pairs = { ...(keyOf(draft).pairs as object), [first]: "o99" };
      return true;
    },
  },
  {
    name: "a sentence of a match is no longer established",
    check: "Q3",
    says: /premise .* may not be asked as true/,
    types: ["matching"],
    world: ({ context, fact }) => changed(context, fact, { status: "reported" }),
  },
  {
    name: "a sentence of a match has got a second answer",
    check: "Q3",
    says: /know more answers than one to/,
    types: ["matching"],
    world: ({ context, fact, base }) => {
      const { triple } = fact;
      const own = triple?.o.kind === "entity" ? triple.o.id : "";
      const other = leafOf({ context, base, fact }, base.entities.get(own)?.type ?? "").find(({ id }) => id !== own);
      if (triple === null || other === undefined) return null;
      const rival = claimedBy(fact, "rival", { ...triple, o: { kind: "entity", id: other.id } });
      return contextWith(context, (facts) => [...facts, rival]);
    },
  },
  {
    name: "two events lie too near, in the right order",
    check: "Q3",
    says: /lie too near/,
    types: ["ordering"],
    world: ({ context }) =>
      contextWith(context, (facts) =>
        facts.map((each) =>
          each.triple?.o.kind === "date"
            ? { ...each, triple: { ...each.triple, o: { kind: "date", edtf: "2012" } }, when: "2012" }
            : { ...each, when: each.when === null ? null : "2012" },
        ),
      ),
  },
  {
    name: "a figure that is asked has become a name",
    check: "Q3",
    says: /gives no figure/,
    types: ["number"],
    world: ({ context, fact }) =>
      fact.triple === null
        ? null
        : changed(context, fact, { triple: { ...fact.triple, o: { kind: "entity", id: fact.triple.s } } }),
  },
  {
    name: "the stated date is later than the sources vouch for",
    check: "Q4",
    says: /later than the sources vouch for/,
    types: ["short-answer", "multiple-choice", "cloze", "true-false"],
    world: ({ context, fact, base }) =>
      base.relations.get(fact.triple?.r ?? "")?.aspect === "state"
        ? changed(context, fact, { asOf: "1901-01-01" })
        : null,
  },
  {
    name: "a change is asked without its second date",
    check: "Q4",
    says: /does not state its second date/,
    types: ["what-changed"],
    spoil: (draft) => setKey(draft, { until: "2031-07-09" }),
  },
  {
    name: "what had changed still held at the second date",
    check: "Q4",
    says: /still held at the second date/,
    types: ["what-changed"],
    world: ({ context, fact }) => changed(context, fact, { when: `${(fact.when ?? "").split("/")[0]}/2025` }),
  },
  {
    name: "the second date of a change is later than the sources vouch for",
    check: "Q4",
    says: /second date is later/,
    types: ["what-changed"],
    world: ({ context }) => contextWith(context, (facts) => facts.map((each) => ({ ...each, asOf: "1901-01-01" }))),
  },
  {
    name: "the feedback gives the status of another day",
    check: "Q5",
    says: /gives another status/,
    types: ["status", "which-wording", "who-says-so"],
    spoil: (draft, { fact }) => {
      draft.feedback = { ...draft.feedback, status: "reported" };
      return fact.status === "claimed" || fact.status === "disputed";
    },
  },
  {
    name: "what makes a status is not printed on its card",
    check: "Q1",
    says: /the cards alone give/,
    types: ["status"],
    spoil: (draft, { fact }) => {
      const cards = viewOf(draft).evidence as { publisher: string }[];
      if (fact.statusRule !== "act" || cards.length > 1) return false;
      for (const card of cards) card.publisher = card.publisher.replace(/ \(the document that did it\)/, "");
      return true;
    },
  },
  {
    name: "a statement is said to rest on one observer whom no card names",
    check: "Q1",
    says: /the cards alone give/,
    types: ["status"],
    spoil: (draft, { fact }) => {
      keyOf(draft).correctChoiceId = "reported";
      return fact.statusRule === "two-origins";
    },
    world: ({ context, fact, base }) => {
      const observer = speakersOf(base).find(({ type }) => base.types.get(type)?.party !== true);
      return observer === undefined
        ? null
        : changed(context, fact, { by: [observer.id], status: "reported", statusRule: "observer-speaks" });
    },
  },
  {
    name: "nobody stands behind a claim",
    check: "Q5",
    says: /nobody stands behind/,
    types: ["status", "which-wording"],
    world: ({ context, fact }) =>
      fact.status === "established" ? null : changed(context, fact, { by: [], evidence: [] }),
  },
  {
    name: "the published sentence tells a claim as a fact",
    check: "Q5",
    says: /does not say who says so/,
    types: ["status", "which-wording", "who-says-so"],
    world: ({ context, fact }) =>
      fact.status === "established" ? null : changed(context, fact, { text: { en: "It was so in those days." } }),
  },
  {
    name: "a wording can no longer say whose it is",
    check: "Q5",
    says: /nobody is named who says so/,
    types: ["which-wording"],
    world: ({ context, fact }) => changed(context, fact, { claim: null }),
  },
  {
    name: "the bare wording is another sentence",
    check: "Q5",
    says: /is not the claim without its voice/,
    types: ["which-wording"],
    spoil: (draft) => {
      const choices = viewOf(draft).choices as { id: string; label: string }[];
      for (const choice of choices) if (choice.id !== keyOf(draft).correctChoiceId) choice.label = "It was otherwise.";
      return true;
    },
  },
  {
    name: "the attributed wording says something else besides",
    check: "Q5",
    says: /differ in more than who says so/,
    types: ["which-wording"],
    spoil: (draft) => {
      const choices = viewOf(draft).choices as { id: string; label: string }[];
      for (const choice of choices)
        if (choice.id === keyOf(draft).correctChoiceId) choice.label = `Soon after, ${choice.label}`;
      return true;
    },
  },
];

const placeOf = ({ triple }: Fact): readonly string[] =>
  triple === null ? [] : [triple.s, ...(triple.o.kind === "entity" ? [triple.o.id] : [])];
