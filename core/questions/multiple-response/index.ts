import { z } from "zod";
import { bandOf } from "@/core/distractors/band";
import type { Language } from "@/core/facts/model";
import { choiceSetOfMany } from "@/core/questions/choice-set";
import { defineQuestionType, factTarget, listTarget } from "@/core/questions/contract";
import { factSentence, feedbackOn } from "@/core/questions/feedback";
import { frameOf, framesOf } from "@/core/questions/frame";
import { askedList } from "@/core/questions/multiple-response/asked-list";
import { guessRate } from "@/core/questions/multiple-response/guess-rate";
import { judgedOptions } from "@/core/questions/multiple-response/judged-options";
import { newItem } from "@/core/questions/new-item";
import { hasPattern } from "@/core/questions/render/wording";
import { err, ok } from "@/core/shared/result";

const keySchema = z.strictObject({
  correctChoiceIds: z.array(z.string()).min(2),
  /** Entity behind each choice and the stated date: enough to prove the item again. */
  options: z.record(z.string(), z.string()),
  slot: z.literal("o"),
  /** The target of each right choice: every member of the list is remembered by itself. */
  targets: z.record(z.string(), z.string()),
  listId: z.string(),
  when: z.string().nullable(),
});
const answerSchema = z.strictObject({ choiceIds: z.array(z.string().max(8)).max(12) });

type Key = z.infer<typeof keySchema>;
type Answer = z.infer<typeof answerSchema>;

/** Which of five or six belong to a list that its source declares complete? How many do is not said. */
export const multipleResponse = defineQuestionType<Key, Answer>({
  name: "multiple-response",
  keySchema,
  answerSchema,

  slots: (context, fact) =>
    framesOf(context, fact)
      .filter(({ fact: asked, list }) => list !== null && hasPattern(context, asked, "askAll"))
      .map(({ slot }) => slot),

  generate(context, ask, seed, random) {
    const frame = ask.slot === "o" ? frameOf(context, ask.fact, "o") : err({ code: "no-such-slot" });
    if (!frame.ok) return frame;
    const asked = askedList(context, frame.value, { random, band: bandOf(seed, ask) });
    if (!asked.ok) return asked;
    const { list, stem, when, members, options } = asked.value;
    const set = choiceSetOfMany(options, random);
    const choiceOf = (entityId: string) => Object.keys(set.options).find((id) => set.options[id] === entityId) ?? "";
    const [first, ...rest] = members;
    if (first === undefined) return err({ code: "few-members" });
    const right = members.map(({ entity, targetId, fact, why }) => ({ id: choiceOf(entity.id), targetId, fact, why }));
    return ok(
      newItem(
        context,
        ask.fact,
        {
          targetId: listTarget(list),
          factIds: members.map(({ fact }) => fact.id),
          seed,
          view: { type: "multiple-response", prompt: stem, choices: set.choices },
          key: {
            correctChoiceIds: right.map(({ id }) => id).sort(),
            options: set.options,
            slot: "o",
            targets: Object.fromEntries(right.map(({ id, targetId }) => [id, targetId])),
            listId: list.id,
            when,
          },
          feedback: {
            ...feedbackOn(
              context,
              [first.fact, ...rest.map(({ fact }) => fact)],
              answerOf(context.language, labelsOf(set.choices, right), members.length, list.members.length),
              set.whyWrong,
            ),
            whyRight: Object.fromEntries(right.map(({ id, why }) => [id, why])),
          },
          proofs: set.proofs,
          guess: guessRate(members.length, options.length),
        },
        asked.value.near,
      ),
    );
  },

  grade(key, { choiceIds }) {
    if (choiceIds.length === 0) return err({ kind: "blank" });
    const chosen = new Set(choiceIds);
    if (chosen.size !== choiceIds.length || choiceIds.some((id) => !Object.hasOwn(key.options, id))) {
      return err({ kind: "malformed", reason: "each choice once, and no other" });
    }
    const right = key.correctChoiceIds.length;
    const wrong = Object.keys(key.options).length - right;
    const hits = key.correctChoiceIds.filter((id) => chosen.has(id)).length;
    // max(0, hits/right − false/wrong) over one denominator: choosing everything earns nothing.
    const earned = Math.max(0, hits * wrong - (chosen.size - hits) * right);
    const possible = right * wrong;
    if (earned === possible) return ok({ kind: "correct", note: null });
    return ok(earned === 0 ? { kind: "incorrect" } : { kind: "partial", earned, possible, note: null });
  },

  /** Each member by itself: chosen or missed. Who chose everything told nothing about any of them. */
  members(key, answer) {
    const chosen = new Set(answer?.choiceIds ?? []);
    const everything = chosen.size === Object.keys(key.options).length;
    return Object.entries(key.targets).map(([id, targetId]) => ({
      targetId,
      right: everything ? null : chosen.has(id),
    }));
  },

  /** The same stem; each option that was shown is on the list now, or proved not to be. */
  ontoStored(context, fact, { view, key }, fresh) {
    if (view.type !== "multiple-response" || fresh.view.prompt !== view.prompt) return null;
    if (keySchema.parse(fresh.key).when !== key.when) return null;
    const judged = judgedOptions(context, fact, key);
    const [first, ...rest] = judged === null ? [] : judged.right;
    if (judged === null || first === undefined || rest.length === 0 || judged.wrong.length === 0) return null;
    const { list, wrong } = judged;
    const right = [first, ...rest];
    const names = labelsOf(view.choices, right);
    return {
      key: {
        ...key,
        correctChoiceIds: right.map(({ id }) => id).sort(),
        targets: Object.fromEntries(right.map(({ id, member }) => [id, factTarget(member.id, "card")])),
        listId: list.id,
      },
      feedback: {
        ...feedbackOn(
          context,
          [first.member, ...rest.map(({ member }) => member)],
          answerOf(context.language, names, right.length, list.members.length),
          Object.fromEntries(wrong.map(({ id, why }) => [id, why])),
        ),
        whyRight: Object.fromEntries(right.map(({ id, member }) => [id, factSentence(context, member)])),
      },
      proofs: Object.fromEntries(wrong.map(({ id, proof }) => [id, proof])),
    };
  },
});

/** Often only some members of a list are among the options: whoever learns from the answer must not take them for all. */
const SOME: Readonly<Record<Language, string>> = {
  en: "{names} ({shown} of {all} in all)",
  fr: "{names} ({shown} sur {all} au total)",
};

function answerOf(language: Language, names: string, shown: number, all: number): string {
  if (shown === all) return names;
  return SOME[language].replace("{names}", names).replace("{shown}", `${shown}`).replace("{all}", `${all}`);
}

/** The right options as they stand in the question, one after the other. */
function labelsOf(
  choices: readonly { readonly id: string; readonly label: string }[],
  right: readonly { readonly id: string }[],
): string {
  const ids = new Set(right.map(({ id }) => id));
  return choices
    .filter(({ id }) => ids.has(id))
    .map(({ label }) => label)
    .join(", ");
}
