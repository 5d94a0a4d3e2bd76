import type { Metadata } from "next";
import { written } from "@/core/browse/in-use";
import type { Fact, Harm, Language } from "@/core/facts/model";

const LONGEST_TITLE = 70;

/**
 * Title and description of a fact's page. A page on deaths or violence does not tell of them in the title of its tab or in a shared
 * link either.
 *
 * @param warning words for what a page tells of
 */
export function factMetadata(fact: Fact, language: Language, warning: (harm: Harm) => string): Metadata {
  if (fact.harm !== null) return { title: warning(fact.harm) };
  const text = written(fact.text, language);
  return { title: text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE - 1)}…` : text, description: text };
}
