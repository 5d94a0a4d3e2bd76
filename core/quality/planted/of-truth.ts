import { existedAt } from "@/core/distractors/existence";
import { overlapping } from "@/core/facts/about/overlap";
import type { Entity, FactBase, Proposition } from "@/core/facts/model";
import {
  type Defect,
  type Draft,
  type Ground,
  keyedEntity,
  keyOf,
  leafOf,
  optionsOf,
  replaceWrong,
  rightIdsOf,
  setKey,
  wrongIdOf,
} from "@/core/quality/planted/defect";

const CHOICES = ["multiple-choice"] as const;
const TYPED = ["short-answer", "cloze"] as const;

/** Mistakes in what an item takes for true and for false: Q1 and Q2. */
export const defectsOfTruth: readonly Defect[] = [
  {
    name: "another option is keyed",
    check: "Q1",
    types: CHOICES,
    spoil: (draft) => setKey(draft, { correctChoiceId: wrongIdOf(draft) }),
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
    spoil: (draft) => setKey(draft, { correctChoiceId: draft.feedback.status === "disputed" ? "claimed" : "disputed" }),
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
    spoil: (draft) => setKey(draft, { expected: "Zanzibar" }),
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
    spoil: (draft) => setKey(draft, { correctChoiceId: wrongIdOf(draft) }),
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
  if (triple === null || !existedAt(context.base, entity, when)) return "decided";
  const x: Proposition =
    slot === "s" ? { ...triple, s: entity.id, when } : { ...triple, o: { kind: "entity", id: entity.id }, when };
  if (context.oracle.isTrue(x)) return "decided";
  if (context.oracle.isSaid(x)) return "said";
  return context.oracle.proveFalse(x) === null ? "unknown" : "decided";
}
