import type { CheckContext } from "@/core/facts/checks/context";
import { bannedWords } from "@/core/facts/checks/words/wording";
import { type Finding, type Located, problemAt } from "@/core/facts/content-document";

const CHECK = "neutral-ids";
/** A word that is itself the news may stand in its own id. */
const QUOTED_WORD = "quoted-word";

/** Ids stand in addresses that everyone reads: they are held to the same words as the texts. */
export function checkNeutralIds({ raw, base }: CheckContext): readonly Finding[] {
  const { banned, properNames } = base.lexicon;
  const names = properNames.map(asId);
  const entries: readonly Located<{ readonly id: string }>[] = [
    ...raw.entities.filter(({ value }) => value.type !== QUOTED_WORD),
    ...raw.facts,
    ...raw.sources,
    ...raw.topics,
    ...raw.types,
    ...raw.relations,
    ...raw.lists,
    ...raw.readingPath,
  ];
  return entries.flatMap((place) => {
    const words = names.reduce((rest, name) => rest.replaceAll(name, " "), place.value.id).replaceAll("-", " ");
    const [found] = [...bannedWords(words, "en", banned, []), ...bannedWords(words, "fr", banned, [])];
    if (found === undefined) return [];
    const message = `The id "${place.value.id}" contains "${found.word}"; ids stand in addresses, so choose neutral words.`;
    return [problemAt(place, CHECK, message, "id")];
  });
}

/** "Macina Liberation Front" as it would stand in an id. */
function asId(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
}
