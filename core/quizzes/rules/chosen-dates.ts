import { z } from "zod";
import { daysBetween, studyDay } from "@/core/memory/study-day";
import type { Dates, Exception } from "@/core/quizzes/rules/schedule";
import { endOfCivilDay } from "@/core/shared/civil-day";
import { civilTime, instantOf } from "@/core/shared/civil-time";
import { err, ok, type Result } from "@/core/shared/result";

/** YYYY-MM-DDTHH:MM, or HH:MM for a time of the due day; what it is not is found when it is read. */
const localTime = z.string().max(20);

/** Dates as a teacher types them: as the clocks of their zone show them, empty where nothing was chosen. */
export const datesInput = z.strictObject({
  opens: localTime,
  dueOn: z.iso.date(),
  dueTime: localTime,
  closes: z.enum(["never", "due", "later"]),
  closesAt: localTime,
});
export type DatesInput = z.infer<typeof datesInput>;

export type ChosenDates = { readonly opensAt: number; readonly dueAt: number; readonly closesAt: number | null };

/** Dates as a teacher would have typed them; seconds, which no field shows, are dropped. */
export function datesAsTyped({ opensAt, dueAt, closesAt }: ChosenDates, timeZone: string): DatesInput {
  const due = civilTime(dueAt, timeZone);
  const [dueOn = "", dueTime = ""] = due.split("T");
  return {
    opens: civilTime(opensAt, timeZone),
    dueOn,
    dueTime: endOfCivilDay(dueOn, timeZone) === dueAt ? "" : dueTime,
    closes: closesAt === null ? "never" : closesAt === dueAt ? "due" : "later",
    closesAt: closesAt === null || closesAt === dueAt ? "" : civilTime(closesAt, timeZone),
  };
}

/**
 * The dates as instants, ms since 1970.
 *
 * @param now    the server's clock: what opens at once opens then, and nothing is made due or closed before it
 * @param before the dates that are changed, if any: what is typed as it was stays to the millisecond, be it past
 * @returns the field that cannot be, where one cannot
 */
export function datesFor(
  dates: DatesInput,
  timeZone: string,
  now: number,
  before: ChosenDates | null = null,
): Result<ChosenDates, "dueOn" | "dueTime" | "opens" | "closesAt"> {
  const was = before === null ? null : { at: before, typed: datesAsTyped(before, timeZone) };
  const sameDue = was?.typed.dueOn === dates.dueOn && was.typed.dueTime === dates.dueTime;
  const dueAt = sameDue
    ? was.at.dueAt
    : dates.dueTime === ""
      ? endOfCivilDay(dates.dueOn, timeZone)
      : instantOf(`${dates.dueOn}T${dates.dueTime}`, timeZone);
  if (dueAt === null || (!sameDue && dueAt <= now)) return err(dates.dueTime === "" ? "dueOn" : "dueTime");
  const opensAt =
    was?.typed.opens === dates.opens ? was.at.opensAt : dates.opens === "" ? now : instantOf(dates.opens, timeZone);
  if (opensAt === null || opensAt >= dueAt) return err("opens");
  if (dates.closes === "never") return ok({ opensAt, dueAt, closesAt: null });
  const sameClosing = was?.typed.closes === "later" && was.typed.closesAt === dates.closesAt;
  const closesAt = dates.closes === "due" ? dueAt : sameClosing ? was.at.closesAt : instantOf(dates.closesAt, timeZone);
  if (closesAt === null || closesAt < dueAt) return err("closesAt");
  return was !== null && closesAt !== was.at.closesAt && closesAt <= now
    ? err("closesAt")
    : ok({ opensAt, dueAt, closesAt });
}

/**
 * Whether reviewing can be done on so many separate days from its opening to its due date, the days of both included.
 *
 * @param timeZone whose days are counted: the teacher's, as the dates were typed by their calendar
 */
export function hasDaysFor(
  daysWanted: number,
  { opensAt, dueAt }: Pick<ChosenDates, "opensAt" | "dueAt">,
  timeZone: string,
): boolean {
  const day = (at: number) => studyDay(at, { timeZone, dayStartHour: 0 });
  return daysBetween(day(opensAt), day(dueAt)) + 1 >= daysWanted;
}

/** What a teacher types to give some learners what the class has not; empty leaves the class's. */
export const exceptionInput = z.strictObject({
  extraTimePercent: z.int().min(0).max(300).nullable(),
  attemptLimit: z.int().min(1).max(20).nullable(),
  opens: localTime,
  due: localTime,
  closes: localTime,
});
export type ExceptionInput = z.infer<typeof exceptionInput>;

/**
 * The exception with its dates as instants, ms since 1970.
 *
 * @param ofClass the dates of the class, which hold where none is given
 * @returns the field that cannot be, where one cannot, or "nothing" when no field says anything
 */
export function exceptionFor(
  input: ExceptionInput,
  timeZone: string,
  ofClass: Dates,
): Result<Exception, "nothing" | "ownOpens" | "ownDue" | "ownCloses"> {
  const { extraTimePercent, attemptLimit } = input;
  const read = (local: string) => (local === "" ? null : (instantOf(local, timeZone) ?? "wrong"));
  const [opensAt, dueAt, closesAt] = [read(input.opens), read(input.due), read(input.closes)] as const;
  if (opensAt === "wrong") return err("ownOpens");
  if (dueAt === "wrong") return err("ownDue");
  if (closesAt === "wrong") return err("ownCloses");
  const exception: Exception = { opensAt, dueAt, closesAt, extraTimePercent, attemptLimit };
  if (Object.values(exception).every((value) => value === null)) return err("nothing");
  const due = dueAt ?? ofClass.dueAt;
  if (due !== null && (opensAt ?? ofClass.opensAt) >= due) return err(opensAt === null ? "ownDue" : "ownOpens");
  return closesAt !== null && due !== null && closesAt < due ? err("ownCloses") : ok(exception);
}
