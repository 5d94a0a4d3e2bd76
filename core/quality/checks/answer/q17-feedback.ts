import type { Fact } from "@/core/facts/model";
import { rightIds, wrongIds } from "@/core/quality/answers";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { memoryFaults } from "@/core/quality/checks/answer/memory-targets";
import { answerFaults } from "@/core/quality/checks/answer/told-answer";
import { isHarm } from "@/core/quality/checks/wording/q20-harm";
import { optionEntities, premisesOf } from "@/core/quality/item-parts";
import { namesIn } from "@/core/quality/naming";
import { GAP, pairId } from "@/core/questions/matching/match-set";
import { inLanguage } from "@/core/questions/render/text";
import type { QuestionView } from "@/core/questions/views";
import { normalise } from "@/core/shared/normalise";

/**
 * After the answer everything is told: what is right, why, why the chosen one is wrong, source, status and day. And it is
 * told of this question: each reason names its own option, every source and the day are those of the facts, and what is
 * remembered is what was asked.
 */
export const feedbackComplete: ItemCheck = {
  id: "Q17",
  title: "The feedback is complete and belongs to the item",
  blocking: true,
  run: (subject) => [
    ...missing(subject),
    ...answerFaults(subject),
    ...foreignReasons(subject),
    ...foreignFacts(subject),
    ...foreignSources(subject),
    ...memoryFaults(subject),
  ],
};

function missing({ item }: Subject): readonly string[] {
  const { answer, because, whyWrong, whyRight, sources, asOf, statusReason } = item.feedback;
  const empty = Object.entries({ answer, because, asOf, statusReason }).filter(([, text]) => text.trim() === "");
  return [
    ...empty.map(([name]) => `${name} is empty`),
    ...wrongIds(item)
      .filter((id) => (whyWrong[id] ?? "").trim() === "")
      .map((id) => `nothing says why ${id} is wrong`),
    ...rightIds(item)
      .filter((id) => (whyRight?.[id] ?? "").trim() === "")
      .map((id) => `nothing says why ${id} is right`),
    ...(sources.length === 0 ? ["no source is given"] : []),
    ...sources
      .filter(({ at, note, title }) => at === "" || note === "" || title === "")
      .map(({ title, publisher }) => `the source “${title ?? publisher}” lacks its place or note`),
  ];
}

/** A reason speaks of the option under which it stands; in a match also of the sentence. */
function foreignReasons(subject: Subject): readonly string[] {
  const { item, context } = subject;
  const { whyWrong, whyRight = {} } = item.feedback;
  const entities = optionEntities(item);
  const speaks = (text: string, entityId: string | undefined) => {
    const entity = context.base.entities.get(entityId ?? "");
    return entity === undefined || namesIn(text, entity);
  };
  const labels = new Map(fixedLabels(item.view));
  const premises = new Map(premisesOf(subject).map((premise) => [premise.id, premise]));
  return [
    ...wrongIds(item).flatMap((id) => {
      const why = whyWrong[id] ?? "";
      const [first = "", second = ""] = id.split(" ");
      const premise = premises.get(first);
      if (premise !== undefined) {
        const own = why.startsWith(premise.text) && speaks(why.slice(premise.text.length), entities[second]);
        return own ? [] : [`the reason under ${id} is not that of the pair`];
      }
      // A true statement needs no mending, whichever value is offered.
      if (item.view.type === "true-false" && why === whyWrong.false) return [];
      const label = labels.get(id);
      const own = label === undefined ? speaks(why, entities[id]) : normalise(why).includes(normalise(label));
      return own ? [] : [`the reason under ${id} speaks of another option`];
    }),
    ...rightIds(item)
      .filter((id) => !premises.has(id) && !speaks(whyRight[id] ?? "", entities[id]))
      .map((id) => `why ${id} is right speaks of another option`),
    ...[...premises.values()]
      .filter(({ id, rightId, text }) => {
        const why = whyRight[id] ?? "";
        return !speaks(why, entities[rightId]) || !text.split(GAP).every((part) => why.includes(part.trim()));
      })
      .map(({ id, rightId }) => `why ${pairId(id, rightId)} is right speaks of another option`),
  ];
}

/** The words of options that are no things of the base: the four statuses. */
function fixedLabels(view: QuestionView): readonly (readonly [string, string])[] {
  return view.type === "status" ? view.choices.map(({ id, label }) => [id, label] as const) : [];
}

/** What the answer is told with: the asked facts, what contradicts them, and nothing else. */
function toldFacts({ item, context, facts }: Subject): readonly Fact[] {
  const against = facts.flatMap(({ contradicts }) => contradicts);
  const allowed = new Set([...item.factIds, ...against]);
  return item.feedback.factIds.flatMap((id) => (allowed.has(id) ? (context.base.facts.get(id) ?? []) : []));
}

function foreignFacts(subject: Subject): readonly string[] {
  const { item, facts } = subject;
  const [fact] = facts;
  const { because, asOf, status, factIds } = item.feedback;
  const told = toldFacts(subject);
  const open = fact.contradicts.filter((id) => !factIds.includes(id));
  return [
    ...(told.length === factIds.length ? [] : ["the feedback tells of facts that the item does not rest on"]),
    ...item.factIds.filter((id) => !factIds.includes(id)).map((id) => `the feedback leaves out ${id}`),
    ...(fact.status === "disputed" ? open.map((id) => `the other side (${id}) is not told`) : []),
    ...(told.every(({ text }) => because.includes(inLanguage(text, item.language) ?? text.en))
      ? []
      : ["the reason given is not what the facts say"]),
    ...(asOf === fact.asOf ? [] : [`the feedback is as of ${asOf}, the fact as of ${fact.asOf}`]),
    ...(status === fact.status ? [] : [`the feedback says ${status} of what is ${fact.status}`]),
  ];
}

/**
 * Every source line is a passage of a told fact, and no passage of the asked one is left out. A title that tells of violence
 * stands where a told fact does too, and nowhere else.
 */
function foreignSources(subject: Subject): readonly string[] {
  const { item, context, facts } = subject;
  const { sources } = context.base;
  const told = toldFacts(subject);
  const warned = told.some((fact) => isHarm(context.base, fact));
  const passages = (fact: Fact) =>
    fact.evidence.map(({ sourceId, at }) => {
      const source = sources.get(sourceId);
      const title = source?.titleTellsHarm && !warned ? null : source?.title;
      return `${title}|${source?.publisher}|${source?.url ?? null}|${at}`;
    });
  const known = new Set(told.flatMap(passages));
  const lines = item.feedback.sources.map(({ title, publisher, url, at }) => `${title}|${publisher}|${url}|${at}`);
  return [
    ...lines.filter((line) => !known.has(line)).map((line) => `${line} is no source of what is told`),
    ...passages(facts[0])
      .filter((passage) => !lines.includes(passage))
      .map((passage) => `${passage} is left out`),
  ];
}
