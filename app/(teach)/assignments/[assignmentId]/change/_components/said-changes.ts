import { type RulesWords, rulesSentences } from "@/app/(teach)/_components/rules/rules-sentence";
import { writtenMoment } from "@/components/dates";
import { count, fill } from "@/components/words";
import type { CellState } from "@/core/gradebook/cell";
import type { GivenWork } from "@/core/quizzes/rules/assignment-locks";
import type { ChangeEffects } from "@/core/quizzes/rules/change-effects";
import type changing from "@/messages/en/changing.json";

export type SaidGiven = {
  readonly title: string;
  readonly work: GivenWork;
  /** For whom it is, in words. */
  readonly whom: string;
};

export type SaidWords = {
  readonly say: (typeof changing)["say"];
  readonly rules: RulesWords;
  readonly states: Readonly<Record<CellState, string>>;
};

type Place = { readonly language: string; readonly timeZone: string };

/** What holds of a quiz or of reviewing, in whole sentences. */
function sentencesOf({ rules, ...work }: GivenWork, place: Place, { say, rules: words }: SaidWords): readonly string[] {
  const at = (instant: number) => writtenMoment(new Date(instant), place.language, place.timeZone);
  if (work.kind === "reviewing") {
    return [
      fill(say.days, { count: work.daysWanted }),
      fill(say.opens, { date: at(work.opensAt) }),
      fill(say.due, { date: at(work.dueAt) }),
      ...(rules.typed === "free" ? [] : [say.typed[rules.typed]]),
    ];
  }
  const closes = work.closesAt === null ? null : work.closesAt === work.dueAt ? "due" : at(work.closesAt);
  return rulesSentences({ ...rules, opens: at(work.opensAt), due: at(work.dueAt), closes }, words);
}

/**
 * What a change comes to: which sentences about it hold no longer, which hold from now on, and what becomes of the learners.
 *
 * @param newVersion the version of the set whose questions are taken; null when they stay
 */
export function saidChanges(
  before: SaidGiven,
  after: SaidGiven,
  newVersion: number | null,
  effects: ChangeEffects,
  place: Place,
  words: SaidWords,
): readonly string[] {
  const { say, states } = words;
  const [held, holds] = [sentencesOf(before.work, place, words), sentencesOf(after.work, place, words)];
  const some = (forms: typeof say.kept, number: number) => (number === 0 ? [] : [count(forms, number)]);
  const said = [
    ...(before.title === after.title ? [] : [fill(say.title, { title: after.title })]),
    ...held.filter((sentence) => !holds.includes(sentence)).map((sentence) => fill(say.no, { sentence })),
    ...holds.filter((sentence) => !held.includes(sentence)).map((sentence) => fill(say.yes, { sentence })),
    ...(before.whom === after.whom ? [] : [fill(say.whom, { whom: after.whom })]),
    ...(newVersion === null ? [] : [fill(say.questions, { version: newVersion })]),
    ...some(say.added, effects.added),
    ...some(say.removed, effects.removed),
    ...effects.moved.map(({ from, to, learners }) =>
      fill(count(say.moved, learners), { from: states[from], to: states[to] }),
    ),
    ...some(say.regraded, effects.regraded),
    ...some(say.kept, effects.kept),
  ];
  return said.length === 0 ? [say.nothing] : said;
}
