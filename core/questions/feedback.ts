import type { Fact } from "@/core/facts/model";
import type { FactLine, Feedback, GenerationContext, SourceLine } from "@/core/questions/contract";
import { statusReason } from "@/core/questions/render/status";
import { inLanguage } from "@/core/questions/render/text";

/**
 * The source lines of facts, in the order in which the editors gave them; each passage once, as the members of one list mostly
 * rest on one.
 *
 * @param warned whether a warning of violence stands before what they are shown with; else a title that tells of it is left
 *   out (ADR 0064)
 */
export function sourceLines(
  { base, language }: GenerationContext,
  facts: readonly Fact[],
  warned: boolean,
): readonly SourceLine[] {
  const passages = new Map(
    facts.flatMap(({ evidence }) => evidence).map((each) => [`${each.sourceId} ${each.at}`, each]),
  );
  return [...passages.values()].flatMap(({ sourceId, at, note }) => {
    const source = base.sources.get(sourceId);
    if (source === undefined) return [];
    return [
      {
        title: source.titleTellsHarm && !warned ? null : source.title,
        publisher: source.publisher,
        date: source.date,
        url: source.url,
        at,
        note: inLanguage(note, language) ?? note.en,
      },
    ];
  });
}

/** The last sentence of an answer is always the true one: the fact as published. */
export function factSentence(context: GenerationContext, fact: Fact): string {
  return inLanguage(fact.text, context.language) ?? fact.text.en;
}

/** Each of several facts with its own status and date: an answer can rest on an established one and a claimed one. */
export function factLines(context: GenerationContext, facts: readonly Fact[]): readonly FactLine[] {
  return facts.map((fact) => ({
    id: fact.id,
    text: factSentence(context, fact),
    status: fact.status,
    asOf: fact.asOf,
  }));
}

/**
 * What is told once the answer is in.
 *
 * @param facts    the asked fact first, then those that the answer also rests on
 * @param whyWrong for each wrong option or part that can be chosen, why it is wrong
 */
export function feedbackOn(
  context: GenerationContext,
  facts: readonly [Fact, ...Fact[]],
  answer: string,
  whyWrong: Readonly<Record<string, string>>,
): Feedback {
  const [fact] = facts;
  const harm = facts.map((each) => each.harm).find((each) => each !== null) ?? null;
  return {
    answer,
    because: [...new Set(facts.map((each) => factSentence(context, each)))].join(" "),
    whyWrong,
    ...(facts.length > 1 ? { facts: factLines(context, facts) } : {}),
    status: fact.status,
    statusReason: statusReason(context, fact),
    asOf: fact.asOf,
    sources: sourceLines(context, facts, harm !== null),
    factIds: facts.map(({ id }) => id),
    harm,
  };
}
