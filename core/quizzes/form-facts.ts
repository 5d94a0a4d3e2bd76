import type { Fact, FactBase } from "@/core/facts/model";
import { type GenerationContext, listTarget, type TargetId } from "@/core/questions/contract";
import { isHarmful } from "@/core/questions/frame";
import type { FormRequest } from "@/core/quizzes/form";
import { scopeByTopic } from "@/core/quizzes/sets/scope";
import { type Random, shuffled } from "@/core/shared/random";

/** Whether two facts tell of different things of one kind: the heads of two movements, two accords, two towns. */
export function mayBeConfused(base: FactBase, left: Fact, right: Fact): boolean {
  if (left.triple === null || right.triple === null || left.triple.s === right.triple.s) return false;
  const kind = base.entities.get(left.triple.s)?.type;
  return kind !== undefined && kind === base.entities.get(right.triple.s)?.type;
}

/** Ids of the facts behind targets: their own, or those of a list's members. */
export function factsOf({ base }: GenerationContext, targets: ReadonlySet<TargetId>): ReadonlySet<string> {
  const lists = base.lists.filter((list) => targets.has(listTarget(list)));
  const ofLists = lists.flatMap(({ s, r, members }) =>
    (base.index.factsBySubjectRelation.get(`${s} ${r}`) ?? []).filter(
      ({ triple }) => triple?.o.kind === "entity" && members.includes(triple.o.id),
    ),
  );
  const own = [...targets].flatMap((target) => /^fact:(.+):[a-z]+$/.exec(target)?.[1] ?? []);
  return new Set([...own, ...ofLists.map(({ id }) => id)]);
}

/** Facts that the form may ask, by topic, in a seeded order. */
export function eligibleFacts(
  context: GenerationContext,
  request: FormRequest,
  random: Random,
): ReadonlyMap<string, readonly Fact[]> {
  const { blueprint, withdrawnFactIds, excludedFactIds } = request;
  const allowed = ({ id }: Fact) => !withdrawnFactIds.has(id) && !excludedFactIds.has(id);
  return new Map(
    [...scopeByTopic(context.base, blueprint)].flatMap(([topic, scope]) => {
      const facts = scope.filter((fact) => allowed(fact) && (blueprint.includeHarm || !isHarmful(context, fact)));
      return facts.length === 0 ? [] : [[topic, shuffled(facts, random)] as const];
    }),
  );
}

/** What part of a topic's facts rests in a form, at most. */
const MOST_AT_REST = 0.5;
/** For each question of a form so many facts are awake, at least: in a small topic fewer rest, or none. */
const AWAKE_PER_QUESTION = 1.5;
/** Where there are more facts than this for each question, no fact comes in form after form anyway. */
const MANY_PER_QUESTION = 30;

/**
 * Facts that rest in this form: asked only where the others give nothing. The type of a question is drawn before its fact, so that a
 * topic's one fact that can be asked for its year would stand in every form, and facts that nothing but their status can be asked of
 * in hardly any. Resting, a fact stands in about half of the forms at most, and others have their turn.
 *
 * @param topics facts of each topic in a seeded order: those at its end rest
 * @param length questions of the form
 * @returns ids; none where facts are very few or very many for the length
 */
export function restingOf(topics: readonly (readonly Fact[])[], length: number): ReadonlySet<string> {
  if (topics.flat().length > MANY_PER_QUESTION * length) return new Set();
  const awake = (AWAKE_PER_QUESTION * length) / topics.length;
  const resting = topics.flatMap((facts) => facts.slice(Math.ceil(Math.max(awake, facts.length * (1 - MOST_AT_REST)))));
  return new Set(resting.map(({ id }) => id));
}
