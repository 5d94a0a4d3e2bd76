import "server-only";
import { FIRST_YEAR } from "@/core/charts/periods";
import type { Blueprint } from "@/core/quizzes/blueprint";
import { getFactBase } from "@/server/content/load";
import { listTopics, type TopicSummary } from "@/server/content/topics";

export type SetChoices = {
  readonly topics: readonly Pick<TopicSummary, "id" | "name" | "facts">[];
  /** Years of which the facts tell. */
  readonly span: { readonly from: number; readonly to: number };
};

/** What a set can be put together from. */
export function setChoices(language: string): SetChoices {
  const to = Number(getFactBase().release.asOf.slice(0, 4));
  const topics = listTopics(language).map(({ id, name, facts }) => ({ id, name, facts }));
  return { topics, span: { from: FIRST_YEAR, to } };
}

/** Names of the entities and words of the facts that a blueprint speaks of; what is gone is left out. */
export function namesIn({ entities, facts, without }: Blueprint, language: string): Readonly<Record<string, string>> {
  const base = getFactBase();
  const written = (text: { readonly en: string; readonly fr?: string | undefined } | undefined) =>
    (language === "fr" ? text?.fr : undefined) ?? text?.en;
  const named = [
    ...entities.map((id) => [id, written(base.entities.get(id)?.name)] as const),
    ...[...facts, ...without].map((id) => [id, written(base.facts.get(id)?.text)] as const),
  ];
  return Object.fromEntries(named.flatMap(([id, name]) => (name === undefined ? [] : [[id, name] as const])));
}
