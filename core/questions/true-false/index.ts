import { z } from "zod";
import { bandOf } from "@/core/distractors/band";
import type { Entity, FalsityProof, Language } from "@/core/facts/model";
import { defineQuestionType, type GenerationContext } from "@/core/questions/contract";
import { feedbackOn } from "@/core/questions/feedback";
import { type EntitySlot, type Frame, frameOf, isUniqueAt } from "@/core/questions/frame";
import { newItem } from "@/core/questions/new-item";
import { type Explained, explained, trueAsItStands, wrongPart } from "@/core/questions/render/reasons";
import { phraseOf } from "@/core/questions/render/text";
import { clause, type Wording, wordingOf } from "@/core/questions/render/wording";
import { contrasted, type PartOption, type Statement, statementOf } from "@/core/questions/true-false/statements";
import type { TrueFalseView } from "@/core/questions/views";
import { type Random, shuffled } from "@/core/shared/random";
import { err, ok } from "@/core/shared/result";

const keySchema = z.strictObject({
  isTrue: z.boolean(),
  /** The part that is wrong and the value that mends it; null for a true statement. */
  fix: z.strictObject({ partId: z.string(), optionId: z.string() }).nullable(),
  /** Entities behind the statement as shown and behind each option, and the stated date: enough to prove it again. */
  shown: z.record(z.string(), z.string()),
  options: z.record(z.string(), z.string()),
  when: z.string().nullable(),
});
const answerSchema = z.strictObject({
  verdict: z.boolean().nullable(),
  partId: z.string().max(8).nullable(),
  optionId: z.string().max(8).nullable(),
});

export const PROMPT: Readonly<Record<Language, string>> = { en: "True or false?", fr: "Vrai ou faux ?" };

type Placed = PartOption & { readonly id: string; readonly slot: EntitySlot };

/** A statement to judge; whoever says "false" mends it. The verdict alone earns half of a false statement. */
export const trueFalse = defineQuestionType<z.infer<typeof keySchema>, z.infer<typeof answerSchema>>({
  name: "true-false",
  keySchema,
  answerSchema,

  slots: (context, fact) => (frameOf(context, fact, "o").ok ? ["o"] : []),

  generate(context, ask, seed, random) {
    const frame = frameOf(context, ask.fact, "o");
    if (!frame.ok) return frame;
    const wording = wordingOf(context, frame.value.fact, random);
    if (wording === null) return err({ code: "no-wording" });
    if (!isUniqueAt(context, frame.value, wording.when)) return err({ code: "not-unique-then" });
    const made = statementOf(context, frame.value, wording, { random, band: bandOf(seed, ask) });
    if (!made.ok) return made;
    const statement = made.value;
    const placed = place(statement, random);
    const right = placed.find(({ proof }) => proof === null) ?? null;
    const reasons = reasonsFor(context, wording, statement, placed);
    return ok(
      newItem(
        context,
        ask.fact,
        {
          targetId: frame.value.targetId,
          factIds: [ask.fact.id],
          seed,
          view: viewOf(context.language, statement, placed),
          key: {
            isTrue: statement.wrong === null,
            fix: right === null ? null : { partId: right.slot, optionId: right.id },
            shown: shownIds(statement),
            options: Object.fromEntries(placed.map(({ id, entity }) => [id, entity.id])),
            when: wording.when,
          },
          feedback: feedbackOn(
            context,
            [ask.fact],
            verdictInWords(context, frame.value, wording, statement, reasons.instead),
            reasons.whyWrong,
          ),
          proofs: reasons.proofs,
          guess: 0.5,
        },
        statement.near,
      ),
    );
  },

  grade(key, { verdict, partId, optionId }) {
    if (verdict === null) return err({ kind: "blank" });
    if (!isOffered(key, verdict, partId, optionId)) return err({ kind: "malformed", reason: "no such part or value" });
    if (verdict !== key.isTrue) return ok({ kind: "incorrect" });
    if (key.fix === null) return ok({ kind: "correct", note: null });
    const mended = partId === key.fix.partId && optionId === key.fix.optionId;
    return ok(mended ? { kind: "correct", note: null } : { kind: "partial", earned: 1, possible: 2, note: null });
  },
});

/** Whether the view offers this correction: nothing is mended in what is true, and each value belongs to its part. */
function isOffered(
  { options }: z.infer<typeof keySchema>,
  verdict: boolean,
  partId: string | null,
  optionId: string | null,
): boolean {
  if (partId === null) return optionId === null;
  if (verdict) return false;
  return optionId === null
    ? Object.keys(options).some((id) => partOf(id) === partId)
    : Object.hasOwn(options, optionId) && partOf(optionId) === partId;
}

/** The id of a value is that of its part and a number. */
const partOf = (optionId: string): string => optionId.replace(/\d+$/, "");

/** The entities of the statement as it stands, by slot. */
function shownIds({ parts: [{ slot, shown }], beside }: Statement): Readonly<Record<string, string>> {
  const other = beside === null ? {} : { [slot === "o" ? "s" : "o"]: beside.id };
  return { ...other, [slot]: shown.entity.id };
}

const VERDICTS: Readonly<Record<Language, Readonly<Record<"true" | "false", string>>>> = {
  en: { true: "True: {sentence}", false: "False: {sentence}" },
  fr: { true: "Vrai : {sentence}", false: "Faux : {sentence}" },
};

/**
 * "False: MINUSMA had its headquarters in Bamako, not in Ménaka.": the verdict, and the last words are true ones. Of what stood in the
 * wrong place as the subject it is said what is true of it: "but Koutiala did not" alone leaves open where Koutiala lay.
 */
function verdictInWords(
  context: GenerationContext,
  frame: Frame,
  wording: Wording,
  { wrong, parts }: Statement,
  instead: string | null,
): string {
  const [{ slot, shown }] = parts;
  const right = slot === "o" ? frame.answer : frame.given;
  const told =
    wrong === null || right === null
      ? clause(wording, "statement")
      : contrasted(context, wording, slot, right, shown.entity, clause);
  if (told === null) throw new Error(`No sentence of ${wording.relation.id} for the verdict`);
  const verdict = VERDICTS[context.language][wrong === null ? "true" : "false"].replace("{sentence}", () => told);
  return wrong === "s" && instead !== null && isOfThatTime(instead, wording.when) ? `${verdict} ${instead}` : verdict;
}

/** Whether a sentence speaks of no other year than the one asked about. */
const isOfThatTime = (text: string, when: string | null): boolean =>
  (text.match(/\b\d{4}\b/g) ?? []).every((year) => when?.includes(year));

/** Options in an order that tells nothing, with ids by part and place. */
function place(statement: Statement, random: Random): readonly Placed[] {
  return statement.parts.flatMap(({ slot, options }) =>
    shuffled(sortedById(options), random).map((option, index) => ({ ...option, slot, id: `${slot}${index + 1}` })),
  );
}

/** A fixed order to start from, so that the mixed one does not depend on which value is right. */
function sortedById(options: readonly PartOption[]): readonly PartOption[] {
  return [...options].sort((a, b) => (a.entity.id < b.entity.id ? -1 : 1));
}

/** Built without the key: the same for a true and a false statement with these words and options. */
function viewOf(language: Language, statement: Statement, placed: readonly Placed[]): TrueFalseView {
  return {
    type: "true-false",
    prompt: PROMPT[language],
    statement: statement.text,
    parts: statement.parts.map(({ slot, shown }) => ({
      id: slot,
      label: shown.label,
      options: placed.filter((option) => option.slot === slot).map(({ id, label }) => ({ id, label })),
    })),
  };
}

/**
 * Why each other value mends nothing, and under "true" and "false" why that verdict is wrong; with the proofs by option id, the shown
 * false value's under "shown", and what is true of that value.
 */
function reasonsFor(
  context: GenerationContext,
  { relation: { id: relationId }, when }: Wording,
  statement: Statement,
  placed: readonly Placed[],
) {
  const { language } = context;
  const wrongShown = statement.parts.find(({ slot }) => slot === statement.wrong)?.shown ?? null;
  const answer = placed.find(({ proof }) => proof === null)?.entity ?? null;
  const explain = (entity: Entity, proof: FalsityProof, slot: EntitySlot, right: Entity): Explained =>
    explained(context, entity, right, proof, { relationId, slot, when });
  const options = placed.flatMap(({ id, slot, entity, label, proof }) => {
    if (proof === null) return [];
    const right = statement.wrong === null ? shownIn(statement, slot) : answer;
    return right !== null && (statement.wrong ?? slot) === slot
      ? [{ id, ...explain(entity, proof, slot, right) }]
      : [{ id, proof, why: wrongPart(language, phraseOf(entity, language) ?? label) }];
  });
  const shown =
    wrongShown === null || wrongShown.proof === null || answer === null || statement.wrong === null
      ? null
      : explain(wrongShown.entity, wrongShown.proof, statement.wrong, answer);
  const verdict = shown === null ? ["false", trueAsItStands(language)] : ["true", shown.why];
  return {
    whyWrong: Object.fromEntries([...options.map(({ id, why }) => [id, why]), verdict]) as Record<string, string>,
    proofs: Object.fromEntries([
      ...options.map(({ id, proof }) => [id, proof] as const),
      ...(shown === null ? [] : [["shown", shown.proof] as const]),
    ]),
    instead: shown?.instead ?? null,
  };
}

function shownIn(statement: Statement, slot: EntitySlot): Entity | null {
  return statement.parts.find((part) => part.slot === slot)?.shown.entity ?? null;
}
