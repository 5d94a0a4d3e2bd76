import { z } from "zod";

/** How long data is kept. 0 stands for ever. */
export const retentionSchema = z.strictObject({
  /** Days after which a visitor without an account goes; their cookie lasts 90. */
  guestDays: z.coerce.number().int().min(1).max(91),
  /** Months without a visit after which a learner's account goes. */
  learnerMonths: z.coerce.number().int().min(0).max(120),
  /** Months in the archive after which a class goes. */
  classMonths: z.coerce.number().int().min(0).max(120),
});

export type Retention = z.infer<typeof retentionSchema>;

/** As long as a visitor can come back; nothing of anybody who has an account, until an administrator says so. */
export const defaultRetention: Retention = { guestDays: 91, learnerMonths: 0, classMonths: 0 };

/** Months after which a class goes that nobody teaches any more: nobody could ask for it to be deleted. */
export const CLOSED_MONTHS = 12;

/** What is older than these instants goes; null: nothing does. Months are those of the calendar, in UTC. */
export type Cutoffs = {
  readonly guests: Date;
  readonly learners: Date | null;
  readonly classes: Date | null;
  readonly closedClasses: Date;
};

const DAY_MS = 86_400_000;

/**
 * So many months before an instant, on the same day of the month; on its last day where the month is too short.
 *
 * @param months whole, not negative
 */
export function monthsBefore(now: Date, months: number): Date {
  const at = new Date(now.getTime());
  const day = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() - months);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(day, last));
  return at;
}

export function cutoffsAt(now: Date, { guestDays, learnerMonths, classMonths }: Retention): Cutoffs {
  const closed = classMonths === 0 ? CLOSED_MONTHS : Math.min(CLOSED_MONTHS, classMonths);
  return {
    guests: new Date(now.getTime() - guestDays * DAY_MS),
    learners: learnerMonths === 0 ? null : monthsBefore(now, learnerMonths),
    classes: classMonths === 0 ? null : monthsBefore(now, classMonths),
    closedClasses: monthsBefore(now, closed),
  };
}
