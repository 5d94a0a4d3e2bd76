import type { Fact } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { isStructured, sentence, wordingOf } from "@/core/questions/render/wording";
import { seededRandom } from "@/core/shared/random";

/** The plain sentence of a fact's pattern, the date fixed by the fact's id. */
export function trueSentence(context: GenerationContext, fact: Fact): string | null {
  if (!isStructured(fact)) return null;
  const wording = wordingOf(context, fact, seededRandom(fact.id));
  return wording === null ? null : sentence(wording, "statement");
}
