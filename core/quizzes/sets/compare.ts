import { compareCards, type KeptCard } from "@/core/flashcards/own/kept-card";
import type { QuestionTypeName } from "@/core/questions/views";
import type { Blueprint, DifficultyClass, Pin, Years } from "@/core/quizzes/blueprint";

/** What of two versions of a set is compared. */
export type ComparedVersion = { readonly title: string; readonly blueprint: Blueprint; readonly frozen: boolean };

/** One thing that a save changed. That all questions were drawn anew is no change of the set. */
export type VersionChange =
  | { readonly kind: "title"; readonly value: string }
  | { readonly kind: "length"; readonly value: number }
  | { readonly kind: "difficulty"; readonly value: DifficultyClass | null }
  /** A topic or an entity that came or went. */
  | { readonly kind: "plus" | "minus"; readonly id: string }
  /** So many facts are chosen one by one, or left out, now. */
  | { readonly kind: "facts" | "leftOut"; readonly count: number }
  /** So many questions are pinned by hand now: asked in every sitting. */
  | { readonly kind: "pinned"; readonly count: number }
  /** So many of the questions shown gave way to others, or to another way of asking, while the rest stayed. */
  | { readonly kind: "swapped"; readonly count: number }
  | { readonly kind: "years"; readonly years: Years | null }
  | { readonly kind: "types"; readonly types: readonly QuestionTypeName[] }
  | { readonly kind: "harm" | "frozen" | "onlyOwn"; readonly on: boolean }
  /** Own cards that came, went, or have other words; or that all of them are the same, in another order. */
  | { readonly kind: "cardsAdded" | "cardsGone" | "cardsChanged"; readonly count: number }
  | { readonly kind: "cardsMoved" };

/** What the later version changed of the earlier one; none where only other questions were drawn. */
export function compareVersions(before: ComparedVersion, after: ComparedVersion): readonly VersionChange[] {
  const [old, now] = [before.blueprint, after.blueprint];
  const things = ({ topics, entities }: Blueprint) => [...topics, ...entities];
  const differ = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
  const differSet = (a: readonly string[], b: readonly string[]) => differ([...a].sort(), [...b].sort());
  return [
    ...(before.title === after.title ? [] : [{ kind: "title" as const, value: after.title }]),
    ...things(now).flatMap((id) => (things(old).includes(id) ? [] : [{ kind: "plus" as const, id }])),
    ...things(old).flatMap((id) => (things(now).includes(id) ? [] : [{ kind: "minus" as const, id }])),
    ...(differSet(old.facts, now.facts) ? [{ kind: "facts" as const, count: now.facts.length }] : []),
    ...(differSet(old.without, now.without) ? [{ kind: "leftOut" as const, count: now.without.length }] : []),
    ...pinChanges(old.pins, now.pins),
    ...(differ(old.years, now.years) ? [{ kind: "years" as const, years: now.years }] : []),
    ...(differSet(old.types, now.types) ? [{ kind: "types" as const, types: now.types }] : []),
    ...(old.length === now.length ? [] : [{ kind: "length" as const, value: now.length }]),
    ...(old.difficulty === now.difficulty ? [] : [{ kind: "difficulty" as const, value: now.difficulty }]),
    ...(old.includeHarm === now.includeHarm ? [] : [{ kind: "harm" as const, on: now.includeHarm }]),
    ...(old.onlyOwn === now.onlyOwn ? [] : [{ kind: "onlyOwn" as const, on: now.onlyOwn }]),
    ...(before.frozen === after.frozen ? [] : [{ kind: "frozen" as const, on: after.frozen }]),
  ];
}

/** The same of their own cards; none where one of the two did not keep them. */
export function cardChanges(
  before: readonly KeptCard[] | null,
  after: readonly KeptCard[] | null,
): readonly VersionChange[] {
  if (before === null || after === null) return [];
  const { added, gone, changed, moved } = compareCards(before, after);
  const counted = [
    { kind: "cardsAdded", count: added.length },
    { kind: "cardsGone", count: gone.length },
    { kind: "cardsChanged", count: changed.length },
  ] as const;
  return [...counted.filter(({ count }) => count > 0), ...(moved ? [{ kind: "cardsMoved" as const }] : [])];
}

const questionOf = ({ type, factId, slot, seed }: Pin): string => JSON.stringify([type, factId, slot, seed]);

function pinChanges(old: readonly Pin[], now: readonly Pin[]): readonly VersionChange[] {
  const pinned = (pins: readonly Pin[]) =>
    pins
      .filter(({ always }) => always)
      .map(questionOf)
      .sort();
  const [before, after] = [new Set(old.map(questionOf)), now.map(questionOf)];
  const fresh = after.filter((question) => !before.has(question)).length;
  const stayed = after.length - fresh;
  return [
    ...(pinned(old).join() === pinned(now).join() ? [] : [{ kind: "pinned" as const, count: pinned(now).length }]),
    ...(stayed > 0 && fresh > 0 && old.length === now.length ? [{ kind: "swapped" as const, count: fresh }] : []),
  ];
}
