import { z } from "zod";
import type { Subject } from "@/core/quality/check";

const slotted = z.object({ slot: z.enum(["s", "o"]) });
const listed = z.object({ targets: z.record(z.string(), z.string()), correctChoiceIds: z.array(z.string()) });
const paired = z.object({ premises: z.record(z.string(), z.object({ factId: z.string(), targetId: z.string() })) });

/**
 * What an answer is remembered under is what was asked (items.md §6): the slot of the asked fact, its list, or the rule
 * of a question about evidence; and of each member or premise its own.
 */
export function memoryFaults(subject: Subject): readonly string[] {
  const { item } = subject;
  const allowed = targetsOf(subject);
  return [
    ...(allowed.includes(item.targetId) ? [] : [`${item.targetId} is remembered, not ${allowed.join(" or ")}`]),
    ...memberFaults(subject),
  ];
}

/** The targets that an item of its type may have. */
function targetsOf({ item, context, facts }: Subject): readonly string[] {
  const [{ id, triple, harm }] = facts;
  const lists = context.base.lists
    .filter(({ s, r }) => triple !== null && s === triple.s && r === triple.r)
    .map(({ s, r, when }) => `list:${s}:${r}:${when ?? "always"}`);
  const asked = slotted.safeParse(item.key);
  switch (item.type) {
    case "status":
      return ["skill:status"];
    case "which-wording":
      return ["skill:attribution"];
    case "who-says-so": {
      const relation = context.base.relations.get(triple?.r ?? "");
      return harm !== null || relation?.sensitive === "harm" ? ["skill:attribution"] : [`fact:${id}:card`];
    }
    case "date":
    case "ordering":
      return [`fact:${id}:when`];
    case "number":
      return [`fact:${id}:o`, `fact:${id}:card`];
    case "multiple-response":
      return lists;
    case "true-false":
      return [`fact:${id}:o`, ...lists];
    case "map":
    case "matching":
      return [`fact:${id}:o`];
    case "multiple-choice":
    case "what-changed":
    case "short-answer":
    case "cloze":
      return [`fact:${id}:${asked.success ? asked.data.slot : "o"}`, ...lists];
  }
}

function memberFaults({ item, context, facts }: Subject): readonly string[] {
  if (item.type === "matching") {
    const { premises } = paired.parse(item.key);
    return Object.entries(premises)
      .filter(([, { factId, targetId }]) => targetId !== `fact:${factId}:o`)
      .map(([id, { targetId }]) => `the sentence ${id} is remembered as ${targetId}`);
  }
  if (item.type !== "multiple-response") return [];
  const { targets, correctChoiceIds } = listed.parse(item.key);
  const { options } = z.object({ options: z.record(z.string(), z.string()) }).parse(item.key);
  const wanted = (id: string) =>
    (context.base.index.factsBySubjectRelation.get(`${facts[0].triple?.s} ${facts[0].triple?.r}`) ?? [])
      .filter(({ triple }) => triple?.o.kind === "entity" && triple.o.id === options[id])
      .map((fact) => `fact:${fact.id}:card`);
  return [
    ...correctChoiceIds
      .filter((id) => !wanted(id).includes(targets[id] ?? ""))
      .map((id) => `the member ${id} is remembered as ${targets[id] ?? "nothing"}`),
    ...Object.keys(targets)
      .filter((id) => !correctChoiceIds.includes(id))
      .map((id) => `${id} is no member and is remembered`),
  ];
}
