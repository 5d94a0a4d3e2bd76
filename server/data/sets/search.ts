import "server-only";
import type { FactBase } from "@/core/facts/model";
import { type Proposals, proposalsFor } from "@/core/quizzes/sets/propose";
import { createSearcher, type Searcher } from "@/core/search/search";
import { searchEntries } from "@/core/search/search-entries";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { heldBackFactIds } from "@/server/data/facts/in-force";

/** One index a language and base: made once, for the first who asks. */
const searchers = new Map<string, { readonly base: FactBase; readonly searcher: Searcher }>();

function searcherOf(base: FactBase, language: "en" | "fr"): Searcher {
  const known = searchers.get(language);
  if (known?.base === base) return known.searcher;
  const searcher = createSearcher(searchEntries(base, language));
  searchers.set(language, { base, searcher });
  return searcher;
}

/** What a teacher may have meant by a few words; facts that editors hold back are not among it. */
export async function searchForSet({ language }: Pick<Viewer, "language">, query: string): Promise<Proposals> {
  const base = getFactBase();
  const found = proposalsFor(base, searcherOf(base, language === "fr" ? "fr" : "en"), query);
  const heldBack = await heldBackFactIds();
  return { ...found, facts: found.facts.filter(({ id }) => !heldBack.has(id)) };
}
