import "server-only";
import { err, ok, type Result } from "@/core/shared/result";
import { getDb } from "@/server/db";

/** At most `count` tries per key in a window of `seconds`. */
export type Limit = { readonly count: number; readonly seconds: number };

export type Throttled = { readonly code: "throttled"; readonly waitSeconds: number };

// Per account and per code, never per address: a whole class shares one address.
export const limits = {
  /** Wrong passwords for one e-mail address. */
  password: { count: 10, seconds: 15 * 60 },
  /** Personal codes tried for one name in one class. */
  personalCode: { count: 10, seconds: 15 * 60 },
  /** Learners who join with one class code: several full classes an hour. */
  join: { count: 200, seconds: 3600 },
  /** All tries of class codes that do not exist, from anywhere: 8 symbols of 31 leave guessing hopeless. */
  unknownClassCode: { count: 600, seconds: 60 },
  /** Recovery codes tried for one account. */
  recovery: { count: 10, seconds: 3600 },
  /** Mails to one account. */
  mail: { count: 3, seconds: 3600 },
  /** One-time codes that do not exist, from anywhere. */
  unknownOneTimeCode: { count: 300, seconds: 60 },
  /** New visitors, from anywhere. */
  guest: { count: 600, seconds: 60 },
  /** New accounts, from anywhere. */
  signUp: { count: 300, seconds: 60 },
  /** Reports of one person. */
  report: { count: 30, seconds: 3600 },
  /** One message with a typed answer that is asked again: a second time it is the same answer. */
  undecidedAnswer: { count: 1, seconds: 24 * 3600 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

/**
 * Counts one try, in a single statement, so that two processes cannot both take the last one.
 *
 * @param subject what the limit is per: an address, a code, or "" for everyone
 * @returns seconds to wait when the window is full; a refused try does not make the wait longer
 */
export async function countTry(limit: LimitName, subject: string, now: Date): Promise<Result<null, Throttled>> {
  const { count, seconds } = limits[limit];
  const key = `${limit}:${subject.toLowerCase()}`;
  // As text: the two engines' drivers bind a Date in a raw query differently.
  const time = now.toISOString();
  const db = await getDb();
  const rows = await db.$queryRaw<{ count: number; age: number }[]>`
    INSERT INTO "Throttle" ("key", "windowStart", "count") VALUES (${key}, ${time}::text::timestamptz, 1)
    ON CONFLICT ("key") DO UPDATE SET
      "windowStart" = CASE WHEN "Throttle"."windowStart" <= ${time}::text::timestamptz - make_interval(secs => ${seconds}::float8)
                           THEN ${time}::text::timestamptz ELSE "Throttle"."windowStart" END,
      "count" = CASE WHEN "Throttle"."windowStart" <= ${time}::text::timestamptz - make_interval(secs => ${seconds}::float8)
                     THEN 1 ELSE LEAST("Throttle"."count" + 1, ${count + 1}::int) END
    RETURNING "count", EXTRACT(EPOCH FROM ${time}::text::timestamptz - "windowStart")::float8 AS "age"`;
  const row = rows[0];
  if (!row) throw new Error(`The throttle ${limit} answered nothing.`);
  if (row.count <= count) return ok(null);
  return err({ code: "throttled", waitSeconds: Math.max(1, Math.ceil(seconds - row.age)) });
}

/** Forgets the tries after a success, so that a slow typist is not counted for yesterday's mistakes. */
export async function clearTries(limit: LimitName, subject: string): Promise<void> {
  const db = await getDb();
  await db.throttle.deleteMany({ where: { key: `${limit}:${subject.toLowerCase()}` } });
}
