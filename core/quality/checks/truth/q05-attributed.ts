import type { Fact } from "@/core/facts/model";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { speaksOf } from "@/core/quality/naming";
import { hasWords } from "@/core/quality/own/labels";
import { attributionFaults } from "@/core/quality/special-proofs";
import type { GenerationContext, Item } from "@/core/questions/contract";
import { attributed as attributedTo, voiceOf } from "@/core/questions/render/status";
import { entityOf, inLanguage, phraseOf } from "@/core/questions/render/text";

/**
 * What is not established is never asked as a bare fact: by question, what names who says so is the stem (a figure, the
 * publisher of who-says-so), the keyed wording, or the cards of the evidence. Its feedback names them too, in the published
 * sentence of every fact that it tells.
 */
export const attributed: ItemCheck = {
  id: "Q5",
  title: "What is not established says who says so",
  blocking: true,
  run(subject) {
    const { item, context, facts } = subject;
    const told = item.feedback.factIds.flatMap((id) => context.base.facts.get(id) ?? []);
    const open = [...new Set([...facts, ...told])].filter(({ status }) => status !== "established");
    if (open.length === 0) return [];
    return [
      ...attributionFaults(subject),
      ...(facts.every(({ status }) => status === "established") || isAttributed(subject)
        ? []
        : [`${open[0]?.id} is ${open[0]?.status} and is asked as a bare fact`]),
      ...(item.feedback.status === facts[0].status ? [] : ["the feedback gives another status"]),
      ...open.flatMap((fact) => (voiceOf(context, fact) === null ? [`nobody stands behind ${fact.id}`] : [])),
      ...open
        .filter((fact) => !namesVoice(context, inLanguage(fact.text, item.language) ?? fact.text.en, fact))
        .map(({ id }) => `the published sentence of ${id} does not say who says so`),
    ];
  },
};

function isAttributed(subject: Subject): boolean {
  const { item, context, facts } = subject;
  const [fact] = facts;
  switch (item.view.type) {
    case "who-says-so":
      return publishersOf(context, fact).some((publisher) => item.view.prompt.includes(publisher));
    case "status":
      return (
        item.view.evidence.length > 0 &&
        item.view.evidence.every(({ publisher, note }) => publisher !== "" && note !== "")
      );
    case "which-wording":
      // What the keyed wording says is looked at by itself.
      return true;
    case "number":
      return isAttributedFigure(context, item, fact);
    default:
      return false;
  }
}

/** A figure may be asked as what somebody says: the question and its answer name them, and nobody contradicts. */
function isAttributedFigure(context: GenerationContext, { view, feedback, language }: Item, fact: Fact): boolean {
  const voice = voiceOf(context, fact);
  if (view.type !== "number" || voice === null || fact.status === "disputed") return false;
  const subject = fact.triple === null ? null : phraseOf(entityOf(context.base, fact.triple.s), language);
  const isItsOwn = fact.by.includes(fact.triple?.s ?? "") && subject !== null && view.prompt.includes(subject);
  const leads = view.prompt.startsWith(attributedTo(language, voice, ""));
  return view.source !== "" && feedback.answer.includes(voice) && (isItsOwn || leads);
}

const publishersOf = ({ base }: GenerationContext, { evidence }: Fact): readonly string[] =>
  evidence.flatMap(({ sourceId }) => base.sources.get(sourceId)?.publisher ?? []);

/** Verbs and turns by which a sentence says that somebody says it. */
const SAYING =
  /\b(according|account|report\w*|sa(?:id|ys|y)|stat(?:ed|es|ement)|claim\w*|accus\w*|den(?:y|ied|ies)|estimat\w*|unnamed|count(?:ed|s)|put|gave|gives|call(?:ed|s)|describ\w*|announc\w*|blam\w*|held|figures?|selon|dit|affirm\w*)\b/i;

/** Whether a sentence names a speaker, or an outlet that carries it, or says at least that it is somebody's word. */
function namesVoice(context: GenerationContext, text: string, fact: Fact): boolean {
  const { base } = context;
  const speakers = fact.by.flatMap((id) => base.entities.get(id) ?? []);
  if (speakers.some((speaker) => speaksOf(text, speaker))) return true;
  const outlets = [...publishersOf(context, fact), ...fact.evidence.map(({ origin }) => origin)];
  return outlets.some((outlet) => hasWords(text, outlet)) || SAYING.test(text);
}
