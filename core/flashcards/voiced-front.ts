import { spellingsOf } from "@/core/facts/about/spellings";
import { hasVoice } from "@/core/facts/checks/words/speech";
import { namesVoice } from "@/core/facts/checks/words/voices";
import type { Fact } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { attributed, voiceOf } from "@/core/questions/render/status";
import { normalise } from "@/core/shared/normalise";

/** Words that open a question and are no names: behind "According to …," they lose their capital. */
const OPENING =
  /^(?:who|whose|what|which|when|where|why|how|in|on|at|by|from|to|of|for|after|before|along|under|with|qui|que|quel\w*|quand|où|comment|combien|pourquoi|en|dans|à|sur|par|de)(?![\p{L}’'])/iu;

/**
 * An editor's question on what is not established, as it is put: one that neither asks for somebody's words nor names who stands
 * behind them is led in by whoever does.
 */
export function voicedFront(context: GenerationContext, fact: Fact, ask: string): string {
  const voice = fact.status === "established" || hasVoice(ask) ? null : voiceOf(context, fact);
  if (voice === null || namesVoice(fact, context.base, ask) || hintsAtSpeaker(context, fact, ask)) return ask;
  return attributed(context.language, voice, OPENING.test(ask) ? ask.charAt(0).toLowerCase() + ask.slice(1) : ask);
}

/** Shorter words of a name are nobody's. */
const SHORTEST_WORD = 4;

/** Whether the question has a word of a speaker's name: "Mali's army" for the Malian Armed Forces, known as the Malian army. */
function hintsAtSpeaker({ base }: GenerationContext, { by }: Fact, ask: string): boolean {
  const words = new Set(normalise(ask).split(" "));
  return by
    .flatMap((id) => base.entities.get(id) ?? [])
    .flatMap(spellingsOf)
    .flatMap((name) => normalise(name).split(" "))
    .some((word) => word.length >= SHORTEST_WORD && words.has(word));
}
