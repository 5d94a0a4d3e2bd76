import type { Entity, Fact, FactBase } from "@/core/facts/model";
import { type DayNumber, edtf, edtfOfDay, endSpan, isOpenEnded, outerSpan, startSpan } from "@/core/shared/edtf";

/** Months before the release for which "since" may still be said of what nobody has looked at again, where no relation says. */
const LATELY_MONTHS = 12;
const DAYS_PER_MONTH = 30.44;

/**
 * The last day for which a state is known, where it was still so when last checked and that is long ago: it is told as
 * "from 2014; last known on 1 April 2015".
 *
 * @param when  EDTF
 * @param asOf  EDTF day: last day for which its sources vouch
 * @param today EDTF day of the release
 * @param ttl   months for which such a state may be taken to last, as its relation says; null for a year
 * @returns null for what ended, and for what was so lately
 */
export function lastKnownDay(
  when: string | null,
  asOf: string,
  today: string,
  ttl: number | null = null,
): string | null {
  if (when === null || !isOpenEnded(edtf(when))) return null;
  const age = outerSpan(edtf(today)).to - outerSpan(edtf(asOf)).to;
  return age > (ttl ?? LATELY_MONTHS) * DAYS_PER_MONTH ? asOf : null;
}

/** Things that are of somebody: who held an office of a group then, or what a group declared, shows the group. */
const OF_SOMEBODY: ReadonlySet<string> = new Set(["group-office", "islamist-office", "declaration"]);

/**
 * The last day on which some fact shows that it was there: what happened then concerned it, a state of it was so, somebody
 * held an office of it, or it declared something.
 *
 * @returns null when no dated fact names it
 */
export function vouchedTo(base: FactBase, entityId: string): DayNumber | null {
  const today = outerSpan(edtf(base.release.asOf)).to;
  const own = base.index.factsByEntity.get(entityId) ?? [];
  const ofIts = (base.index.factsToldOf.get(entityId) ?? []).filter(({ triple }) =>
    OF_SOMEBODY.has(base.entities.get(triple?.s ?? "")?.type ?? ""),
  );
  const days = [...own, ...ofIts].flatMap((fact) => {
    const day = fact.denies ? null : shownOn(fact);
    return day === null ? [] : [Math.min(day, today)];
  });
  return days.length === 0 ? null : Math.max(...days);
}

/** The last day of which a fact tells something: never later than its sources. */
function shownOn({ when, asOf }: Fact): DayNumber | null {
  if (when === null) return null;
  const value = edtf(when);
  const known = outerSpan(edtf(asOf)).to;
  const end = endSpan(value).to;
  const last = Number.isFinite(end) || isOpenEnded(value) ? Math.min(end, known) : startSpan(value).to;
  return Number.isFinite(last) ? Math.min(last, known) : null;
}

/** The same of a thing whose life is open: null where it ended, or was there within a year of the release. */
export function lastKnownOf(base: FactBase, { id, life }: Entity): string | null {
  if (life === null || !isOpenEnded(edtf(life))) return null;
  const day = vouchedTo(base, id) ?? startSpan(edtf(life)).to;
  return lastKnownDay(life, edtfOfDay(day), base.release.asOf);
}
