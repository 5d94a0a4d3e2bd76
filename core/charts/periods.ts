/** Mali's independence: what came before is not on the timeline. */
export const FIRST_YEAR = 1960;

/**
 * Years in which stretches begin: independence, the rising of 2012, the intervention, the accord of 2015, the coup of 2020, the war
 * of 2023, what came after Kidal.
 */
const BEGINNINGS = [FIRST_YEAR, 2012, 2013, 2015, 2020, 2023, 2024] as const;

/** A stretch of whole years. Its id is its first year, so that an address stays good when the last stretch grows. */
export type Period = { readonly id: string; readonly from: number; readonly to: number };

/**
 * The stretches into which the time since independence is cut: together they hold every year, each once.
 *
 * @param asOf EDTF day: the last stretch ends in its year
 */
export function periodsUntil(asOf: string): readonly Period[] {
  const last = Number(asOf.slice(0, 4));
  return BEGINNINGS.filter((from) => from <= last).map((from, index) => {
    const next = BEGINNINGS[index + 1];
    return { id: String(from), from, to: next === undefined || next > last ? last : next - 1 };
  });
}

/** "2015–2019", or "2012" for a single year. */
export function periodName({ from, to }: Period): string {
  return from === to ? String(from) : `${from}–${to}`;
}

/** The stretch in which a year lies; what is later than the last belongs to the last. */
export function periodOfYear(periods: readonly Period[], year: number): Period | null {
  return periods.find(({ to }) => year <= to) ?? periods.at(-1) ?? null;
}
