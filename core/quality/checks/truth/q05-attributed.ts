import type { Fact } from "@/core/facts/model";
import type { ItemCheck } from "@/core/quality/check";
import { attributionFaults } from "@/core/quality/special-proofs";
import type { GenerationContext, Item } from "@/core/questions/contract";
import { voiceOf } from "@/core/questions/render/status";
import { entityOf, phraseOf } from "@/core/questions/render/text";

const ABOUT_EVIDENCE = new Set(["who-says-so", "status", "which-wording"]);

/** What is not established is asked about as evidence only, and its feedback can name who says so. */
export const attributed: ItemCheck = {
  id: "Q5",
  title: "What is not established says who says so",
  blocking: true,
  run(subject) {
    const { item, context, facts } = subject;
    const open = facts.filter(({ status }) => status !== "established");
    if (open.length === 0) return [];
    return [
      ...attributionFaults(subject),
      ...(ABOUT_EVIDENCE.has(item.type) || isAttributed(context, item, facts[0])
        ? []
        : [`${open[0]?.id} is ${open[0]?.status} and is asked as a bare fact`]),
      ...(item.feedback.status === facts[0].status ? [] : ["the feedback gives another status"]),
      ...open.flatMap((fact) => (voiceOf(context, fact) === null ? [`nobody stands behind ${fact.id}`] : [])),
    ];
  },
};

/** A figure may be asked as what somebody says: the question and its answer name them, and nobody contradicts. */
function isAttributed(context: GenerationContext, { view, feedback, language }: Item, fact: Fact): boolean {
  const voice = voiceOf(context, fact);
  if (view.type !== "number" || voice === null || fact.status === "disputed") return false;
  const subject = fact.triple === null ? null : phraseOf(entityOf(context.base, fact.triple.s), language);
  const speaker = fact.by.includes(fact.triple?.s ?? "") ? subject : voice;
  return view.source !== "" && feedback.answer.includes(voice) && view.prompt.includes(speaker ?? voice);
}
