import { z } from "zod";
import { type AskedPlace, knownApart } from "@/core/distractors/similarity";
import type { Entity } from "@/core/facts/model";
import type { GenerationContext, Item } from "@/core/questions/contract";
import { labelOf } from "@/core/questions/render/text";

/** What somebody earns who takes the best known thing, or the longest name; each in [0, 1], with what is tied shared out. */
type Earned = {
  readonly known: number;
  readonly long: number;
  /** What the same comes to by chance. */
  readonly chance: number;
};

/**
 * What a guesser earns by a surface feature where there is not one right option among several: whoever calls a statement true when
 * its value is the best known, or longest, of all that could stand there; and how much of the best known, or longest, option of a
 * list is right.
 */
export type SurfaceCues = Earned & {
  /** Of a false statement: whether the best known, or longest, of the values offered mends it; else null. */
  readonly mending: Earned | null;
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
  if (item.view.type === "true-false") return ofStatement(context, item);
  return item.view.type === "multiple-response" ? ofList(context, item) : null;
}

type Measure = (entity: Entity) => number;

function measures(
  { base, language }: Pick<GenerationContext, "base" | "language">,
  place: AskedPlace,
): { readonly known: Measure; readonly long: Measure } {
  return {
    known: (entity) => knownApart(base, entity, place),
    long: (entity) => labelOf(entity, language)?.length ?? 0,
  };
}

function ofStatement({ base, language }: GenerationContext, item: Item): SurfaceCues | null {
  const { isTrue, fix, shown, options } = statementKey.parse(item.key);
  const fact = base.facts.get(item.factIds[0] ?? "");
  const slot = Object.keys(options)[0]?.startsWith("s") ? "s" : "o";
  const own = base.entities.get(shown[slot] ?? "");
  const offered = Object.values(options).flatMap((id) => base.entities.get(id) ?? []);
  const mends = base.entities.get(options[fix?.optionId ?? ""] ?? "");
  if (fact?.triple == null || own === undefined) return null;
  const { known, long } = measures({ base, language }, { relation: fact.triple.r, slot });
  const judged = (measure: Measure): number => {
    const calledTrue = shareAtTheTop(measure, [own, ...offered], [own]);
    return isTrue ? calledTrue : 1 - calledTrue;
  };
  const mended = (measure: Measure): number => shareAtTheTop(measure, offered, mends === undefined ? [] : [mends]);
  return {
    known: judged(known),
    long: judged(long),
    chance: 0.5,
    mending: mends === undefined ? null : { known: mended(known), long: mended(long), chance: 1 / offered.length },
    cluster: fact.id,
  };
}

/** How much of those with the largest value is among the wanted. */
function shareAtTheTop(measure: Measure, all: readonly Entity[], wanted: readonly Entity[]): number {
  const most = Math.max(...all.map(measure));
  const top = all.filter((entity) => measure(entity) === most);
  return top.filter((entity) => wanted.includes(entity)).length / top.length;
}

function ofList(context: GenerationContext, item: Item): SurfaceCues | null {
  const { base } = context;
  const { correctChoiceIds, options, listId } = listKey.parse(item.key);
  const relation = base.facts.get(item.factIds[0] ?? "")?.triple?.r;
  if (relation === undefined) return null;
  const { known, long } = measures(context, { relation, slot: "o" });
  const offered = Object.values(options).flatMap((id) => base.entities.get(id) ?? []);
  const right = correctChoiceIds.flatMap((id) => base.entities.get(options[id] ?? "") ?? []);
  const ofTheMost = (measure: Measure): number => shareAtTheTop(measure, offered, right);
  const chance = right.length / offered.length;
  return { known: ofTheMost(known), long: ofTheMost(long), chance, mending: null, cluster: listId };
}
