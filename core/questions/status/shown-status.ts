import { containsWords } from "@/core/distractors/form";
import { statusWorld } from "@/core/facts/assemble";
import type { Evidence, Fact, FactBase } from "@/core/facts/model";
import { independentOrigins, ownStatus, type StatusDecision, type StatusWorld, UNNAMED } from "@/core/facts/status";
import { acceptedSpellings } from "@/core/questions/typed-answer/spellings";

/** How a note says that its speaker has no name. */
const NAMELESS = ["unnamed", "anonymous", "anonyme", "anonymes"];

const worlds = new WeakMap<FactBase, StatusWorld>();

function worldOf(base: FactBase): StatusWorld {
  const known = worlds.get(base) ?? statusWorld(base.types, base.sources, base.entities);
  worlds.set(base, known);
  return known;
}

/** Whether a card of this evidence may be shown: one that carries the words of a party, or of somebody unnamed, says whose they are. */
export function tellsItsVoice(base: FactBase, { by }: Fact, evidence: Evidence): boolean {
  const { isParty } = worldOf(base);
  const partial = by.filter((id) => id === UNNAMED || isParty(id));
  return partial.length === 0 || partial.some((id) => isVoiceOn(base, id, evidence));
}

/** A card of a status question: what it says, and on which fact. */
export type Shown = { readonly fact: Fact; readonly evidence: Evidence };

/** What the published rule gives to what stands on the cards, with what it rests on. */
export type ShownDecision = StatusDecision & {
  /** Who speaks on the cards: entity ids, or "unnamed". */
  readonly voices: readonly string[];
  /** Distinct origins of the cards, as written in content, and those of them that are no party. */
  readonly origins: readonly string[];
  readonly observers: readonly string[];
};

/**
 * The status that the published rule gives to what stands on the cards, and to nothing else; null where they are
 * retellings only, of which none is an origin. A voice counts where a card gives its name: an observer that tells it
 * by itself is no more than the origin of its card.
 */
export function decisionOnCards(base: FactBase, { by }: Fact, shown: readonly Evidence[]): ShownDecision | null {
  const world = worldOf(base);
  const origins = independentOrigins(shown, world);
  if (shown.every(({ as }) => as === null) && origins.length === 0) return null;
  const voices = by.filter((id) =>
    shown.some((evidence) => isVoiceOn(base, id, evidence) && (world.isParty(id) || !isOriginOf(base, id, evidence))),
  );
  const observers = origins.filter((origin) => !world.originIsParty(origin));
  return { ...ownStatus({ evidence: shown, by: voices }, world), voices, origins, observers };
}

const isVoiceOn = (base: FactBase, voice: string, { note }: Evidence): boolean =>
  [note.en, note.fr ?? ""].some((text) => namesVoice(base, voice, text));

/** Whether the voice is the house whose card this is. */
const isOriginOf = (base: FactBase, voice: string, { origin }: Evidence): boolean => namesVoice(base, voice, origin);

/** Whether a text names who speaks, or what that is a part of. */
export function namesVoice(base: FactBase, voice: string, text: string): boolean {
  return namesOfVoice(base, voice).some((name) => containsWords(text, name));
}

/** Its own names and those of what it is a part of: of a transitional government that "the government" says so is as plain. */
function namesOfVoice(base: FactBase, voice: string): readonly string[] {
  if (voice === UNNAMED) return NAMELESS;
  const entity = base.entities.get(voice);
  if (entity === undefined) return [];
  const whole = entity.within.flatMap((id) => base.entities.get(id) ?? []);
  return [entity, ...whole].flatMap((each) => acceptedSpellings(base, each).map(({ text }) => text));
}
