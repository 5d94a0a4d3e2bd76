import { z } from "zod";
import { type AskedPlace, knownApart } from "@/core/distractors/similarity";
import type { Entity } from "@/core/facts/model";
import type { GenerationContext, Item } from "@/core/questions/contract";
import { labelOf, phraseOf } from "@/core/questions/render/text";
import { normalise } from "@/core/shared/normalise";

/**
 * What a guesser earns by a surface feature where there is not one right option among several: whether the value of a statement
 * that is better known, or longer, than the one it is set against is the right one; and how much of the best known, or longest,
 * option of a list is right.
 */
export type SurfaceCues = {
  /** In [0, 1]; what is tied is shared out. */
  readonly known: number;
  readonly long: number;
  /** What the same comes to by chance. */
  readonly chance: number;
  /** Questions with the same right answers: the fact, or the list. */
  readonly cluster: string;
};

const statementKey = z.object({
  isTrue: z.boolean(),
  fix: z.object({ optionId: z.string() }).nullable(),
  shown: z.record(z.string(), z.string()),
  options: z.record(z.string(), z.string()),
});
const listKey = z.object({
  correctChoiceIds: z.array(z.string()),
  options: z.record(z.string(), z.string()),
  listId: z.string(),
});

/** Null for types of which nothing is asked in this way. */
export function surfaceCues(context: GenerationContext, item: Item): SurfaceCues | null {
  if (item.view.type === "true-false") return ofStatement(context, item, item.view.statement);
  return item.view.type === "multiple-response" ? ofList(context, item) : null;
}

type Measure = (entity: Entity) => number;

function measures(
  { base, language }: GenerationContext,
  place: AskedPlace,
): { readonly known: Measure; readonly long: Measure } {
  return {
    known: (entity) => knownApart(base, entity, place),
    long: (entity) => labelOf(entity, language)?.length ?? 0,
  };
}

function ofStatement(context: GenerationContext, item: Item, statement: string): SurfaceCues | null {
  const { base, language } = context;
  const { isTrue, fix, shown, options } = statementKey.parse(item.key);
  const fact = base.facts.get(item.factIds[0] ?? "");
  const slot = Object.keys(options)[0]?.startsWith("s") ? "s" : "o";
  const own = base.entities.get(shown[slot] ?? "");
  const words = normalise(statement);
  // Of a true statement no option mends it: the value that it denies is the one that it names.
  const names = (entity: Entity) => words.includes(normalise(phraseOf(entity, language) ?? " "));
  const offered = Object.values(options).flatMap((id) => base.entities.get(id) ?? []);
  const rival = fix === null ? offered.find(names) : base.entities.get(options[fix.optionId] ?? "");
  if (fact?.triple == null || own === undefined || rival === undefined) return null;
  const { known, long } = measures(context, { relation: fact.triple.r, slot });
  const right = isTrue ? own : rival;
  const wrong = isTrue ? rival : own;
  const isMore = (measure: Measure): number => (1 + Math.sign(measure(right) - measure(wrong))) / 2;
  return { known: isMore(known), long: isMore(long), chance: 0.5, cluster: fact.id };
}

function ofList(context: GenerationContext, item: Item): SurfaceCues | null {
  const { base } = context;
  const { correctChoiceIds, options, listId } = listKey.parse(item.key);
  const relation = base.facts.get(item.factIds[0] ?? "")?.triple?.r;
  if (relation === undefined) return null;
  const { known, long } = measures(context, { relation, slot: "o" });
  const offered = Object.entries(options).flatMap(([id, entityId]) => {
    const entity = base.entities.get(entityId);
    return entity === undefined ? [] : [{ entity, right: correctChoiceIds.includes(id) ? 1 : 0 }];
  });
  const ofTheMost = (measure: Measure): number => {
    const most = Math.max(...offered.map(({ entity }) => measure(entity)));
    const top = offered.filter(({ entity }) => measure(entity) === most);
    return top.reduce((sum, { right }) => sum + right, 0) / top.length;
  };
  const chance = correctChoiceIds.length / offered.length;
  return { known: ofTheMost(known), long: ofTheMost(long), chance, cluster: listId };
}
