import type { Entity } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { type Frame, propositionWith } from "@/core/questions/frame";
import { entityOf } from "@/core/questions/render/text";
import { branchOf } from "@/core/questions/typed-answer/spellings";

/**
 * All entities that answer the question: the one, or those of the complete list. Of a state, those for whom the sources vouch at
 * the stated time: one may have been looked up later than another, and is then not decided.
 */
export function rightAnswers(context: GenerationContext, frame: Frame, when: string | null): readonly Entity[] {
  const isState = context.base.relations.get(frame.fact.triple.r)?.aspect === "state";
  const { oracle } = context;
  return answersOfKind(context, frame).filter(
    (member) =>
      frame.list === null ||
      (!isState && member.type === frame.answer.type) ||
      member.id === frame.answer.id ||
      oracle.isTrue(propositionWith(frame, member, when)),
  );
}

/**
 * Leaves whose members the noun of a leaf covers as it is read, though the leaf does not: the African Union is an international
 * organisation, and who is a northern armed movement may be an Islamist one or a coalition. Not the other way round: the MNLA is no
 * armed Islamist group.
 */
const READ_AS: Readonly<Record<string, readonly string[]>> = {
  "international-organisation": ["regional-organisation", "un-body"],
  "northern-movement": ["islamist-group", "self-defence-group", "coalition"],
};
/**
 * The answer, or the members of the list that are of the kind that the stem names: a government is no armed movement, though it
 * signed as well. The noun is taken as pupils read it, not as the leaf is cut. Of people anyone: that one is a politician and another
 * a leader is no mistake of who types a name.
 */
export function answersOfKind(context: GenerationContext, frame: Frame): readonly Entity[] {
  const { answer, list } = frame;
  if (list === null) return [answer];
  const members = list.members.map((id) => entityOf(context.base, id));
  if (branchOf(context.base, answer) !== "person") {
    const kinds = new Set([answer.type, ...(READ_AS[answer.type] ?? [])]);
    return members.filter(({ type }) => kinds.has(type));
  }
  return members.filter((member) => branchOf(context.base, member) === "person");
}
