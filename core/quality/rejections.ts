/** Of each type and reason, how often an item was refused. */
export type Rejected = Readonly<Record<string, Readonly<Record<string, number>>>>;

/**
 * The check that each reason keeps an item from failing. A generator that looks for fewer options than it needs, or for a
 * stem that tells nothing, does so because a check would find the item at fault.
 */
const CHECK_OF: Readonly<Record<string, string>> = {
  "few-distractors": "Q2",
  "few-options": "Q2",
  "few-speakers": "Q2",
  "end-not-proved": "Q2",
  "established-elsewhere": "Q2",
  "few-members": "Q3",
  "few-premises": "Q3",
  "few-events": "Q3",
  "not-unique": "Q3",
  "not-unique-then": "Q3",
  "dates-touch": "Q3",
  "no-successor": "Q3",
  "no-date": "Q4",
  "no-source": "Q5",
  "no-voice": "Q5",
  "no-single-speaker": "Q5",
  "note-names-no-speaker": "Q5",
  "evidence-not-enough": "Q18",
  "matter-of-reading": "Q1",
  "cards-tell-no-date": "Q1",
  "worn-options": "Q7",
  "home-country": "Q7",
  "best-known": "Q26",
  "longest-name": "Q26",
  "gap-first": "Q9",
  "no-sentence": "Q9",
  "not-one-sentence": "Q9",
  "no-label": "Q10",
  "no-noun": "Q10",
  "no-statement": "Q10",
  "no-stem": "Q10",
  "no-wording": "Q10",
  "telling-form": "Q10",
  "answer-in-stem": "Q11",
  "year-in-stem": "Q15",
  "years-tell": "Q15",
  harm: "Q20",
  "not-to-be-mapped": "Q20",
  "no-public-place": "Q20",
  "easily-hit": "Q23",
  "off-the-map": "Q23",
};

/** What a reason that serves no check is counted under: the fact is not of the kind that the type asks. */
export const OF_NO_CHECK = "none";

/** How many items each check, known beforehand, kept from being made. */
export function rejectedByCheck(rejected: Rejected): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [reason, count] of Object.values(rejected).flatMap((reasons) => Object.entries(reasons))) {
    const check = CHECK_OF[reason] ?? OF_NO_CHECK;
    counts[check] = (counts[check] ?? 0) + count;
  }
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true })));
}
