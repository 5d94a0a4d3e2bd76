import type { Entity, Evidence, Fact, FactBase, Language } from "@/core/facts/model";
import type { GenerationContext, Rejection } from "@/core/questions/contract";
import { writtenDate } from "@/core/questions/render/dates";
import { fillPattern } from "@/core/questions/render/pattern";
import { entityOf, inLanguage, labelOf } from "@/core/questions/render/text";
import { acceptedSpellings } from "@/core/questions/typed-answer/spellings";
import { tellsOf } from "@/core/questions/who-says-so/ties";
import { normalise } from "@/core/shared/normalise";
import { err, ok, type Result } from "@/core/shared/result";

export const PROMPTS: Readonly<Record<Language, string>> = {
  en: "Who says this, according to {publisher}[ ({date})]?",
  fr: "Qui dit cela, selon {publisher}[ ({date})] ?",
};

/** A claim that can be asked about: who said it, in whose text. */
export type Claim = {
  readonly fact: Fact;
  readonly speaker: Entity;
  readonly label: string;
  readonly proposition: string;
  readonly prompt: string;
};

/** A claim with one named speaker whom a note on the source names too, and whom the words shown do not give away. */
export function claimOf(context: GenerationContext, fact: Fact): Result<Claim, Rejection> {
  // What one outlet reports in its own words is nobody's claim (items.md §3.1).
  if (fact.status !== "claimed" && fact.status !== "disputed") return err({ code: "not-a-claim" });
  // An observer that was lowered to a party speaks of its own doings: three peacekeepers' wounds are told by their mission.
  if (fact.statusRule === "lowered") return err({ code: "speaks-of-itself" });
  const [by] = fact.by;
  if (by === undefined || fact.by.length !== 1 || by === "unnamed") return err({ code: "no-single-speaker" });
  const proposition = inLanguage(fact.claim, context.language);
  if (proposition === null) return err({ code: "no-proposition" });
  const speaker = entityOf(context.base, by);
  const label = speakerLabel(context.base, speaker, context.language);
  const naming = fact.evidence.filter((each) => names(context, each, speaker));
  const evidence = naming.find((each) => !isPublisher(context, each, speaker)) ?? naming[0];
  if (label === null || evidence === undefined) return err({ code: "note-names-no-speaker" });
  const prompt = promptFor(context, evidence);
  if (prompt === null) return err({ code: "no-source" });
  const claim = { fact, speaker, label, proposition, prompt };
  return isTold(context, claim, speaker, label) ? err({ code: "answer-in-stem" }) : ok(claim);
}

/**
 * A speaker's name among the options. Acronyms beside full names would tell which are of one kind, and names of fifty letters beside
 * "Malian army" which are of another: so an acronym stands with a word for what it is ("MNLA movement"), and where its leaf has none,
 * behind its long name.
 */
export function speakerLabel({ types }: FactBase, entity: Entity, language: Language): string | null {
  const name = labelOf(entity, language);
  if (name === null || !entity.acronym) return name;
  const kind = inLanguage(types.get(entity.type)?.inFull ?? null, language);
  if (kind !== null) return kind.replace("{name}", () => name);
  const long = inLanguage(entity.long, language);
  return long === null || normalise(long).startsWith(normalise(name)) ? (long ?? name) : `${long} (${name})`;
}

/**
 * Whether the words shown name a speaker, by whichever spelling, or share a word with the name. True of no option, right or
 * wrong: were it only untrue of the right one, sharing a word would show which are wrong.
 */
export function isTold(
  { base }: GenerationContext,
  { prompt, proposition }: Pick<Claim, "prompt" | "proposition">,
  entity: Entity,
  label: string,
): boolean {
  if (tellsOf(`${prompt} ${proposition}`, label)) return true;
  const text = ` ${normalise(`${prompt} ${proposition}`)} `;
  return acceptedSpellings(base, entity).some((spelling) => text.includes(` ${spelling.text} `));
}

/** Whether a note names an entity by any of its spellings. */
export function names(context: GenerationContext, evidence: Evidence, entity: Entity): boolean {
  const note = ` ${normalise(inLanguage(evidence.note, context.language) ?? evidence.note.en)} `;
  return acceptedSpellings(context.base, entity).some(({ text }) => note.includes(` ${text} `));
}

/** Whether the outlet is the speaker: then its name in the question would tell the answer. */
export function isPublisher({ base }: GenerationContext, { sourceId }: Evidence, speaker: Entity): boolean {
  const publisher = base.sources.get(sourceId)?.publisher ?? "";
  return acceptedSpellings(base, speaker).some(({ text }) => ` ${normalise(publisher)} `.includes(` ${text} `));
}

function promptFor(context: GenerationContext, evidence: Evidence): string | null {
  const source = context.base.sources.get(evidence.sourceId);
  if (source === undefined) return null;
  return fillPattern(PROMPTS[context.language], {
    publisher: source.publisher,
    date: source.date === null ? null : writtenDate(source.date, context.language),
  });
}
