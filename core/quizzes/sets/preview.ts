import type { GenerationContext, Item } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import type { Blueprint, Pin } from "@/core/quizzes/blueprint";
import { type DrawnItem, drawItems, type FormRequest, itemOfPin } from "@/core/quizzes/form";

/** What somebody does with one of the questions that are shown, by its place. */
export type PreviewChange =
  /** All but those pinned by hand are drawn anew. */
  | { readonly kind: "draw" }
  /** Another question on the same fact, in its place. */
  | { readonly kind: "reword"; readonly index: number }
  /** A question on another fact, in its place. */
  | { readonly kind: "replace"; readonly index: number }
  /** The same, and the fact is not asked in this set any more. */
  | { readonly kind: "exclude"; readonly index: number }
  /** Nothing: as it was shown, or as the facts give it now. */
  | { readonly kind: "show" };

export type Preview = {
  /** The blueprint whose first form is what is shown. */
  readonly blueprint: Blueprint;
  readonly items: readonly Item[];
  /** Why what was asked for was not done; null when it was. */
  readonly refused: "no-other-question" | "no-other-fact" | null;
};

/** What the questions are drawn with, besides the blueprint. */
export type PreviewRequest = Pick<FormRequest, "seed" | "withdrawnFactIds" | "difficultyFit">;

/** Draws of one way of asking before the next way is tried. */
const DRAWS = 3;

/**
 * The questions that a set gives, with the blueprint that gives just these again: what is shown is what is asked, as long as
 * its facts stay.
 *
 * @param request its seed is drawn by chance: whoever knows it could work out the keys
 */
export function previewOfSet(
  context: GenerationContext,
  blueprint: Blueprint,
  request: PreviewRequest,
  change: PreviewChange,
): Preview {
  switch (change.kind) {
    case "show":
      return shown(blueprint, draw(context, blueprint, request));
    case "draw": {
      const kept = { ...blueprint, pins: blueprint.pins.filter(({ always }) => always) };
      return shown(kept, draw(context, kept, request));
    }
    case "reword":
      return reworded(context, blueprint, request, change.index);
    case "replace":
      return replaced(context, blueprint, request, change.index, blueprint.without);
    case "exclude": {
      const fact = blueprint.pins[change.index]?.factId;
      const without = fact === undefined ? blueprint.without : [...new Set([...blueprint.without, fact])];
      const other = replaced(context, blueprint, request, change.index, without);
      if (other.refused === null) return other;
      // Nothing comes in its place: the set is shorter by one, as it was asked for.
      const rest = { ...blueprint, without, pins: dropped(blueprint.pins, change.index) };
      return shown(rest, draw(context, rest, request));
    }
  }
}

const shown = (blueprint: Blueprint, drawn: readonly DrawnItem[]): Preview => ({
  blueprint: { ...blueprint, pins: drawn.map(({ pin }) => pin) },
  items: drawn.map(({ item }) => item),
  refused: null,
});

function draw(context: GenerationContext, blueprint: Blueprint, request: PreviewRequest): readonly DrawnItem[] {
  return drawItems(context, requestFor(blueprint, request));
}

/** The form that a preview shows, asked for nobody in particular. */
export const requestFor = (blueprint: Blueprint, request: PreviewRequest): FormRequest => ({
  ...request,
  ...{ blueprint, preferredTargets: new Set(), knownTargets: new Set(), askedBefore: [], excludedFactIds: new Set() },
});

const dropped = (pins: readonly Pin[], index: number): Pin[] => pins.filter((_, place) => place !== index);

/** The first other way of asking the same fact, from the one after the present one on. */
function reworded(context: GenerationContext, blueprint: Blueprint, request: PreviewRequest, index: number): Preview {
  const pin = blueprint.pins[index];
  const now = pin === undefined ? null : itemOfPin(context, pin);
  const fact = pin && context.base.facts.get(pin.factId);
  const refused = { ...shown(blueprint, draw(context, blueprint, request)), refused: "no-other-question" as const };
  if (pin === undefined || now === null || fact === undefined) return refused;
  const ways = possibleItems(context, fact).filter(
    ({ type }) => blueprint.types.length === 0 || blueprint.types.includes(type),
  );
  const at = ways.findIndex(({ type, ask }) => type === pin.type && ask.slot === pin.slot);
  const turned = [...ways.slice(at + 1), ...ways.slice(0, at + 1)];
  for (const { type, ask } of turned) {
    for (let turn = 0; turn < DRAWS; turn++) {
      const seed = `${request.seed} ${turn}`;
      const made = generateItem(context, type, ask, seed);
      if (!made.ok || JSON.stringify(made.value.view) === JSON.stringify(now.view)) continue;
      const other: Pin = { ...pin, type, slot: ask.slot, seed };
      const pins = blueprint.pins.map((each, place) => (place === index ? other : each));
      const drawn = draw(context, { ...blueprint, pins }, request);
      // It may rest on what another question asks already, or on what was withdrawn: then it falls out.
      if (drawn[index]?.pin === other && drawn.length >= blueprint.pins.length) return shown(blueprint, drawn);
    }
  }
  return refused;
}

/** Whatever is drawn beside the other questions when this fact is left out, moved into its place. */
function replaced(
  context: GenerationContext,
  blueprint: Blueprint,
  request: PreviewRequest,
  index: number,
  without: Blueprint["without"],
): Preview {
  const pin = blueprint.pins[index];
  const others = dropped(blueprint.pins, index);
  const refused = { ...shown(blueprint, draw(context, blueprint, request)), refused: "no-other-fact" as const };
  if (pin === undefined) return refused;
  const asked = itemOfPin(context, pin)?.factIds ?? [pin.factId];
  const beside = { ...blueprint, pins: others, length: others.length + 1, without: [...without, ...asked] };
  const drawn = draw(context, beside, request);
  const fresh = drawn.at(others.length);
  if (fresh === undefined || drawn.length <= others.length) return refused;
  const pins = [...others.slice(0, index), { ...fresh.pin, always: pin.always }, ...others.slice(index)];
  const next = { ...blueprint, without, pins };
  return shown(next, draw(context, next, request));
}
