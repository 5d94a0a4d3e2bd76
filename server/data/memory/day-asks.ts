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
  const touched = works.flatMap((work) => {
    const on = days.filter(({ targetIds }) => [...targetIds].some((targetId) => isOf(work, targetId)));
    return on.length === 0 ? [] : [{ work, days: on }];
  });
  const asked = await askedOnDays(viewer, touched, days);
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

type TouchedWork = { readonly work: OpenWork; readonly days: readonly DayReviewed[] };

/**
 * How many cards the days on which works were touched ask for, by work and day. Only a day's first review looks at the cards: the
 * others find in the log what it wrote.
 *
 * @param all every day of the batch: what was reviewed on one of them is not open on a later one
 */
async function askedOnDays(
  viewer: Viewer,
  touched: readonly TouchedWork[],
  all: readonly DayReviewed[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const anew = touched.filter(({ work, days }) => days.some(({ day }) => !work.days.has(day))).map(({ work }) => work);
  const askedOn = anew.length === 0 ? null : await findAskedOn(viewer, anew);
  const onDay = (work: OpenWork, one: DayReviewed): number => {
    const gone = new Set(all.filter(({ end }) => end < one.end).flatMap(({ targetIds }) => [...targetIds]));
    return work.days.get(one.day)?.asked ?? askedOn?.(work, one, gone).asked ?? FULL_DAY;
  };
  return new Map(
    touched.map(({ work, days }) => [work.id, new Map(days.map((one) => [one.day, onDay(work, one)]))] as const),
  );
}

/**
 * What the viewer has done today of each open reviewing that wants more days, by assignment, the soonest due for them first; and what
 * today asks, as its first review found it or would find it.
 */
export async function findReviewingToday(viewer: Viewer, now: Date): Promise<ReadonlyMap<string, ReviewingToday>> {
  const { today, dayEnd } = studyMoment(now.getTime(), viewer);
  const works = (await findOpenWorks(viewer, [today], now)).filter(({ done }) => !done);
  const isHad = ({ days }: OpenWork) => missingCards(days.get(today) ?? { done: 0, asked: 1 }) === 0;
  const going = works.filter((work) => !isHad(work));
  const askedOn = going.length === 0 ? null : await findAskedOn(viewer, going);
  const standing = (work: OpenWork): ReviewingToday => {
    const begun = work.days.get(today);
    const found = isHad(work) ? undefined : askedOn?.(work, { day: today, end: dayEnd }, new Set());
    // What a day asks is fixed by its first review; whether anything is left that is due is not.
    return { done: 0, asked: FULL_DAY, ahead: false, ...found, ...begun };
  };
  return new Map(works.map((work) => [work.id, standing(work)]));
}
