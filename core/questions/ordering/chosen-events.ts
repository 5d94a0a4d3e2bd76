import type { Band } from "@/core/distractors/band";
import type { OptionDraw } from "@/core/distractors/choose";
import type { GenerationContext } from "@/core/questions/contract";
import { comparable, type DatedEvent, datedEvent } from "@/core/questions/ordering/dated-event";
import { edtf, gapInDays } from "@/core/shared/edtf";
import { inRandomOrder } from "@/core/shared/random";

/** Facts of the topic that are looked at for the others, however many it has. */
const MOST_LOOKED_AT = 120;
/** Of so many for each place the one that lies best is taken: a lever, and not always the same events. */
const TRIED_PER_PLACE = 6;
const DAYS_PER_YEAR = 365.25;

/**
 * How near two dates lie, as far as telling which came first goes: whoever knows the year puts events of different years
 * in order, and within one year must
 * know the months.
 *
 * @returns in (0, 1]: 1 for dates that touch, 0.5 a year apart, 0.1 nine years apart
 */
export const dateNearness = (left: string, right: string): number =>
  1 / (1 + (gapInDays(edtf(left), edtf(right)) ?? 0) / DAYS_PER_YEAR);

/**
 * The event and others of its topic, at most `most` in all, any two of which can be put in order: near each other in
 * time for a hard order, far
 * apart for an easy one, as they come for one between.
 */
export function eventsBeside(
  context: GenerationContext,
  anchor: DatedEvent,
  most: number,
  { random, band }: OptionDraw,
): readonly DatedEvent[] {
  const open = othersOf(context, anchor, random);
  const chosen = [anchor];
  while (chosen.length < most && open.length > 0) {
    const tried = open.slice(0, band === "medium" ? 1 : TRIED_PER_PLACE);
    const best = tried.reduce((left, right) => (liesBetter(right, left, chosen, band) ? right : left));
    open.splice(open.indexOf(best), 1);
    if (chosen.every((other) => comparable(other, best))) chosen.push(best);
  }
  return chosen;
}

/** Events of the topic that can stand beside one, in seeded order. */
function othersOf(context: GenerationContext, anchor: DatedEvent, random: OptionDraw["random"]): DatedEvent[] {
  const found: DatedEvent[] = [];
  let looks = 0;
  for (const fact of inRandomOrder(context.base.index.factsByTopic.get(anchor.fact.topic) ?? [], random)) {
    if (looks === MOST_LOOKED_AT) break;
    looks += 1;
    const event = datedEvent(context, fact);
    if (event !== null && comparable(anchor, event)) found.push(event);
  }
  return found;
}

/** Whether one lies nearer to what is chosen than another, or for an easy order further from it. */
function liesBetter(one: DatedEvent, other: DatedEvent, chosen: readonly DatedEvent[], band: Band): boolean {
  const nearest = ({ when }: DatedEvent) => Math.max(...chosen.map((each) => dateNearness(each.when, when)));
  return band === "easy" ? nearest(one) < nearest(other) : nearest(one) > nearest(other);
}
