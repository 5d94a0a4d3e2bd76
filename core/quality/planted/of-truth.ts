import { existedAt } from "@/core/distractors/candidates";
import { overlapping } from "@/core/facts/about/overlap";
import { buildIndex } from "@/core/facts/build-index";
import type { Entity, Fact, FactBase, Proposition } from "@/core/facts/model";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import {
  type Defect,
  type Draft,
  type Ground,
  keyedEntity,
  keyOf,
  leafOf,
  optionsOf,
  promptOf,
  replaceWrong,
  rightIdsOf,
  setPrompt,
  viewOf,
  wrongIdOf,
} from "@/core/quality/planted/defect";
import type { GenerationContext } from "@/core/questions/contract";
import { writtenDate } from "@/core/questions/render/dates";
import { inLanguage } from "@/core/questions/render/text";

const CHOICES = ["multiple-choice"] as const;
const TYPED = ["short-answer", "cloze"] as const;

/** Mistakes in what an item takes for true, false, single, dated and said: Q1 to Q5. */
export const defectsOfTruth: readonly Defect[] = [
  {
    name: "another option is keyed",
    check: "Q1",
    types: CHOICES,
    spoil: (draft) => {
      keyOf(draft).correctChoiceId = wrongIdOf(draft);
      return true;
    },
  },
  {
    name: "a false statement is keyed as true",
    check: "Q1",
    types: ["true-false"],
    spoil: (draft) => {
      const wasTrue = keyOf(draft).isTrue === true;
      keyOf(draft).isTrue = true;
      return !wasTrue;
    },
  },
  { name: "the keyed year is the next", check: "Q1", types: ["date"], spoil: (draft) => add(draft, "year", 1) },
  { name: "another figure is keyed", check: "Q1", types: ["number"], spoil: (draft) => add(draft, "low", 1) },
  {
    name: "the keyed point lies a degree away",
    check: "Q1",
    types: ["map"],
    spoil: (draft) => add(draft, "x", 111 / Number(keyOf(draft).kmWide)),
  },
  {
    name: "another status is keyed",
    check: "Q1",
    types: ["status"],
    spoil: (draft) => {
      keyOf(draft).correctChoiceId = draft.feedback.status === "disputed" ? "claimed" : "disputed";
      return true;
    },
  },
  {
    name: "two answers of a match are exchanged",
    check: "Q1",
    types: ["matching"],
    spoil: (draft) => {
      const pairs = keyOf(draft).pairs as Record<string, string>;
      const [first = "", other = ""] = Object.keys(pairs);
      keyOf(draft).pairs = { ...pairs, [first]: pairs[other], [other]: pairs[first] };
      return true;
    },
  },
  {
    name: "the name that is shown as right is another's",
    check: "Q1",
    types: TYPED,
    spoil: (draft) => {
      keyOf(draft).expected = "Zanzibar";
      return true;
    },
  },
  {
    name: "two signatories: another right one stands among the wrong options",
    check: "Q2",
    types: CHOICES,
    spoil: (draft, ground) => {
      const list = ground.base.lists.find(({ s, r }) => s === ground.fact.triple?.s && r === ground.fact.triple.r);
      return replaceByOne(draft, ground, list?.members ?? []);
    },
  },
  {
    name: "the place around stands among the wrong options",
    check: "Q2",
    types: ["multiple-choice", "map"],
    spoil: (draft, ground) => replaceByOne(draft, ground, overlapping(keyedEntity(draft, ground) ?? NOTHING)),
  },
  {
    name: "a member of the coalition stands among the wrong options",
    check: "Q2",
    types: CHOICES,
    spoil: (draft, ground) => {
      const key = keyedEntity(draft, ground);
      return replaceByOne(draft, ground, key === null ? [] : membersOf(ground.base, key.id));
    },
  },
  {
    name: "a right answer that the base does not know stands among the wrong options",
    check: "Q2",
    types: CHOICES,
    spoil: (draft, ground) => {
      const key = keyedEntity(draft, ground);
      const unknown = leafOf(ground, key?.type ?? "").find(
        (entity) => entity !== key && verdictOf(draft, ground, entity) === "unknown",
      );
      return unknown !== undefined && replaceWrong(draft, unknown);
    },
  },
  {
    name: "a place where the actor was too, as somebody says, stands among the wrong options",
    check: "Q2",
    types: CHOICES,
    spoil: (draft, ground) => {
      const key = keyedEntity(draft, ground);
      const said = leafOf(ground, key?.type ?? "").find(
        (entity) => entity !== key && verdictOf(draft, ground, entity) === "said",
      );
      return said !== undefined && replaceWrong(draft, said);
    },
  },
  {
    name: "a wrong option lost its proof",
    check: "Q2",
    types: [
      "multiple-choice",
      "true-false",
      "who-says-so",
      "what-changed",
      "multiple-response",
      "matching",
      "which-wording",
    ],
    spoil: (draft) => {
      draft.proofs = {};
      return true;
    },
  },
  {
    name: "the proofs rest on no fact",
    check: "Q2",
    types: ["multiple-choice", "true-false", "who-says-so", "what-changed", "matching", "which-wording"],
    spoil: (draft) => {
      const rested = Object.values(draft.proofs).some(({ factIds }) => factIds.length > 0);
      draft.proofs = Object.fromEntries(
        Object.entries(draft.proofs).map(([id, proof]) => [id, { ...proof, factIds: [] }]),
      );
      return rested;
    },
  },
  {
    name: "a proof is of another kind than the one that holds",
    check: "Q2",
    types: ["multiple-choice", "true-false", "multiple-response", "matching"],
    spoil: (draft) => {
      draft.proofs = Object.fromEntries(
        Object.entries(draft.proofs).map(([id, proof]) => [
          id,
          { ...proof, code: proof.code === "F4-denial" ? "F1-functional" : "F4-denial" },
        ]),
      );
      return true;
    },
  },
  {
    name: "another speaker is keyed",
    check: "Q2",
    types: ["who-says-so"],
    spoil: (draft) => {
      keyOf(draft).correctChoiceId = wrongIdOf(draft);
      return true;
    },
  },
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
    spoil: (draft) => {
      keyOf(draft).order = [...(keyOf(draft).order as string[])].reverse();
      return true;
    },
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
    name: "a bare statement stands without its time",
    check: "Q4",
    types: ["status", "which-wording"],
    spoil: (draft) => {
      const stem = promptOf(draft);
      return /\(.*\d{4}.*\)/.test(stem) && setPrompt(draft, stem.replace(/ \(.*\)/, ""));
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

const NOTHING: Pick<Entity, "within" | "confusable"> = { within: [], confusable: [] };

function add(draft: Draft, field: string, much: number): boolean {
  const value = keyOf(draft)[field];
  if (typeof value !== "number") return false;
  keyOf(draft)[field] = value + much;
  return true;
}

/** Puts the first that can stand there in the place of a wrong option. */
function replaceByOne(draft: Draft, ground: Ground, ids: readonly string[]): boolean {
  if (draft.type === "map") return false;
  const right = new Set(rightIdsOf(draft).map((id) => optionsOf(draft)[id]));
  const entity = ids.filter((id) => !right.has(id)).flatMap((id) => ground.base.entities.get(id) ?? [])[0];
  return entity !== undefined && replaceWrong(draft, entity);
}

function membersOf(base: FactBase, id: string): readonly string[] {
  const facts = [...(base.index.factsByEntity.get(id) ?? [])].filter(
    ({ triple }) => triple !== null && ["component", "formed-from", "merged-into", "renamed-to"].includes(triple.r),
  );
  return facts.flatMap(({ triple }) => {
    if (triple?.o.kind !== "entity") return [];
    return triple.s === id ? [triple.o.id] : [triple.s];
  });
}

/** What the sources say of the entity in the asked place at the stated time. */
function verdictOf(draft: Draft, { context, fact }: Ground, entity: Entity): "said" | "unknown" | "decided" {
  const { slot, when } = keyOf(draft) as { slot: "s" | "o"; when: string | null };
  const { triple } = fact;
  if (triple === null || !existedAt(entity, when)) return "decided";
  const x: Proposition =
    slot === "s" ? { ...triple, s: entity.id, when } : { ...triple, o: { kind: "entity", id: entity.id }, when };
  if (context.oracle.isTrue(x)) return "decided";
  if (context.oracle.isSaid(x)) return "said";
  return context.oracle.proveFalse(x) === null ? "unknown" : "decided";
}

function inYear(fact: Fact, year: string): Fact {
  const { triple } = fact;
  const dated = triple?.o.kind === "date" ? { ...triple, o: { kind: "date", edtf: year } as const } : triple;
  return { ...fact, triple: dated, when: fact.when === null ? null : year };
}

/** The same base with other facts, and an oracle that knows them. */
export function contextWith(
  context: GenerationContext,
  change: (facts: readonly Fact[]) => readonly Fact[],
): GenerationContext {
  const { base } = context;
  const facts = new Map(change([...base.facts.values()]).map((fact) => [fact.id, fact]));
  const changed: FactBase = { ...base, facts, index: buildIndex({ ...base, facts }) };
  return { ...context, base: changed, oracle: createTruthOracle(changed) };
}
