import "server-only";
import { decideEffectiveAt } from "@/core/memory/effective-at";
import type { DeviceReport } from "@/core/memory/protocol";
import { studyDay, studyDayEnd, studyMoment } from "@/core/memory/study-day";
import { countsFor } from "@/core/quizzes/rules/kept-typing";
import { FULL_DAY, missingCards, type ReviewingToday } from "@/core/quizzes/rules/reviewing-day";
import type { Viewer } from "@/server/auth/viewer";
import { type DayOfStudy, findAskedOn } from "@/server/data/cards/asked-cards";
import type { CardSource } from "@/server/data/cards/card-source";
import { findOpenWorks, type OpenWork } from "@/server/data/cards/open-works";
import { findHiddenFacts } from "@/server/data/memory/review-queue";
import { type Database, getDb } from "@/server/db";

/** A day on which cards of a batch were reviewed. */
type DayReviewed = DayOfStudy & { readonly targetIds: ReadonlySet<string> };

/**
 * The days of studying on which the cards of a batch were reviewed, first day first. Their times are corrected, not yet set behind
 * what the device told before: an event whose day turns out to be another carries nothing of what that day asks.
 *
 * @param now ms since 1970
 */
export function daysReviewedOn(viewer: Viewer, { events, sentAt }: DeviceReport, now: number): readonly DayReviewed[] {
  const days = new Map<string, { end: number; targetIds: Set<string> }>();
  for (const { kind, at, targetId } of events) {
    if (kind !== "reviewed") continue;
    const effectiveAt = decideEffectiveAt(at, sentAt, now, null);
    const day = studyDay(effectiveAt, viewer);
    const known = days.get(day) ?? { end: studyDayEnd(effectiveAt, viewer), targetIds: new Set() };
    days.set(day, known);
    known.targetIds.add(targetId);
  }
  return [...days].map(([day, rest]) => ({ day, ...rest })).sort((a, b) => a.end - b.end);
}

type Asks = ReadonlyMap<string, Readonly<Record<string, number>>>;

/** What each day asks of the works that a card is of: as its first review found it, or as it is found now. */
export async function findAsks(
  viewer: Viewer,
  works: readonly OpenWork[],
  days: readonly DayReviewed[],
  source: CardSource,
): Promise<(targetId: string) => Asks> {
  const isOf = (work: OpenWork, targetId: string) => {
    const card = source(targetId);
    return card !== null && countsFor(work, card);
  };
  const asked = new Map<string, Map<string, number>>();
  for (const work of works) {
    const touched = days.filter(({ targetIds }) => [...targetIds].some((targetId) => isOf(work, targetId)));
    if (touched.length > 0) asked.set(work.id, await askedOnDays(viewer, work, days, touched));
  }
  return (targetId) => {
    const mine = works.filter((work) => asked.has(work.id) && isOf(work, targetId));
    if (mine.length === 0) return new Map();
    const onDay = ({ day }: DayReviewed) =>
      Object.fromEntries(mine.flatMap(({ id }) => pairOf(id, asked.get(id)?.get(day))));
    return new Map(days.map((one) => [one.day, onDay(one)]));
  };
}

const pairOf = (id: string, asked: number | undefined): [string, number][] =>
  asked === undefined ? [] : [[id, asked]];

/** Only a day's first review looks at the cards: the others find in the log what it wrote. */
async function askedOnDays(
  viewer: Viewer,
  work: OpenWork,
  days: readonly DayReviewed[],
  touched: readonly DayReviewed[],
): Promise<Map<string, number>> {
  const begun = touched.every(({ day }) => work.days.has(day));
  const db = await getDb();
  const count = begun ? null : await findAskedOn(db, viewer, work, await findHiddenFacts(db, viewer));
  return new Map(
    touched.map((one): [string, number] => {
      const gone = new Set(days.filter(({ end }) => end < one.end).flatMap(({ targetIds }) => [...targetIds]));
      return [one.day, work.days.get(one.day)?.asked ?? count?.(one, gone).asked ?? FULL_DAY];
    }),
  );
}

/** What the viewer has done today of each open reviewing that wants more days, by assignment, and what today asks, as its first review would find it. */
export async function findReviewingToday(
  db: Database,
  viewer: Viewer,
  now: Date,
): Promise<ReadonlyMap<string, ReviewingToday>> {
  const { today, dayEnd } = studyMoment(now.getTime(), viewer);
  const works = (await findOpenWorks(viewer, [today], now)).filter(({ done }) => !done);
  if (works.length === 0) return new Map();
  const isHad = ({ days }: OpenWork) => missingCards(days.get(today) ?? { done: 0, asked: 1 }) === 0;
  const hidden = works.every(isHad) ? new Set<string>() : await findHiddenFacts(db, viewer);
  const standing = async (work: OpenWork): Promise<ReviewingToday> => {
    const begun = work.days.get(today);
    if (begun !== undefined && isHad(work)) return { ...begun, ahead: false };
    const askedOn = await findAskedOn(db, viewer, work, hidden);
    const found = askedOn({ day: today, end: dayEnd }, new Set());
    // What a day asks is fixed by its first review; whether anything is left that is due is not.
    return begun === undefined ? { done: 0, ...found } : { ...begun, ahead: found.ahead };
  };
  return new Map(await Promise.all(works.map(async (work) => [work.id, await standing(work)] as const)));
}
