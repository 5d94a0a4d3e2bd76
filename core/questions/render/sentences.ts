import type { Fact } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { isStructured, sentence, wordingOf } from "@/core/questions/render/wording";
import { seededRandom } from "@/core/shared/random";

/**
 * The plain sentence of a fact's pattern, the date fixed by the fact's id. What tells a date leaves it out of the name: "the
 * capture of November 2023 took place on 14 November 2023" says it twice.
 */
export function trueSentence(context: GenerationContext, fact: Fact): string | null {
  if (!isStructured(fact)) return null;
  const wording = wordingOf(context, fact, seededRandom(fact.id), fact.triple.o.kind === "date");
  return wording === null ? null : sentence(wording, "statement");
}
