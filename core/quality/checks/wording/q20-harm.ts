import { z } from "zod";
import { mayStandBeside } from "@/core/distractors/candidates";
import type { Fact, FactBase } from "@/core/facts/model";
import { isOnMap, mayBeAskedOnMap } from "@/core/geo/map-places";
import type { ItemCheck } from "@/core/quality/check";
import { claimsOf } from "@/core/quality/item-parts";
import { isHarmful } from "@/core/questions/frame";
import { entityOf } from "@/core/questions/render/text";

const ALLOWED = new Set(["who-says-so", "status"]);

/** Violence and casualties are asked as evidence only; nobody stands beside an armed group without being documented there. */
export const harmGate: ItemCheck = {
  id: "Q20",
  title: "The harm rules hold",
  blocking: true,
  run(subject) {
    const { item, context, facts } = subject;
    const mapped = facts.filter((fact) => item.type === "map" && !mayBeSited(context.base, fact, item.key));
    const harmful = facts.filter((fact) => isHarmful(context, fact));
    const asked = isHarmful(context, facts[0]);
    const paired = claimsOf(subject).flatMap(({ entity, proposition, right }) => {
      const otherId =
        proposition.s === entity.id ? (proposition.o.kind === "entity" ? proposition.o.id : null) : proposition.s;
      if (right || otherId === null) return [];
      return mayStandBeside(context.base, entity, entityOf(context.base, otherId))
        ? []
        : [`${entity.id} stands beside ${otherId}`];
    });
    return [
      ...mapped.map((fact) => `the place of ${fact.id} may not be mapped`),
      ...(harmful.length > 0 && !ALLOWED.has(item.type) ? [`${harmful[0]?.id} may not be asked as ${item.type}`] : []),
      ...(asked && !item.targetId.startsWith("skill:") ? ["an answer on harm would enter the memory of a fact"] : []),
      ...paired,
    ];
  },
};

const mapKey = z.object({ kind: z.enum(["position", "site"]), placeId: z.string() });

/** Public places only; and of what happened, nothing that the map of the site would leave out (H4 and H5). */
function mayBeSited(base: FactBase, fact: Fact, key: unknown): boolean {
  const { kind, placeId } = mapKey.parse(key);
  return isOnMap(base, entityOf(base, placeId)) && (kind === "position" || mayBeAskedOnMap(base, fact));
}
