import { isDone, type OwnState } from "@/core/gradebook/cell";
import { FULL_DAY, missingCards, type ReviewingDay } from "@/core/quizzes/rules/reviewing-day";

/** What of an assignment says whether its learner should be reminded; times in ms since 1970. */
export type RemindedWork = {
  readonly id: string;
  readonly title: string;
  readonly kind: "quiz" | "reviewing";
  readonly state: OwnState;
  readonly dueAt: number;
  /** Quiz: whether there is still something to do. */
  readonly mayGoOn: boolean;
  readonly daysDone: number;
  readonly daysWanted: number;
  /** Reviewing: how much of today is done; null where it is not open. */
  readonly today: ReviewingDay | null;
};

export type Reminder =
  | { readonly kind: "late" | "soon"; readonly id: string; readonly title: string; readonly dueAt: number }
  /** Reviewing: it takes separate days, so that it cannot wait for the last. */
  | {
      readonly kind: "days";
      readonly id: string;
      readonly title: string;
      readonly dueAt: number;
      readonly done: number;
      readonly wanted: number;
      /** Cards that are missing for today to count. */
      readonly missing: number;
    };

const DAY_MS = 86_400_000;
const missingToday = ({ today }: RemindedWork): number => (today === null ? FULL_DAY : missingCards(today));
/** Two days before it is due, a quiz is due soon. */
export const SOON_MS = 2 * DAY_MS;

/**
 * What a learner is reminded of, the most urgent first: late work that is still taken, what is due within two days, and reviewing
 * for which there are hardly more days left than are wanted.
 */
export function remindersFor(work: readonly RemindedWork[], now: number): readonly Reminder[] {
  const found = work.flatMap((each): Reminder[] => {
    const { id, title, dueAt, kind, state } = each;
    const about = { id, title, dueAt };
    if (isDone(state) || state === "discarded" || state === "excused") return [];
    if (kind === "quiz") {
      if (!each.mayGoOn) return [];
      if (dueAt <= now) return [{ kind: "late", ...about }];
      return dueAt - now <= SOON_MS ? [{ kind: "soon", ...about }] : [];
    }
    const missing = each.daysWanted - each.daysDone;
    const left = (dueAt - now) / DAY_MS;
    return dueAt > now && missing > 0 && left <= missing + 1
      ? [{ kind: "days", ...about, done: each.daysDone, wanted: each.daysWanted, missing: missingToday(each) }]
      : [];
  });
  return found.sort((a, b) => a.dueAt - b.dueAt);
}
