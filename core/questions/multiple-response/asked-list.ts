import { byBand } from "@/core/distractors/band";
import { type Candidate, candidatesFor } from "@/core/distractors/candidates";
import type { OptionDraw } from "@/core/distractors/choose";
import { chooseAmong } from "@/core/distractors/choose-many";
import { existedAt } from "@/core/distractors/existence";
import { clearlyDifferent, sameForm } from "@/core/distractors/form";
import { overlap } from "@/core/facts/about/overlap";
import type { CompleteList, Entity, Fact } from "@/core/facts/model";
import type { Option } from "@/core/questions/choice-set";
import { givesAway } from "@/core/questions/clang";
import { factTarget, type GenerationContext, type Rejection, type TargetId } from "@/core/questions/contract";
import { factSentence } from "@/core/questions/feedback";
import { type Frame, fittingMembers, isAskable, propositionWith } from "@/core/questions/frame";
import { explained } from "@/core/questions/render/reasons";
import { labelOf } from "@/core/questions/render/text";
import { type StructuredFact, sentence, wordingOf } from "@/core/questions/render/wording";
import { pick, type Random, shuffled } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";

/** A right option: a member of the list, with the fact that says so. */
export type Member = {
  readonly entity: Entity;
  readonly label: string;
  readonly fact: StructuredFact;
  readonly targetId: TargetId;
  readonly why: string;
};

export type AskedList = {
  readonly list: CompleteList;
  readonly stem: string;
  readonly when: string | null;
  /** The asked fact's first. */
  readonly members: readonly Member[];
  readonly options: readonly Option[];
  /** How near each wrong option comes to the asked member, in [0, 1]. */
  readonly near: readonly number[];
};

const SIZES = [5, 6] as const;
/** At least so many right and so many wrong options (items.md §3.1). */
const FEWEST = 2;

/**
 * A question to which members of one complete list are the right answers, and entities proved not to be on it the wrong
 * ones. The stem's time is one for which the list is complete.
 */
export function askedList(
  context: GenerationContext,
  frame: Frame,
  { random, band }: OptionDraw,
): Result<AskedList, Rejection> {
  const { list } = frame;
  if (list === null) return err({ code: "no-list" });
  // Asked of the list's own time: one member may have been there longer than the list is known to be whole.
  const wording = wordingOf(context, { ...frame.fact, when: list.when ?? frame.fact.when }, random);
  const stem = wording === null ? null : (sentence(wording, "askAllAmong") ?? sentence(wording, "askAll"));
  if (wording === null || stem === null) return err({ code: "no-stem" });
  const members = membersOf(context, frame, list, wording.when, stem);
  const asked = members.find(({ fact }) => fact.id === frame.fact.id);
  if (asked === undefined || members.length < FEWEST) return err({ code: "few-members" });
  const labels = members.map(({ label }) => label);
  const candidates = candidatesFor(context, frame, wording.when, stem).filter(
    (candidate) =>
      members.every((member) => standsBeside(candidate, member)) &&
      !givesAway(stem, candidate.label, [...labels, candidate.label]),
  );
  const wrong = apart(shuffled(byBand(candidates, band).slice(0, bandSize(candidates.length)), random));
  const size = sizeOf(members.length, wrong.length, random);
  if (size === null) return err({ code: "few-distractors" });
  const others = members.filter((member) => member !== asked);
  const place = { relation: frame.fact.triple.r, slot: "o" } as const;
  const chosen = chooseAmong(context.base, asked, others, wrong, size, place, random);
  return ok({
    list,
    stem,
    when: wording.when,
    members: chosen.right,
    near: chosen.wrong.map(({ nearness }) => nearness),
    options: [
      ...chosen.right.map(({ entity, label }) => ({ label, entityId: entity.id, proof: null, why: null })),
      ...chosen.wrong.map(({ entity, label, proof }) => ({
        label,
        entityId: entity.id,
        ...explained(context, entity, frame.answer, proof, {
          relationId: wording.relation.id,
          slot: "o",
          when: wording.when,
        }),
      })),
    ],
  });
}

/** Members that may be options: of the asked leaf and form, each true at the stated time by a fact that may be asked. */
function membersOf(
  context: GenerationContext,
  frame: Frame,
  list: CompleteList,
  when: string | null,
  stem: string,
): readonly Member[] {
  const first = labelOf(frame.answer, context.language);
  const found: Member[] = [];
  for (const entity of fittingMembers(context, frame)) {
    const label = labelOf(entity, context.language);
    const fact = factOf(context, list, entity);
    if (label === null || first === null || fact === null || !sameForm(first, label)) continue;
    if (!existedAt(context.base, entity, when) || givesAway(stem, label, [])) continue;
    if (!context.oracle.isTrue(propositionWith(frame, entity, when))) continue;
    const member = { entity, label, fact, targetId: factTarget(fact.id, "card"), why: factSentence(context, fact) };
    if (found.every((other) => standsBeside(other, member))) found.push(member);
  }
  return found;
}

/** The established fact that puts a member on the list; null when it may not be asked. */
export function factOf(context: GenerationContext, list: CompleteList, member: Entity): StructuredFact | null {
  const facts: readonly Fact[] = context.base.index.factsBySubjectRelation.get(`${list.s} ${list.r}`) ?? [];
  const found = facts.find(({ triple, denies }) => !denies && triple?.o.kind === "entity" && triple.o.id === member.id);
  return found !== undefined && isAskable(context, found) ? found : null;
}

type Labelled = Pick<Candidate, "entity" | "label">;

/** Neither part and whole or easily confused, nor alike in writing. */
function standsBeside(left: Labelled, right: Labelled): boolean {
  if (overlap(left.entity, right.entity)) return false;
  return clearlyDifferent(left.label, right.label);
}

function apart(candidates: readonly Candidate[]): readonly Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    if (chosen.every((other) => standsBeside(other, candidate))) chosen.push(candidate);
  }
  return chosen;
}

/**
 * How many candidates of the band the wrong options are drawn from: a half, so that they are not always the same, and
 * enough for a question.
 */
const bandSize = (count: number): number => Math.max(Math.ceil(count / 2), SMALLEST_BAND);

const SMALLEST_BAND = 5;

/** How many right and wrong options: drawn among all that fit, so that their number tells nothing. */
function sizeOf(members: number, wrong: number, random: Random): { right: number; wrong: number } | null {
  const fits = SIZES.flatMap((size) =>
    Array.from({ length: size - 2 * FEWEST + 1 }, (_, at) => ({ right: FEWEST + at, wrong: size - FEWEST - at })),
  ).filter((each) => each.right <= members && each.wrong <= wrong);
  return pick(fits, random);
}
