import { z } from "zod";
import type { Entity } from "@/core/facts/model";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { claimsOf, optionEntities, optionGroups, premisesOf, stemOf } from "@/core/quality/item-parts";
import { aloneOnSide, callsKind, tellersOf } from "@/core/quality/own/belonging";
import { saysName } from "@/core/quality/own/full-names";
import { hasWords, pointsAt } from "@/core/quality/own/labels";
import type { Choice } from "@/core/questions/views";

/** The stem shares no telling word with the answer alone. */
export const noClang: ItemCheck = {
  id: "Q11",
  title: "No word of the stem points at the answer",
  blocking: true,
  run(subject) {
    return [...saidByNames(subject), ...saidByWords(subject)];
  },
};

/** Types in which one end of a fact is asked from the other. */
const OF_ENDS = new Set(["multiple-choice", "true-false", "cloze", "short-answer", "what-changed"]);

/** One end that stands in the other's name, written out, is no question: IS Sahel is the Sahel Province of Islamic State. */
function saidByNames({ context: { base }, facts: [{ triple }], item: { type } }: Subject): readonly string[] {
  const [s, o] = [triple?.s, triple?.o.kind === "entity" ? triple.o.id : undefined].map((id) =>
    base.entities.get(id ?? ""),
  );
  if (s === undefined || o === undefined || !OF_ENDS.has(type)) return [];
  return saysName(s, o) || saysName(o, s) ? [`of ${s.id} and ${o.id} the name of one says the other`] : [];
}

function saidByWords(subject: Subject): readonly string[] {
  const { view, feedback, type } = subject.item;
  if (view.type === "multiple-choice" || view.type === "who-says-so" || view.type === "what-changed") {
    const options = optionGroups(view)[0]?.map(({ label }) => label) ?? [];
    const text = view.type === "who-says-so" ? `${view.prompt} ${view.proposition}` : view.prompt;
    const clang = pointsAt(text, feedback.answer, options) ? ["a word of the stem stands in the answer alone"] : [];
    return view.type === "who-says-so" ? [...clang, ...tiedToSpeaker(subject, view.proposition)] : clang;
  }
  if (view.type === "map") return mapClang(subject);
  if (view.type === "status" || view.type === "which-wording") return truism(subject);
  if (view.type === "multiple-response") {
    const telling = claimsOf(subject).filter(({ entity }) => pointsAt(stemOf(view), nameOf(subject, entity), []));
    return telling.map(({ entity }) => `a word of the stem points at ${entity.id}`);
  }
  if (view.type === "matching") {
    const options = view.options.map(({ label }) => label);
    return premisesOf(subject)
      .filter(({ text, rightId }) => pointsAt(text, labelIn(view.options, rightId), options))
      .map(({ id }) => `a word of the sentence ${id} stands in its answer alone`);
  }
  if (view.type !== "cloze" && view.type !== "short-answer") return [];
  const answer = claimsOf(subject)[0]?.entity.name.en ?? feedback.answer;
  return pointsAt(stemOf(view), answer, [], view.hint) ? [`a word of the ${type} stem stands in the answer`] : [];
}

/** "France is not leaving Mali": of those who stand there only France's minister can have said it. */
function tiedToSpeaker({ context: { base }, item, facts: [{ by }] }: Subject, statement: string): readonly string[] {
  const speaker = base.entities.get(by[0] ?? "");
  if (speaker === undefined) return [];
  const others = Object.values(optionEntities(item)).flatMap((id) =>
    id === speaker.id ? [] : (base.entities.get(id) ?? []),
  );
  return [
    ...tellersOf(base, statement, speaker, others).map(
      (id) => `the statement names ${id}, to which the speaker alone belongs`,
    ),
    ...(callsKind(base, statement, speaker, others) ? ["the statement calls the kind of the speaker alone"] : []),
    ...(aloneOnSide(base, statement, speaker, others)
      ? ["the statement tells its side, on which the speaker is alone"]
      : []),
  ];
}

/** "The Kidal clashes took place in Kidal": a statement whose truth stands in the name of its subject needs no evidence. */
function truism({ context: { base }, facts: [fact] }: Subject): readonly string[] {
  const [subject, object] = [fact.triple?.s, fact.triple?.o.kind === "entity" ? fact.triple.o.id : undefined].map(
    (id) => base.entities.get(id ?? ""),
  );
  const isOfPlace = base.relations.get(fact.triple?.r ?? "")?.spatial === true;
  if (subject === undefined || object === undefined || !isOfPlace) return [];
  return hasWords(subject.text.en, object.name.en) ? [`the name of ${subject.id} says already that it is so`] : [];
}

const listKey = z.object({ correctChoiceId: z.string() });

/** Where something happened is not told by its name; the name of a place that is asked for tells nothing of where it lies. */
function mapClang(subject: Subject): readonly string[] {
  const { view, key } = subject.item;
  if (view.type !== "map") return [];
  const stem = stemOf(view);
  if (view.mode === "click") {
    const [site] = claimsOf(subject);
    return site !== undefined && pointsAt(stem, site.entity.name.en, []) ? ["the stem names the place"] : [];
  }
  const right = view.choices.find(({ id }) => id === listKey.parse(key).correctChoiceId)?.label ?? "";
  const labels = view.choices.map(({ label }) => label);
  return pointsAt(stem, right, labels) ? ["a word of the stem stands in the answer alone"] : [];
}
const nameOf = ({ context }: Subject, entity: Entity): string => entity.name[context.language] ?? entity.name.en;
const labelIn = (choices: readonly Choice[], id: string): string => choices.find((one) => one.id === id)?.label ?? "";
