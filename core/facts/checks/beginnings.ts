import { hasBeginning, isBeginningKnown } from "@/core/facts/about/beginnings";
import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, warningAt } from "@/core/facts/content-document";

const CHECK = "beginnings";

/** Of what begins on some day, `life` says which: without it, nothing before the first fact that tells of it may offer it. */
export function checkBeginnings({ raw, base }: CheckContext): readonly Finding[] {
  return raw.entities.flatMap((place) => {
    const entity = base.entities.get(place.value.id);
    if (entity === undefined || !hasBeginning(base.types, entity.type) || isBeginningKnown(entity)) return [];
    const message = `${entity.id}: nothing says when it began; give it a \`life\` if a source tells.`;
    return [warningAt(place, CHECK, message, "id")];
  });
}
