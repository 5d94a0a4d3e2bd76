import type { Fact, FactBase } from "@/core/facts/model";
import {
  type Defect,
  type Draft,
  inList,
  keyOf,
  leafOf,
  optionsOf,
  setKey,
  setView,
  viewOf,
} from "@/core/quality/planted/defect";
import { changed, claimedBy, contextWith, speakersOf, withEntity, withNotes } from "@/core/quality/planted/worlds";

/** What the cards of two sides say that do not contradict each other. */
const LEAST_COUNTS = { own: "It counts at least 134 people killed.", theirs: "It counts at least 157 people killed." };

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
    world: ({ context, fact }) =>
      fact.status === "established" ? null : changed(context, fact, { status: "established" }),
  },
  {
    name: "what a party claims is set against a doubt, as if nobody could have one",
    check: "Q2",
    says: /nothing rules out that it is disputed/,
    types: ["which-wording"],
    spoil: (draft, { base, fact }) =>
      fact.status === "claimed" && putForVoice(draft, base, (id) => !fact.by.includes(id), "disputed"),
  },
  {
    name: "the source of the fact is named as one who does not say it",
    check: "Q2",
    says: /may say so, too/,
    types: ["which-wording"],
    spoil: (draft, { base, fact }) => {
      const [speaker] = fact.by;
      return speaker !== undefined && putForVoice(draft, base, (id) => id !== speaker, speaker);
    },
  },
  {
    name: "whoever is named wrongly speaks of the same matter in another fact",
    check: "Q2",
    says: /is heard on the same matter/,
    types: ["which-wording"],
    world: ({ context, fact, base }) => {
      const others = speakersOf(base).filter(({ id }) => !fact.by.includes(id));
      const heard = others.map(
        ({ id }): Fact => ({ ...fact, id: `heard-${id}`, triple: null, by: [id], evidence: [] }),
      );
      return fact.when === null ? null : contextWith(context, (facts) => [...facts, ...heard]);
    },
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
    name: "a statement does not name what is to be mended",
    check: "Q3",
    says: /does not name the part in question/,
    types: ["true-false"],
    spoil: (draft) => setView(draft, { statement: "In those years it was so, as everybody there knew." }),
  },
  {
    name: "a false statement tells by “not B” what mends it",
    check: "Q3",
    says: /one of those to mend it with/,
    types: ["true-false"],
    spoil: (draft, { base }) => {
      const { isTrue, fix } = keyOf(draft) as { isTrue: boolean; fix: { optionId: string } | null };
      const right = base.entities.get(optionsOf(draft)[fix?.optionId ?? ""] ?? "");
      const { statement } = viewOf(draft) as { statement: string };
      if (isTrue || right === undefined) return false;
      viewOf(draft).statement = `${statement.slice(0, -1)}, not ${right.text.en}.`;
      return true;
    },
  },
  {
    name: "there is nothing to choose from where a statement is mended",
    check: "Q3",
    says: /values mend the statement/,
    types: ["true-false"],
    spoil: (draft) => {
      const { isTrue, fix } = keyOf(draft) as { isTrue: boolean; fix: { optionId: string } | null };
      if (isTrue || fix === null) return false;
      const only = ({ id }: { id: string }) => id === fix.optionId;
      viewOf(draft).parts = (viewOf(draft).parts as { options: { id: string }[] }[]).map((part) => ({
        ...part,
        options: part.options.filter(only),
      }));
      keyOf(draft).options = { [fix.optionId]: optionsOf(draft)[fix.optionId] };
      return true;
    },
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
    name: "two counts that can both be true are called disputed",
    check: "Q1",
    says: /can both be true/,
    types: ["status"],
    spoil: (draft, { fact }) => {
      for (const card of viewOf(draft).evidence as { note: string }[]) {
        card.note = fact.evidence.some(({ note }) => note.en === card.note) ? LEAST_COUNTS.own : LEAST_COUNTS.theirs;
      }
      return fact.status === "disputed";
    },
    world: ({ context, fact }) =>
      contextWith(context, (facts) =>
        facts.map((each) => {
          const isTheirs = fact.contradicts.includes(each.id);
          if (each !== fact && !isTheirs) return each;
          const note = { en: isTheirs ? LEAST_COUNTS.theirs : LEAST_COUNTS.own };
          return { ...each, evidence: each.evidence.map((evidence) => ({ ...evidence, note })) };
        }),
      ),
  },
  {
    name: "the statement names a day that no card tells",
    check: "Q1",
    says: /no card tells of/,
    types: ["status"],
    spoil: (draft, { fact }) => {
      const view = viewOf(draft);
      view.proposition = `${String(view.proposition).slice(0, -1)} after 3 March 1907.`;
      return fact.statusRule === "two-origins" && fact.triple?.o.kind === "date";
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
    name: "a body's own count is called reported",
    check: "Q1",
    says: /own: the cards leave its status open/,
    types: ["status"],
    world: ({ context, fact, base }) => {
      const { triple, statusRule, by } = fact;
      const bodies = speakersOf(base).filter(({ type }) => type !== "media" && base.types.get(type)?.party !== true);
      if (statusRule !== "observer-speaks" || triple?.o.kind !== "number" || bodies[0] === undefined) return null;
      if (by.some((id) => base.entities.get(id)?.type !== "media")) return null;
      return withEntity(context, by, { type: bodies[0].type });
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

/** Puts something else behind the first wording that names one of the wanted voices; false where none does. */
function putForVoice(draft: Draft, base: FactBase, wanted: (id: string) => boolean, value: string): boolean {
  const options = optionsOf(draft);
  const [found] = Object.entries(options).filter(([, id]) => base.entities.has(id) && wanted(id));
  if (found === undefined) return false;
  options[found[0]] = value;
  return true;
}
