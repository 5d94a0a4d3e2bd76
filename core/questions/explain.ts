import type { FactBase, ProofCode } from "@/core/facts/model";
import type { Item } from "@/core/questions/contract";
import type { QuestionTypeName, QuestionView } from "@/core/questions/views";

/** What was stored of an item, and is enough to say how it was made. */
export type ExplainableItem = Pick<
  Item,
  "type" | "targetId" | "factIds" | "seed" | "generatorVersion" | "view" | "feedback" | "proofs"
>;

export type ExplainedOption = {
  readonly label: string;
  /** The proof in words, as the feedback gives it; null where the feedback had no need of it. */
  readonly why: string | null;
  readonly code: ProofCode;
  /** Facts on which the proof rests. */
  readonly factIds: readonly string[];
};

/** How an item was made (items.md, "explain"): everything that someone needs to check it, or to make it again. */
export type Explanation = {
  readonly type: QuestionTypeName;
  readonly targetId: string;
  readonly factIds: readonly string[];
  readonly seed: string;
  readonly generatorVersion: number;
  /** Sentence patterns of the fact's relation that the type draws on; empty for a fact told in words of its own. */
  readonly patterns: readonly string[];
  readonly relation: string | null;
  readonly options: readonly ExplainedOption[];
};

/** How a stored item was made. The base may be a later one: a relation that has gone is left out. */
export function explain(base: FactBase, item: ExplainableItem): Explanation {
  const triple = base.facts.get(item.factIds[0] ?? "")?.triple ?? null;
  const relation = triple === null ? undefined : base.relations.get(triple.r);
  const labels = labelsOf(item.view);
  return {
    type: item.type,
    targetId: item.targetId,
    factIds: item.factIds,
    seed: item.seed,
    generatorVersion: item.generatorVersion,
    patterns: relation === undefined ? [] : patternsFor(item, relation.patterns.en ?? {}),
    relation: relation?.id ?? null,
    options: Object.entries(item.proofs).map(([id, { code, factIds }]) => ({
      // The proof of a pair stands under the ids of both.
      label: id
        .split(" ")
        .map((part) => labels.get(part) ?? part)
        .join(" "),
      why: item.feedback.whyWrong[id] ?? null,
      code,
      factIds,
    })),
  };
}

/** Patterns that ask for a member of a list, and for what somebody did, before the general ones. */
const NARROWER: Readonly<Record<string, readonly string[]>> = {
  ask: ["askOne", "askAmong"],
  askAll: ["askAllAmong"],
  askWhen: ["askWhenDone"],
};

/** The narrowest of the patterns that may stand in for the named one and that the question was filled from. */
function askedBy(name: string, { view }: ExplainableItem, patterns: Readonly<Record<string, unknown>>): string {
  const prompt = "prompt" in view ? view.prompt.toLowerCase() : "";
  const narrower = NARROWER[name]?.find((each) => {
    const pattern = patterns[each];
    if (typeof pattern !== "string") return false;
    const fixed = pattern.toLowerCase().split(/\{\w+\}|[[\]]/);
    return fixed.every((words) => prompt.includes(words.trim()));
  });
  return narrower ?? name;
}

/** A question needs the pattern that asks for the slot of its target; every other type starts from the statement. */
function patternsFor(item: ExplainableItem, patterns: Readonly<Record<string, unknown>>): readonly string[] {
  const slot = item.targetId.split(":").at(-1);
  const asked = slot === "s" ? "askInverse" : slot === "when" ? "askWhen" : "ask";
  if (item.type === "matching") return written(["statement"], patterns);
  if (item.type === "multiple-response") return written([askedBy("askAll", item, patterns), "statement"], patterns);
  if (item.view.type !== "true-false") return written([askedBy(asked, item, patterns), "statement"], patterns);
  return written([item.view.parts[0]?.id === "s" ? "contrastInverse" : "contrast"], patterns);
}

function written(wanted: readonly string[], patterns: Readonly<Record<string, unknown>>): readonly string[] {
  return wanted.flatMap((name) => (typeof patterns[name] === "string" ? [patterns[name]] : []));
}

/** Every option, part or entry of a view by its id, however deep the type keeps it. */
export function labelsOf(view: QuestionView): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("id" in value && "label" in value && typeof value.id === "string" && typeof value.label === "string") {
      labels.set(value.id, value.label);
    }
    for (const part of Object.values(value)) visit(part);
  };
  visit(view);
  return labels;
}
