import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, type Located, problemAt, warningAt } from "@/core/facts/content-document";
import type { Language, LexiconEntry, Text } from "@/core/facts/model";
import { withPlainQuotes } from "@/core/shared/quotes";

const CHECK = "wording";
/** Upper limits in characters: a card is read on a phone. */
const LIMITS = { text: 330, claim: 200, ask: 240, answer: 330, note: 300, about: 260, title: 60, intro: 400 } as const;
const LANGUAGES: readonly Language[] = ["en", "fr"];
const QUOTED = /“[^”]*”|"[^"]*"|«[^»]*»|(?<![\p{L}\p{N}])['‘][^'‘’]*['’](?![\p{L}\p{N}])/gu;

type Wording = { readonly text: Text; readonly field: keyof typeof LIMITS; readonly path: readonly PropertyKey[] };

/** Words outside quotation marks are neutral, and texts are short. */
export function checkWording({ raw, base }: CheckContext): readonly Finding[] {
  const { banned, properNames } = base.lexicon;
  const findings: Finding[] = [];
  const look = (place: Located<{ readonly id: string }>, { text, field, path }: Wording) => {
    for (const language of LANGUAGES) {
      const written = text[language];
      if (written === undefined) continue;
      if (written.length > LIMITS[field]) {
        const message = `${place.value.id}: this text has ${written.length} characters; ${LIMITS[field]} are the most. Split the fact or say less.`;
        findings.push(problemAt(place, CHECK, message, ...path, language));
      }
      for (const { word, entry } of bannedWords(written, language, banned, properNames)) {
        const instead = entry.useInstead === null ? "" : ` Write "${entry.useInstead.en}".`;
        const message = `${place.value.id}: "${word}" is only allowed inside an attributed quotation or an official name.${instead}`;
        findings.push(problemAt(place, CHECK, message, ...path, language));
      }
    }
  };
  for (const place of raw.facts) for (const wording of factWordings(place.value)) look(place, wording);
  for (const place of raw.entities) look(place, { text: place.value.about, field: "about", path: ["about"] });
  for (const place of raw.seed) look(place, { text: place.value.statement, field: "text", path: ["statement"] });
  for (const place of raw.readingPath) {
    look(place, { text: place.value.title, field: "title", path: ["title"] });
    look(place, { text: place.value.intro, field: "intro", path: ["intro"] });
  }
  for (const place of raw.facts) {
    if (!/[.!?]["”’)]*$/.test(place.value.text.en)) {
      findings.push(
        warningAt(place, CHECK, `${place.value.id}: the text is a sentence and ends with a full stop.`, "text"),
      );
    }
  }
  return findings;
}

function factWordings(fact: {
  readonly text: Text;
  readonly claim?: Text | undefined;
  readonly ask?: Text | undefined;
  readonly answer?: Text | undefined;
  readonly sources: readonly { readonly note: Text }[];
}): readonly Wording[] {
  const optional = (["claim", "ask", "answer"] as const).flatMap((field) => {
    const text = fact[field];
    return text === undefined ? [] : [{ text, field, path: [field] }];
  });
  const notes = fact.sources.map(({ note }, index) => ({
    text: note,
    field: "note" as const,
    path: ["sources", index, "note"],
  }));
  return [{ text: fact.text, field: "text", path: ["text"] }, ...optional, ...notes];
}

/** Words of the list that stand in the text outside quotation marks and official names. */
export function bannedWords(
  text: string,
  language: Language,
  entries: readonly LexiconEntry[],
  properNames: readonly string[],
): readonly { readonly word: string; readonly entry: LexiconEntry }[] {
  const own = withPlainQuotes(text.replace(QUOTED, " "));
  const open = properNames.reduce((rest, name) => rest.replaceAll(withPlainQuotes(name), " "), own);
  const { any, each } = patternsOf(entries, language);
  if (!any.test(open)) return [];
  return each.filter(({ pattern }) => pattern.test(open)).map(({ word, entry }) => ({ word, entry }));
}

type Patterns = {
  /** Most texts have none of the words, and one look tells. */
  readonly any: RegExp;
  readonly each: readonly { readonly word: string; readonly entry: LexiconEntry; readonly pattern: RegExp }[];
};

/** Made once for a list: thousands of texts are held to it, and to make an expression takes longer than to try it. */
const patterns = new WeakMap<readonly LexiconEntry[], Map<Language, Patterns>>();

function patternsOf(entries: readonly LexiconEntry[], language: Language): Patterns {
  const known = patterns.get(entries) ?? new Map<Language, Patterns>();
  patterns.set(entries, known);
  const made = known.get(language);
  if (made !== undefined) return made;
  const each = entries.flatMap((entry) =>
    entry.words[language].map((word) => ({ word, entry, pattern: wordPattern([word]) })),
  );
  const both = { any: wordPattern(each.map(({ word }) => word)), each };
  known.set(language, both);
  return both;
}

/** Any of these as a whole word; the lexicon lists inflected forms. Of no words it matches nothing. */
function wordPattern(words: readonly string[]): RegExp {
  const escaped = words.map((word) => withPlainQuotes(word).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  return new RegExp(words.length === 0 ? "(?!)" : `(?<![\\p{L}\\p{N}])(?:${escaped})(?![\\p{L}\\p{N}])`, "iu");
}
