/** When the time left is said aloud, in minutes. */
const SPOKEN_MINUTES = [1, 5] as const;
const MINUTE_MS = 60_000;

/**
 * What a screen reader is told when the clock has moved on.
 *
 * @param before ms left when it was last looked at; null at the first look
 * @param now    ms left
 * @returns whole minutes when a mark has just been passed; "exact" when the page opens after the first mark; else null
 */
export function spokenAt(before: number | null, now: number): number | "exact" | null {
  if (now <= 0) return null;
  if (before === null) return SPOKEN_MINUTES.some((minutes) => now <= minutes * MINUTE_MS) ? "exact" : null;
  return SPOKEN_MINUTES.find((minutes) => now <= minutes * MINUTE_MS && before > minutes * MINUTE_MS) ?? null;
}
