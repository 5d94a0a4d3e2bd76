import { creditOf } from "@/core/memory/answer-ratings";
import type { Keyed } from "@/core/questions/contract";
import { questionTypes } from "@/core/questions/registry";
import { acceptSpelling, acceptsAlready, sameSpelling } from "@/core/questions/typed-answer/accept-spelling";
import type { QuestionTypeName } from "@/core/questions/views";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import { type Mark, type Score, scoreOf } from "@/core/quizzes/score";
import { sameJson } from "@/core/shared/same-json";

/** What a teacher rules on a question, for everybody who had it. */
export type Ruling =
  | { readonly kind: Mark }
  /** The key that the facts give now. */
  | { readonly kind: "regrade" }
  /** What was typed counts as right. */
  | { readonly kind: "accept"; readonly typed: string };
/** As its learners are told of it: what was accepted is a right answer, and null until the answers are told. */
export type RulingAsTold =
  | Exclude<Ruling, { readonly kind: "accept" }>
  | { readonly kind: "accept"; readonly typed: string | null };
export const rulingKinds: readonly Ruling["kind"][] = ["drop", "credit", "regrade", "accept"];

/** An answer as it is stored. */
export type GradedAnswer = { readonly given: Given; readonly grade: StoredGrade; readonly credit: number };

/** A question as one learner had it in one sitting. */
export type HadItem = {
  readonly type: QuestionTypeName;
  /** As it was made. */
  readonly made: Keyed;
  /** As it counts now. */
  readonly keyed: Keyed;
  /** Whether it earns points at all. */
  readonly counts: boolean;
  readonly mark: Mark | null;
  readonly answer: GradedAnswer | null;
  /** What had been answered before the question was taken out of its sitting with a fact: the answer is then a passing over. */
  readonly setAside: GradedAnswer | null;
};

export type RulingProblem =
  /** The same ruling stands. */
  | "stands-already"
  /** It counts for nobody, or for everybody, already: take that back first. */
  | "marked-otherwise"
  /** Only typed answers are accepted, and this question is not typed. */
  | "not-typed";

/**
 * Whether a ruling can come to those that stand on a question.
 *
 * @returns null when it can
 */
export function rulingProblem(
  ruling: Ruling,
  standing: readonly Ruling[],
  type: QuestionTypeName,
): RulingProblem | null {
  if (standing.some((other) => sameRuling(ruling, other))) return "stands-already";
  if (isMark(ruling) && standing.some(isMark)) return "marked-otherwise";
  return ruling.kind === "accept" && !isTyped(type) ? "not-typed" : null;
}

/** Types whose answers are words that somebody types. */
export const isTyped = (type: QuestionTypeName): boolean => type === "short-answer" || type === "cloze";

/**
 * A question as it counts under the rulings that stand. It follows from how it was made, from the answer and from the set of
 * rulings, not from their order or from what stood before; so taking a ruling back is the same as never having made it.
 *
 * @param newKey what "regrade" puts in the place of what was made; null where no such ruling reaches the item
 */
export function underRulings(item: HadItem, standing: readonly Ruling[], newKey: Keyed | null): HadItem {
  const regraded = standing.some(({ kind }) => kind === "regrade") && newKey !== null ? newKey : item.made;
  const typed = standing.flatMap((ruling) => (ruling.kind === "accept" ? [ruling.typed] : [])).sort();
  const keyed = isTyped(item.type) ? typed.reduce(withAccepted, regraded) : regraded;
  return {
    ...item,
    keyed,
    mark: standing.find(isMark)?.kind ?? null,
    answer: item.answer && regrade(item.type, item.keyed, keyed, item.answer),
    setAside: item.setAside && regrade(item.type, item.keyed, keyed, item.setAside),
  };
}

function withAccepted(keyed: Keyed, typed: string): Keyed {
  return acceptsAlready(keyed.key, typed) ? keyed : { ...keyed, key: acceptSpelling(keyed.key, typed) };
}

/** The answer by another key. A key that judges it like the one before leaves the stored grade untouched. */
function regrade(type: QuestionTypeName, from: Keyed, to: Keyed, answer: GradedAnswer): GradedAnswer {
  const { given } = answer;
  if (!("answer" in given) || sameJson(from.key, to.key)) return answer;
  const before = questionTypes[type].gradeJson(from.key, given.answer);
  const after = questionTypes[type].gradeJson(to.key, given.answer);
  if (sameJson(before, after)) return answer;
  if (after.ok) return { given, grade: after.value, credit: creditOf(after.value) };
  return after.error.kind === "not-in-sources" ? { given, grade: { kind: "undecided" }, credit: 0 } : answer;
}

/** A question's part of the points of a sitting that is over. */
export function worthOf({ counts, mark, answer }: Pick<HadItem, "counts" | "mark" | "answer">): Score {
  const skipped = answer?.grade.kind === "skipped";
  return scoreOf([{ counts, credit: answer?.credit ?? null, skipped, ruling: mark }], true);
}

/** What names a question in whichever sitting it was asked: one target may be asked by many facts. */
export type QuestionName = {
  readonly type: string;
  readonly targetId: string;
  readonly factIds: readonly string[];
};
export const questionName = ({ type, targetId, factIds }: QuestionName): string =>
  [type, targetId, ...[...factIds].sort()].join(" ");

const isMark = (ruling: Ruling): ruling is { readonly kind: Mark } =>
  ruling.kind === "drop" || ruling.kind === "credit";

function sameRuling(one: Ruling, other: Ruling): boolean {
  if (one.kind !== "accept" || other.kind !== "accept") return one.kind === other.kind;
  return sameSpelling(one.typed, other.typed);
}
