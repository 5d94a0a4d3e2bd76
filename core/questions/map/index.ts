import { z } from "zod";
import { bandOf } from "@/core/distractors/band";
import type { Fact, Language } from "@/core/facts/model";
import { amongShown } from "@/core/questions/among-shown";
import type { ChoiceSet } from "@/core/questions/choice-set";
import {
  defineQuestionType,
  type GenerationContext,
  type Item,
  type Keyed,
  type Rejection,
  type StoredQuestion,
} from "@/core/questions/contract";
import { feedbackOn } from "@/core/questions/feedback";
import { frameOf, isUniqueAt } from "@/core/questions/frame";
import { type AskedPlace, askedPlace } from "@/core/questions/map/asked-place";
import { landmarkLabel, listForm, positionOf, whyWrongPlace } from "@/core/questions/map/list-form";
import { gradeSpot } from "@/core/questions/map/score";
import { newItem } from "@/core/questions/new-item";
import { asSentence, fillPattern } from "@/core/questions/render/pattern";
import { labelOf, phraseOf } from "@/core/questions/render/text";
import { clause, wordingOf } from "@/core/questions/render/wording";
import type { Random } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";
import { sameJson } from "@/core/shared/same-json";

const asked = {
  kind: z.enum(["position", "site"]),
  placeId: z.string(),
  when: z.string().nullable(),
};
const choices = z.strictObject({
  prompt: z.string(),
  choices: z.array(z.strictObject({ id: z.string(), label: z.string() })).min(3),
  correctChoiceId: z.string(),
  options: z.record(z.string(), z.string()),
  proofs: z.record(z.string(), z.unknown()),
  whyWrong: z.record(z.string(), z.string()),
});
const clickKey = z.strictObject({
  ...asked,
  mode: z.literal("click"),
  x: z.number(),
  y: z.number(),
  kmWide: z.number().positive(),
  kmHigh: z.number().positive(),
  radiusKm: z.number().positive(),
  /** The same question as a choice, for whoever asks for it before answering. */
  list: choices.nullable(),
});
const listKey = z.strictObject({
  ...asked,
  mode: z.literal("list"),
  correctChoiceId: z.string(),
  options: z.record(z.string(), z.string()),
});
const keySchema = z.discriminatedUnion("mode", [clickKey, listKey]);
const part = z.number().min(0).max(1).nullable();
type Key = z.infer<typeof keySchema>;
const answerSchema = z.union([
  z.strictObject({ x: part, y: part }),
  z.strictObject({ choiceId: z.string().max(8).nullable() }),
]);

export const PROMPTS: Readonly<Record<Language, Readonly<Record<"site" | "position" | "positionList", string>>>> = {
  en: {
    site: "On the map: {question}",
    position: "Where on the map is {place}?",
    positionList: "How far from {landmark} is {place}, and in which direction?",
  },
  fr: {
    site: "Sur la carte : {question}",
    position: "Où se trouve {place} sur la carte ?",
    positionList: "À quelle distance de {landmark} se trouve {place}, et dans quelle direction ?",
  },
};

type Stems = { readonly onMap: string; readonly above: string; readonly when: string | null };

/** Where is it? Found on a map without names; in a list of places or positions for whoever cannot or will not use one. */
export const map = defineQuestionType<Key, z.infer<typeof answerSchema>>({
  name: "map",
  keySchema,
  answerSchema,

  slots: (context, fact) => (askedPlace(context, fact).ok ? ["o"] : []),

  generate(context, ask, seed, random) {
    const { fact } = ask;
    const found = askedPlace(context, fact);
    if (!found.ok) return found;
    const { frame, place, target, kind, blind } = found.value;
    const stems = stemsOf(context, found.value, random);
    if (!stems.ok) return stems;
    const { onMap, above, when } = stems.value;
    const list = listForm(context, found.value, when, above, { random, band: bandOf(seed, ask) });
    if (!list.ok) return list;
    const answer = labelOf(place, context.language);
    const spoken = positionOf(context, place);
    if (answer === null) return err({ code: "no-label" });
    return ok(
      newItem(context, fact, {
        targetId: frame.targetId,
        factIds: [fact.id],
        seed,
        view: { type: "map", mode: "click", prompt: onMap },
        key: { mode: "click", kind, placeId: place.id, when, ...target, list: listPart(above, list.value) },
        feedback: {
          ...feedbackOn(context, [fact], spoken === null ? answer : `${answer}: ${spoken}`, {}),
          spot: { x: target.x, y: target.y, radius: target.radiusKm / target.kmWide, label: answer },
        },
        proofs: {},
        guess: blind,
      }),
    );
  },

  grade(key, answer) {
    if (key.mode === "list") {
      if (!("choiceId" in answer)) return err({ kind: "malformed", reason: "a choice was asked for" });
      if (answer.choiceId === null) return err({ kind: "blank" });
      if (!Object.hasOwn(key.options, answer.choiceId)) return err({ kind: "malformed", reason: "no such choice" });
      return ok(answer.choiceId === key.correctChoiceId ? { kind: "correct", note: null } : { kind: "incorrect" });
    }
    if (!("x" in answer)) return err({ kind: "malformed", reason: "a point was asked for" });
    const { x, y } = answer;
    return x === null || y === null ? err({ kind: "blank" }) : ok(gradeSpot(key, { x, y }));
  },

  /** Of a list that was sent in place of the map: the same list made again, or the right place among those that it shows. */
  ontoStored(context, fact, { view, key }, fresh) {
    const list = key.mode === "list" ? asList(fresh) : null;
    if (list === null) return null;
    return sameJson(list.view, view)
      ? { key: list.key, feedback: list.feedback, proofs: list.proofs }
      : amongPlaces(context, fact, { view, key }, list);
  },
});

/** Null unless the question is where something happened, and each other place that was shown is proved wrong. */
function amongPlaces(
  context: GenerationContext,
  fact: Fact,
  { view, key }: StoredQuestion<Key>,
  list: ListForm,
): Keyed | null {
  const now = keySchema.parse(list.key);
  const frame = frameOf(context, fact, "o");
  if (key.mode !== "list" || now.mode !== "list" || !frame.ok) return null;
  if (key.kind !== "site" || now.kind !== "site" || now.when !== key.when || list.view.prompt !== view.prompt)
    return null;
  const { value } = frame;
  const found = amongShown(context, value, key.options, key.when, (entity, proof) =>
    whyWrongPlace(context, value, entity, proof),
  );
  if (found === null) return null;
  const { correctChoiceId, whyWrong, proofs } = found;
  return {
    key: { ...key, placeId: now.placeId, correctChoiceId },
    feedback: { ...list.feedback, whyWrong },
    proofs,
  };
}

/** The question above the map, and the one above the list, which speaks of no map. */
function stemsOf(context: GenerationContext, found: AskedPlace, random: Random): Result<Stems, Rejection> {
  const { kind, frame, place } = found;
  const prompts = PROMPTS[context.language];
  if (kind === "position") {
    const values = { place: phraseOf(place, context.language), landmark: landmarkLabel(context) };
    const [onMap, above] = [fillPattern(prompts.position, values), fillPattern(prompts.positionList, values)];
    return onMap === null || above === null ? err({ code: "no-label" }) : ok({ onMap, above, when: null });
  }
  const wording = wordingOf(context, frame.fact, random);
  const question = wording === null ? null : clause(wording, "ask");
  if (wording === null || question === null) return err({ code: "no-wording" });
  if (!isUniqueAt(context, frame, wording.when)) return err({ code: "not-unique-then" });
  const onMap = fillPattern(prompts.site, { question });
  return onMap === null ? err({ code: "no-wording" }) : ok({ onMap, above: asSentence(question), when: wording.when });
}

function listPart(prompt: string, set: ChoiceSet): z.infer<typeof choices> {
  const { correctChoiceId, options, proofs, whyWrong } = set;
  return { prompt, choices: [...set.choices], correctChoiceId, options, proofs, whyWrong };
}

/** Whether a stored key can be turned into a list; every key that is generated can. */
export function hasList(key: unknown): boolean {
  const parsed = clickKey.safeParse(key);
  return parsed.success && parsed.data.list !== null;
}

/** What is stored of an item of this type when it is asked as a list. */
export type ListForm = Pick<Item, "view" | "key" | "feedback" | "proofs" | "guess">;

/**
 * The list form of a map question, made from its stored key: which view is sent, the server decides, and the choice
 * is scored as what it is, with the guessing rate of a choice.
 *
 * @returns null for a question that is a list already, or that cannot be asked as one
 */
export function asList({ key, feedback }: Pick<Item, "key" | "feedback">): ListForm | null {
  const parsed = keySchema.parse(key);
  if (parsed.mode === "list" || parsed.list === null) return null;
  const { kind, placeId, when, list } = parsed;
  const { correctChoiceId, options, whyWrong, prompt } = list;
  const { spot: _, ...told } = feedback;
  return {
    view: { type: "map", mode: "list", prompt, choices: list.choices },
    key: { mode: "list", kind, placeId, when, correctChoiceId, options },
    feedback: { ...told, whyWrong },
    proofs: list.proofs as Item["proofs"],
    guess: 1 / list.choices.length,
  };
}
