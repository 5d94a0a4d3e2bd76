/**
 * A predicted recall in per cent, as it is written. No memory is certain: what rounds to 100 is "≥ 99", and what rounds to 0 "≤ 1";
 * but where nothing is known yet, 0 is 0.
 *
 * @param share probability of recall, or a mean of such, in [0, 1]
 */
export function recallPercent(share: number): string {
  const whole = Math.round(100 * share);
  if (share === 0) return "0";
  return whole >= 100 ? "≥ 99" : whole <= 0 ? "≤ 1" : String(whole);
}
