import { z } from "zod";
import type { Subject } from "@/core/quality/check";
import { isFarFrom, positionOf } from "@/core/questions/map/list-form";
import { voiceOf } from "@/core/questions/render/status";
import { inLanguage } from "@/core/questions/render/text";
import { isStructured } from "@/core/questions/render/wording";

/** What Q2 and Q5 hold against questions whose wrong options are no statements of the form (s, r, o). */

const wordingKey = z.object({ correctChoiceId: z.string(), options: z.record(z.string(), z.string()) });

/** The bare wording is not supported because nothing establishes it; the pair differs in its voice and in nothing else. */
export function wordingFaults({ item, context, facts }: Subject): readonly string[] {
  if (item.view.type !== "which-wording") return [];
  const [fact] = facts;
  const { correctChoiceId } = wordingKey.parse(item.key);
  const wrong = item.view.choices.filter(({ id }) => id !== correctChoiceId);
  const x = isStructured(fact) && !fact.denies ? { ...fact.triple, when: fact.when } : null;
  const held = fact.status === "established" || (x !== null && context.oracle.isTrue(x));
  return [
    ...(held ? ["the bare wording is established"] : []),
    ...wrong.filter(({ id }) => !item.proofs[id]?.factIds.includes(fact.id)).map(({ id }) => `${id} carries no proof`),
  ];
}

/** The keyed wording is the claim with its voice; the other is the claim alone. */
export function attributionFaults({ item, context, facts }: Subject): readonly string[] {
  if (item.view.type !== "which-wording") return [];
  const { correctChoiceId } = wordingKey.parse(item.key);
  const voice = voiceOf(context, facts[0]);
  const bare = inLanguage(facts[0].claim, item.language);
  if (voice === null || bare === null) return ["nobody is named who says so"];
  return item.view.choices.flatMap(({ id, label }) => {
    const says = label.includes(voice);
    if (id !== correctChoiceId) return label === bare ? [] : [`${id} is not the claim without its voice`];
    return [
      ...(says ? [] : ["the keyed wording does not name who says so"]),
      ...(label.startsWith(bare.replace(/\.$/, "")) ? [] : ["the wordings differ in more than who says so"]),
    ];
  });
}

const positionKey = z.object({
  mode: z.enum(["click", "list"]),
  kind: z.enum(["position", "site"]),
  placeId: z.string(),
  correctChoiceId: z.string().optional(),
  options: z.record(z.string(), z.string()).optional(),
});

/** Every listed position but the place's own is another place's, so far off that a point there would earn nothing. */
export function positionFaults({ item, context, facts }: Subject): readonly string[] {
  if (item.view.type !== "map" || item.view.mode !== "list") return [];
  const { kind, placeId, correctChoiceId, options = {} } = positionKey.parse(item.key);
  const place = context.base.entities.get(placeId);
  if (kind === "site" || place === undefined) return [];
  return item.view.choices.flatMap(({ id, label }) => {
    const entity = context.base.entities.get(options[id] ?? "");
    if (entity === undefined || positionOf(context, entity) !== label) return [`${id} is no position of ours`];
    if (id === correctChoiceId) return entity.id === placeId ? [] : [`${id} is keyed and is ${entity.id}’s position`];
    return [
      ...(isFarFrom(place, entity) ? [] : [`${id} (${entity.id}) is too near to ${placeId} to be wrong`]),
      ...(item.proofs[id]?.factIds.includes(facts[0].id) ? [] : [`${id} carries no proof`]),
    ];
  });
}
