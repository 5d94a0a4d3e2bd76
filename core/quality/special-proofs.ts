import { z } from "zod";
import type { Fact } from "@/core/facts/model";
import type { Subject } from "@/core/quality/check";
import { namesIn } from "@/core/quality/naming";
import { heardElsewhere } from "@/core/quality/own/heard";
import type { GenerationContext } from "@/core/questions/contract";
import { isFarFrom, positionOf } from "@/core/questions/map/list-form";
import { voiceOf } from "@/core/questions/render/status";
import { inLanguage, phraseOf } from "@/core/questions/render/text";
import { isStructured } from "@/core/questions/render/wording";
import { normalise } from "@/core/shared/normalise";

/** What Q2 and Q5 hold against questions whose wrong options are no statements of the form (s, r, o). */

const wordingKey = z.object({ correctChoiceId: z.string(), options: z.record(z.string(), z.string()) });

/** Values of the key that name nobody. */
const BARE = "bare";
const DISPUTED = "disputed";

/** The bare wording is wrong where nothing establishes it, a doubt where something does, and a name where no source has it from there. */
export function wordingFaults(subject: Subject): readonly string[] {
  const { item, context, facts } = subject;
  if (item.view.type !== "which-wording") return [];
  const [fact] = facts;
  const { correctChoiceId, options } = wordingKey.parse(item.key);
  const x = isStructured(fact) && !fact.denies ? { ...fact.triple, when: fact.when } : null;
  const held = fact.status === "established" || (x !== null && context.oracle.isTrue(x));
  const wrong = item.view.choices.map(({ id }) => id).filter((id) => id !== correctChoiceId);
  return wrong.flatMap((id) => {
    const value = options[id] ?? "";
    return [
      ...(value === BARE && held ? ["the bare wording is established"] : []),
      ...(value === DISPUTED && !isUndisputed(fact) ? ["nothing rules out that it is disputed"] : []),
      ...(value === BARE || value === DISPUTED || !maySaySo(subject, value) ? [] : [`${value} may say so, too`]),
      ...elsewhere(subject, value),
      ...(item.proofs[id]?.factIds.includes(fact.id) ? [] : [`${id} carries no proof`]),
    ];
  });
}

/** What a party claims another may well dispute, whether our sources tell it or not. */
const isUndisputed = ({ status, contradicts }: Fact): boolean =>
  (status === "established" || status === "reported") && contradicts.length === 0;

/** Whether somebody says it by the fact itself, or is named by its evidence. */
function maySaySo({ context: { base }, facts: [fact] }: Subject, id: string): boolean {
  const entity = base.entities.get(id);
  if (entity === undefined || fact.by.includes(id)) return true;
  return fact.evidence.some(({ note, origin, sourceId }) =>
    [note.en, origin, base.sources.get(sourceId)?.publisher ?? ""].some((text) => namesIn(text, entity)),
  );
}

/** Where the base has somebody speak of the same matter, or names them beside it: then they may well have said this. */
function elsewhere({ context: { base }, facts: [fact] }: Subject, id: string): readonly string[] {
  const entity = base.entities.get(id);
  const [found] = entity === undefined || fact.by.includes(id) ? [] : heardElsewhere(base, fact, entity);
  return found === undefined ? [] : [`${id} is heard on the same matter in ${found}`];
}

/** The time that stands in front of a sentence. */
const DATELINE = /^[^:.]*\d{4}[^:.]*: /;

/**
 * What is established is keyed bare; of anything else the keyed wording is the claim with its voice, or says that it is disputed where it
 * is. The wordings differ in this and in nothing else.
 */
export function attributionFaults({ item, context, facts }: Subject): readonly string[] {
  const [fact] = facts;
  if (item.view.type !== "which-wording") return [];
  const { correctChoiceId, options } = wordingKey.parse(item.key);
  const [plain] = item.view.choices.filter(({ id }) => options[id] === BARE);
  const keyed = options[correctChoiceId] ?? "";
  const claim = fact.status === "established" ? fact.text : fact.claim;
  const bare = inLanguage(claim, item.language);
  if (bare === null || (fact.status !== "established" && voiceOf(context, fact) === null)) {
    return ["nobody is named who says so"];
  }
  const said = normalise(plain?.label.replace(DATELINE, "") ?? "");
  if (plain === undefined || (!normalise(bare).endsWith(said) && !normalise(bare).startsWith(said))) {
    return ["the bare wording is not the claim without its voice"];
  }
  const beginning = plain.label.replace(/\.$/, "");
  return [
    ...(isKeyedRightly(fact, keyed) ? [] : ["the keyed wording does not say how sure it is, and by whom"]),
    ...item.view.choices
      .filter(({ label }) => !label.startsWith(beginning))
      .map(({ id }) => `${id} and the bare wording differ in more than who says so`),
    ...item.view.choices
      .filter(({ id, label }) => !saysWho(context, options[id] ?? "", label))
      .map(({ id }) => `${id} does not name who says so`),
  ];
}

function isKeyedRightly({ status, by }: Fact, keyed: string): boolean {
  if (status === "established") return keyed === BARE;
  return keyed === DISPUTED ? status === "disputed" : by.length === 1 && by[0] === keyed;
}

function saysWho({ base, language }: GenerationContext, value: string, label: string): boolean {
  if (value === BARE || value === DISPUTED) return true;
  const entity = base.entities.get(value);
  const phrase = entity === undefined ? null : phraseOf(entity, language);
  return phrase !== null && label.endsWith(`${phrase}.`);
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
