import { z } from "zod";
import { bandOf } from "@/core/distractors/band";
import { AND } from "@/core/questions/answer-parts";
import { ordered } from "@/core/questions/choice-set";
import { defineQuestionType, type GenerationContext } from "@/core/questions/contract";
import { feedbackOn } from "@/core/questions/feedback";
import { frameOf, framesOf } from "@/core/questions/frame";
import { type MatchSet, matchSet, type Premise, pairId } from "@/core/questions/matching/match-set";
import { newItem } from "@/core/questions/new-item";
import { explained } from "@/core/questions/render/reasons";
import { shuffled } from "@/core/shared/random";
import { err, ok } from "@/core/shared/result";

const premiseSchema = z.strictObject({
  factId: z.string(),
  targetId: z.string(),
  /** EDTF of the time that the premise states; null for what has no time. */
  when: z.string().nullable(),
});
const keySchema = z.strictObject({
  /** Right option by premise. */
  pairs: z.record(z.string(), z.string()),
  premises: z.record(z.string(), premiseSchema),
  /** Entity behind each option: enough to prove every pair again. */
  options: z.record(z.string(), z.string()),
  slot: z.literal("o"),
});
const answerSchema = z.strictObject({ pairs: z.record(z.string().max(8), z.string().max(8)) });

type Key = z.infer<typeof keySchema>;
type Answer = z.infer<typeof answerSchema>;

/** Which name completes which sentence? Every wrong pair is proved wrong, and options are left over. */
export const matching = defineQuestionType<Key, Answer>({
  name: "matching",
  keySchema,
  answerSchema,

  slots: (context, fact) =>
    framesOf(context, fact).some(({ slot, list }) => slot === "o" && list === null) ? ["o"] : [],

  generate(context, ask, seed, random) {
    const frame = ask.slot === "o" ? frameOf(context, ask.fact, "o") : err({ code: "no-such-slot" });
    if (!frame.ok) return frame;
    const found = matchSet(context, frame.value, { random, band: bandOf(seed, ask) });
    if (!found.ok) return found;
    const premises = shuffled(found.value.premises, random).map((premise, at) => ({ ...premise, id: `p${at + 1}` }));
    const options = ordered(
      found.value.options.map((option) => ({ ...option, entityId: option.entity.id })),
      random,
    ).map((option, at) => ({ ...option, id: `o${at + 1}` }));
    const optionOf = ({ answer }: Premise) => options.find(({ entityId }) => entityId === answer.id)?.id ?? "";
    const facts = found.value.premises.map(({ fact }) => fact);
    const wrong = wrongPairs(context, { relationId: found.value.relationId, premises, options });
    return ok(
      newItem(
        context,
        ask.fact,
        {
          targetId: frame.value.targetId,
          factIds: facts.map(({ id }) => id),
          seed,
          view: {
            type: "matching",
            prompt: found.value.prompt,
            premises: premises.map(({ id, text }) => ({ id, label: text })),
            options: options.map(({ id, label }) => ({ id, label })),
          },
          key: {
            pairs: Object.fromEntries(premises.map((premise) => [premise.id, optionOf(premise)])),
            premises: Object.fromEntries(
              premises.map(({ id, fact, targetId, when }) => [id, { factId: fact.id, targetId, when }]),
            ),
            options: Object.fromEntries(options.map(({ id, entityId }) => [id, entityId])),
            slot: "o",
          },
          feedback: {
            ...feedbackOn(context, [ask.fact, ...facts.slice(1)], answerLine(premises), wrong.whyWrong),
            whyRight: Object.fromEntries(premises.map(({ id, statement }) => [id, statement])),
          },
          proofs: wrong.proofs,
          guess: blindRate(premises.length, options.length),
        },
        [found.value.near],
      ),
    );
  },

  grade(key, { pairs }) {
    const given = Object.entries(pairs);
    if (given.length === 0) return err({ kind: "blank" });
    if (
      given.some(([premise, option]) => !Object.hasOwn(key.premises, premise) || !Object.hasOwn(key.options, option))
    ) {
      return err({ kind: "malformed", reason: "no such premise or option" });
    }
    const premises = Object.keys(key.premises).length;
    const options = Object.keys(key.options).length;
    const hits = given.filter(([premise, option]) => key.pairs[premise] === option).length;
    // max(0, (hits/premises − 1/options) / (1 − 1/options)) over one denominator: what chance alone earns counts for nothing.
    const earned = Math.max(0, hits * options - premises);
    const possible = premises * (options - 1);
    if (earned === possible) return ok({ kind: "correct", note: null });
    return ok(earned === 0 ? { kind: "incorrect" } : { kind: "partial", earned, possible, note: null });
  },

  /** Each premise by itself; one that was left open was not recalled. */
  members: (key, answer) =>
    Object.entries(key.premises).map(([id, { targetId }]) => ({
      targetId,
      right: answer !== null && answer.pairs[id] === key.pairs[id],
    })),
});

type Placed = Pick<MatchSet, "relationId"> & {
  readonly premises: readonly (Premise & { readonly id: string })[];
  readonly options: readonly (MatchSet["options"][number] & { readonly id: string })[];
};

/** For every wrong pair its proof, and why it is wrong; which premise is meant is said in front. */
function wrongPairs(context: GenerationContext, { premises, options, relationId }: Placed) {
  const pairs = premises.flatMap((premise) =>
    options.flatMap(({ id, entity }) => {
      const proof = premise.proofs.get(entity.id);
      if (proof === undefined) return [];
      const asked = { relationId, slot: "o", when: premise.when } as const;
      const found = explained(context, entity, premise.answer, proof, asked);
      return [{ id: pairId(premise.id, id), proof: found.proof, why: `${premise.text} ${found.why}` }];
    }),
  );
  return {
    whyWrong: Object.fromEntries(pairs.map(({ id, why }) => [id, why])),
    proofs: Object.fromEntries(pairs.map(({ id, proof }) => [id, proof])),
  };
}

const answerLine = (premises: readonly Premise[]): string => premises.map(({ statement }) => statement).join(AND);

/**
 * Mean score of somebody who takes an option for each premise blindly.
 *
 * @returns in [0, 1], to three decimals: 0.10 for four premises and six options
 */
export function blindRate(premises: number, options: number): number {
  let sum = 0;
  let ways = 1; // to choose which premises are hit
  for (let hits = 0; hits <= premises; hits++) {
    const chance = ways * (1 / options) ** hits * (1 - 1 / options) ** (premises - hits);
    sum += chance * Math.max(0, (hits / premises - 1 / options) / (1 - 1 / options));
    ways = (ways * (premises - hits)) / (hits + 1);
  }
  return Math.round(1000 * sum) / 1000;
}
