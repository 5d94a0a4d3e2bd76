import type { Fact } from "@/core/facts/model";
import {
  type Defect,
  keyOf,
  leafOf,
  promptOf,
  rightIdsOf,
  setKey,
  setPrompt,
  viewOf,
} from "@/core/quality/planted/defect";
import { contextWith } from "@/core/quality/planted/worlds";
import { writtenDate } from "@/core/questions/render/dates";
import { inLanguage } from "@/core/questions/render/text";
import { edtf, endSpan, startSpan } from "@/core/shared/edtf";

const TYPED = ["short-answer", "cloze"] as const;

/** Mistakes in what is asked for as single, dated and said: Q3 to Q5. */
export const defectsOfAsking: readonly Defect[] = [
  {
    name: "a member of the list is not keyed",
    check: "Q3",
    types: ["multiple-response"],
    spoil: (draft) => {
      const right = rightIdsOf(draft);
      // A key has at least two: with one fewer it would be malformed, which is another defect.
      if (right.length < 3) return false;
      keyOf(draft).correctChoiceIds = right.slice(1);
      return true;
    },
  },
  {
    name: "two sentences of a match share an answer",
    check: "Q3",
    types: ["matching"],
    spoil: (draft) => {
      const pairs = keyOf(draft).pairs as Record<string, string>;
      const [first = "", other = ""] = Object.keys(pairs);
      keyOf(draft).pairs = { ...pairs, [first]: pairs[other] };
      return true;
    },
  },
  {
    name: "the order is turned round",
    check: "Q3",
    types: ["ordering"],
    spoil: (draft) => setKey(draft, { order: [...(keyOf(draft).order as string[])].reverse() }),
  },
  {
    name: "two events lie nearer to each other than their dates are precise",
    check: "Q3",
    types: ["ordering"],
    world: ({ context, base, fact }) => {
      const when = fact.when ?? (fact.triple?.o.kind === "date" ? fact.triple.o.edtf : null);
      if (when === null || fact.triple === null) return null;
      const year = when.slice(0, 4);
      const triple =
        fact.triple.o.kind === "date" ? { ...fact.triple, o: { kind: "date", edtf: year } as const } : fact.triple;
      const others = [...base.facts.values()].filter(({ id, topic }) => id !== fact.id && topic === fact.topic);
      // Every other event of the topic in the same year, known to the year alone.
      const near = new Map(others.map((other) => [other.id, inYear(other, year)]));
      return contextWith(context, (facts) =>
        facts.map((each) => (each === fact ? { ...fact, when: year, triple } : (near.get(each.id) ?? each))),
      );
    },
  },
  {
    name: "somebody gives another answer to the question",
    check: "Q3",
    types: TYPED,
    world: ({ context, base, fact }) => {
      const { triple } = fact;
      if (triple?.o.kind !== "entity" || base.lists.some(({ s, r }) => s === triple.s && r === triple.r)) return null;
      const answer = triple.o.id;
      const other = leafOf({ context, base, fact }, base.entities.get(answer)?.type ?? "").find(
        ({ id }) => id !== answer,
      );
      if (other === undefined) return null;
      const rival: Fact = {
        ...fact,
        id: "rival",
        status: "claimed",
        statusRule: "party-speaks",
        triple: { ...triple, o: { kind: "entity", id: other.id } },
      };
      return contextWith(context, (facts) => [...facts, rival]);
    },
  },
  {
    name: "the stem drops its date",
    check: "Q4",
    types: ["multiple-choice", "short-answer", "number", "what-changed"],
    spoil: (draft) => {
      const when = keyOf(draft).when;
      const written = typeof when === "string" ? writtenDate(when, draft.language) : "";
      const stem = promptOf(draft);
      return written !== "" && stem.includes(written) && setPrompt(draft, stem.replace(written, "those days"));
    },
  },
  {
    name: "the figure is said to be that of a source older than the date asked about",
    check: "Q4",
    types: ["number"],
    spoil: (draft, { base, fact }) => {
      const { when } = keyOf(draft);
      if (typeof when !== "string") return false;
      const older = fact.evidence.flatMap(({ sourceId, origin }) => {
        const date = base.sources.get(sourceId)?.date ?? null;
        return date !== null && endSpan(edtf(date)).to < startSpan(edtf(when)).from ? [{ origin, date }] : [];
      })[0];
      if (older === undefined) return false;
      (draft.view as { source: string }).source = `${older.origin}, ${writtenDate(older.date, draft.language)}`;
      return true;
    },
  },
  {
    name: "a bare statement stands without its time",
    check: "Q4",
    types: ["status", "which-wording"],
    spoil: (draft) => {
      const view = viewOf(draft) as { proposition?: string; choices: { label: string }[] };
      const dateline = /^[^:.]*\d{4}[^:.]*: /;
      const said = view.proposition ?? view.choices[0]?.label ?? "";
      if (view.proposition !== undefined) view.proposition = said.replace(dateline, "");
      else for (const choice of view.choices) choice.label = choice.label.replace(dateline, "");
      return dateline.test(said) && !/\d{4}/.test(said.replace(dateline, ""));
    },
  },
  {
    name: "a state is asked without a date in the key",
    check: "Q4",
    types: TYPED,
    spoil: (draft, { base, fact }) => {
      keyOf(draft).when = null;
      return base.relations.get(fact.triple?.r ?? "")?.aspect === "state";
    },
  },
  {
    name: "the present tense is used of what was checked thirty years ago",
    check: "Q4",
    types: ["multiple-choice", "short-answer", "cloze", "true-false"],
    world: ({ context, base, fact }) => {
      const relation = base.relations.get(fact.triple?.r ?? "");
      const present = relation?.aspect === "state" && !/\{(?:inD|D)\}/.test(relation.patterns.en.statement);
      const release = { ...base.release, asOf: "2056-01-01" };
      return present && relation.ttlMonths !== null ? { ...context, base: { ...base, release } } : null;
    },
  },
  {
    name: "a claim is asked as a bare fact",
    check: "Q5",
    types: ["multiple-choice", "short-answer", "cloze", "date", "true-false", "map"],
    world: ({ context, fact }) =>
      contextWith(context, (facts) =>
        facts.map((each) => (each === fact ? { ...fact, status: "claimed", by: ["un-security-council"] } : each)),
      ),
  },
  {
    name: "who says so is asked without the text that tells it",
    check: "Q5",
    types: ["who-says-so"],
    spoil: (draft) => setPrompt(draft, "Who says this, according to the radio of those days?"),
  },
  {
    name: "who says so is asked of another publisher's text",
    check: "Q5",
    types: ["who-says-so"],
    spoil: (draft, { base, fact }) => {
      const own = fact.evidence.flatMap(({ sourceId }) => base.sources.get(sourceId)?.publisher ?? []);
      const other = [...base.sources.values()].find(({ publisher }) =>
        own.every((each) => !publisher.includes(each) && !each.includes(publisher)),
      );
      const named = own.find((each) => promptOf(draft).includes(each));
      return (
        named !== undefined && other !== undefined && setPrompt(draft, promptOf(draft).replace(named, other.publisher))
      );
    },
  },
  {
    name: "the keyed wording does not say who says so",
    check: "Q5",
    types: ["which-wording"],
    spoil: (draft, { fact }) => {
      const [right] = rightIdsOf(draft);
      const choices = (viewOf(draft).choices ?? []) as { id: string; label: string }[];
      for (const choice of choices)
        if (choice.id === right) choice.label = inLanguage(fact.claim, draft.language) ?? "";
      return true;
    },
  },
  {
    name: "a figure that one source gives is asked as if it were known",
    check: "Q5",
    types: ["number"],
    spoil: (draft, { fact }) => {
      const bare = promptOf(draft).replace(/^According to [^,]+, /, "");
      return fact.status !== "established" && bare !== promptOf(draft) && setPrompt(draft, bare);
    },
  },
];

function inYear(fact: Fact, year: string): Fact {
  const { triple } = fact;
  const dated = triple?.o.kind === "date" ? { ...triple, o: { kind: "date", edtf: year } as const } : triple;
  return { ...fact, triple: dated, when: fact.when === null ? null : year };
}
