import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, type Located, problemAt } from "@/core/facts/content-document";

const CHECK = "duplicate-ids";

/** An id names one thing of its kind. */
export function checkDuplicateIds({ raw }: CheckContext): readonly Finding[] {
  return [
    ...duplicates("topic", raw.topics),
    ...duplicates("type", raw.types),
    ...duplicates("relation", raw.relations),
    ...duplicates("source", raw.sources),
    ...duplicates("entity", raw.entities),
    ...duplicates("fact", raw.facts),
    ...duplicates("list", raw.lists),
    ...duplicates("seed statement", raw.seed),
    ...duplicates("section of the reading path", raw.readingPath),
    ...duplicates("perspective", raw.perspectives),
    ...duplicates("voice", raw.voices),
  ];
}

function duplicates(kind: string, entries: readonly Located<{ readonly id: string }>[]): Finding[] {
  const first = new Map<string, Located<unknown>>();
  return entries.flatMap((entry) => {
    const { id } = entry.value;
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, entry);
      return [];
    }
    const where = `${earlier.file}:${earlier.lineOf("id")}`;
    return [
      problemAt(entry, CHECK, `The ${kind} "${id}" exists already at ${where}; merge the two or rename one.`, "id"),
    ];
  });
}
