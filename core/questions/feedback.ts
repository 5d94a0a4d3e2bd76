import type { Fact } from "@/core/facts/model";
import type { FactLine, Feedback, GenerationContext, SourceLine } from "@/core/questions/contract";
import { statusReason } from "@/core/questions/render/status";
import { inLanguage } from "@/core/questions/render/text";

/** The source lines of a fact, in the order in which the editors gave them. */
export function sourceLines(context: GenerationContext, fact: Fact): readonly SourceLine[] {
  return fact.evidence.flatMap((evidence) => {
    const source = context.base.sources.get(evidence.sourceId);
    if (source === undefined) return [];
    return [
      {
        title: source.title,
        publisher: source.publisher,
        date: source.date,
        url: source.url,
        at: evidence.at,
        note: inLanguage(evidence.note, context.language) ?? evidence.note.en,
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
  return {
    answer,
    because: [...new Set(facts.map((each) => factSentence(context, each)))].join(" "),
    whyWrong,
    ...(facts.length > 1 ? { facts: factLines(context, facts) } : {}),
    status: fact.status,
    statusReason: statusReason(context, fact),
    asOf: fact.asOf,
    sources: once(facts.flatMap((each) => sourceLines(context, each))),
    factIds: facts.map(({ id }) => id),
    harm: facts.map(({ harm }) => harm).find((harm) => harm !== null) ?? null,
  };
}

/** The members of one list mostly rest on one passage, which is named once. */
function once(lines: readonly SourceLine[]): readonly SourceLine[] {
  const passages = new Map(lines.map((line) => [`${line.title} ${line.publisher} ${line.at}`, line]));
  return [...passages.values()];
}
