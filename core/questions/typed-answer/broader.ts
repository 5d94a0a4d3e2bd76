import { everythingNamedIn } from "@/core/facts/about/named-by-anything";
import type { Entity, FactBase } from "@/core/facts/model";
import { oncePerEntity } from "@/core/facts/once-per-entity";
import type { GenerationContext } from "@/core/questions/contract";
import { type Frame, propositionWith } from "@/core/questions/frame";
import { entityOf, labelOf } from "@/core/questions/render/text";
import { answersOfKind } from "@/core/questions/typed-answer/right-answers";
import { halfNames, shortForms } from "@/core/questions/typed-answer/short-forms";
import { acceptedSpellings, branchOf } from "@/core/questions/typed-answer/spellings";
import { edtf, mayOverlap } from "@/core/shared/edtf";
import { normalise } from "@/core/shared/normalise";

/** What is right but broader than asked, and the label of the answer that it is short of, where it is one of several. */
type Broader = { readonly texts: readonly string[]; readonly label?: string | undefined };

/**
 * What is right but broader than asked, each under all its spellings: places around a place, what an organisation is part of, a
 * coalition to which the one answer belonged then.
 *
 * @param right all answers, as `rightAnswers` gives them
 */
export function broaderThings(
  context: GenerationContext,
  frame: Frame,
  when: string | null,
  right: readonly Entity[],
): readonly Broader[] {
  const { base } = context;
  const wholes =
    branchOf(base, frame.answer) === "place"
      ? placesAround(base, frame)
      : [...coalitionsAround(context, frame, when), ...membersOfBroaderKind(context, frame, when)];
  const ofOne = right.flatMap((entity) => {
    const label = labelOf(entity, context.language) ?? entity.name.en;
    return organisationsAround(context, frame, when, entity).map((whole) => ({ texts: spelt(base, whole), label }));
  });
  return [...wholes.map((whole) => ({ texts: spelt(base, whole) })), ...ofOne];
}

/** Words that are true of an answer and say less, and of a person half the name: right but broader than asked. */
export function broaderWords({ base, language }: GenerationContext, right: readonly Entity[]): readonly Broader[] {
  return right.map((entity) => ({
    texts: [...entity.broader.map(normalise), ...halfNames(base, entity)],
    label: labelOf(entity, language) ?? entity.name.en,
  }));
}

const spelt = (base: FactBase, entity: Entity): readonly string[] =>
  acceptedSpellings(base, entity).map(({ text }) => text);

/**
 * Spellings of the places around the answer that the question gives, or that lie around what it gives, and of a region around it the
 * short ones, which alone are a town's name; of people, of what the base names where it says who they are ("Compaoré of Burkina Faso").
 */
export function toldSpellings(base: FactBase, frame: Frame, right: readonly Entity[]): readonly string[] {
  const { answer } = frame;
  if (branchOf(base, answer) === "person") {
    return right.flatMap((person) => namedOf(base, person)).flatMap((each) => spelt(base, each));
  }
  if (branchOf(base, answer) !== "place") return [];
  const open = new Set(placesAround(base, frame));
  return [...containersOf(base, answer)].flatMap((place) => [
    ...(open.has(place) ? [] : spelt(base, place)),
    ...shortForms(base, place),
  ]);
}

const namedOf = oncePerEntity((base, { about }) =>
  everythingNamedIn(base, about.en).filter((each) => branchOf(base, each) !== "person"),
);

/** The state whose organ acts is named for it in common speech: "France took Timbuktu". */
const ACTS_FOR_ITS_STATE = new Set(["government", "state-force"]);

/** Of these it is the dated fact that counts, or nobody's membership: no name of a member in fewer words. */
const LOOSE_WHOLES = new Set(["coalition", "collective"]);

/**
 * Organisations of which one is a part, as they were at the time, and of a government or an army its state; without what the question
 * gives, and what the sources refute.
 */
function organisationsAround(
  { base, oracle }: GenerationContext,
  frame: Frame,
  when: string | null,
  entity: Entity,
): readonly Entity[] {
  if (branchOf(base, entity) !== "organisation") return [];
  const { given, fact } = frame;
  const time = when ?? fact.when;
  const isOfTheTime = ({ life }: Entity) => life === null || time === null || mayOverlap(edtf(life), edtf(time));
  const parents: Entity[] = [];
  for (
    let whole = soleWhole(base, entity, given);
    whole !== null && isOfTheTime(whole) && !parents.includes(whole);
    whole = soleWhole(base, whole, given)
  ) {
    parents.push(whole);
  }
  const states = [entity, ...parents]
    .filter(({ type }) => ACTS_FOR_ITS_STATE.has(type))
    .flatMap((organ) => organ.of.map((id) => entityOf(base, id)))
    .filter((state) => state.type === "country" && state !== given);
  const open = parents.filter((whole) => oracle.proveFalse(propositionWith(frame, whole, when)) === null);
  return [...new Set([...open, ...states])];
}

/**
 * The one organisation of which it is a part, without the given one and what the one is itself a part of; null where it was part of
 * several: which of them at what time is not written down.
 */
function soleWhole(base: FactBase, entity: Entity, given: Entity | null): Entity | null {
  const wholes = entity.within
    .map((id) => entityOf(base, id))
    .filter((whole) => whole !== given && branchOf(base, whole) === "organisation" && !LOOSE_WHOLES.has(whole.type));
  const nearest = wholes.filter((whole) => !wholes.some((other) => containersOf(base, other).has(whole)));
  return nearest.length === 1 ? (nearest[0] ?? null) : null;
}

/** Leaves of a broader kind than the one asked for: every regional organisation is an international one, and such an answer earns half. */
const BROADER_KINDS: Readonly<Record<string, readonly string[]>> = {
  "regional-organisation": ["international-organisation"],
};

/** The relation of a coalition to what belongs to it. */
const COMPONENT = "component";
/** The relation by which one thing has two names: asked for one of them, the other is no answer. */
export const RENAMING = "renamed-to";

/** Members of the list that are true and of a kind that holds the one asked for. */
function membersOfBroaderKind({ base, oracle }: GenerationContext, frame: Frame, when: string | null): Entity[] {
  const kinds = BROADER_KINDS[frame.answer.type] ?? [];
  return (frame.list?.members ?? [])
    .map((id) => entityOf(base, id))
    .filter((member) => kinds.includes(member.type) && oracle.isTrue(propositionWith(frame, member, when)));
}

/** Every place around the answer, without the one that the question itself gives and what is around that. */
function placesAround(base: FactBase, { answer, given }: Frame): readonly Entity[] {
  const around = containersOf(base, answer);
  if (given === null || !around.has(given)) return [...around];
  const told = containersOf(base, given).add(given);
  return [...around].filter((place) => !told.has(place));
}

/** All of its own branch in which a thing lies, over any number of steps; two that overlap contain neither the other. */
function containersOf(base: FactBase, entity: Entity): Set<Entity> {
  const found = new Set<Entity>();
  const branch = branchOf(base, entity);
  const walk = (part: Entity): void => {
    for (const id of part.within) {
      const whole = entityOf(base, id);
      if (whole === entity || found.has(whole) || branchOf(base, whole) !== branch) continue;
      if (whole.within.includes(part.id)) continue;
      found.add(whole);
      walk(whole);
    }
  };
  walk(entity);
  return found;
}

/**
 * What the sources vouch for beside the answers, other names of the same thing left out: coalitions that one was part of. Of what
 * belongs to a coalition another one is no broader name, though they share a member.
 */
function coalitionsAround(context: GenerationContext, frame: Frame, when: string | null): readonly Entity[] {
  const { base, oracle } = context;
  const { fact, slot, given, list } = frame;
  const { r } = fact.triple;
  if (slot !== "o" || r === RENAMING || (list !== null && r === COMPONENT)) return [];
  const coalitions = answersOfKind(context, frame)
    .flatMap(({ id }) => base.index.factsByRelationObject.get(`${COMPONENT} ${id}`) ?? [])
    .flatMap(({ triple }) => (triple === null || triple.s === given?.id ? [] : [entityOf(base, triple.s)]));
  return [...new Set(coalitions)].filter((whole) => oracle.isTrue(propositionWith(frame, whole, when)));
}
