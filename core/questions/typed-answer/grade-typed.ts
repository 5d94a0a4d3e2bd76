import type { Grade, Ungradable } from "@/core/questions/contract";
import { type AskedWords, isAsked } from "@/core/questions/typed-answer/asked-words";
import { readingsOf, sameName } from "@/core/questions/typed-answer/readings";
import { isAcronymMistyped, soundOfName } from "@/core/questions/typed-answer/sound";
import { editDistance } from "@/core/shared/edit-distance";
import { normalise, withoutArticle } from "@/core/shared/normalise";
import { err, ok, type Result } from "@/core/shared/result";

/** What a typed answer is compared with. All texts are normalised. */
export type TypedKey = {
  /** The label to show when a spelling was mended. */
  readonly expected: string;
  /** Spellings of every right answer. */
  readonly accept: readonly Accepted[];
  /** Shorter forms that are right because the question says of which kind the answer is; no slip is allowed. Not in keys of old. */
  readonly short?: readonly string[] | undefined;
  /** Names of people in whose middle another name may stand: nobody else has the family name. Not in keys of old. */
  readonly fuller?: readonly string[] | undefined;
  /** Words for the kind that is asked for: behind a right name one says nothing more. Not in keys of old. */
  readonly kinds?: readonly string[] | undefined;
  /** Family names of others that are as near to an answer's as a slip. Not in keys of old. */
  readonly families?: readonly string[] | undefined;
  /** Words around the number or date by which the answer is known, which say nothing more. Not in keys of old. */
  readonly around?: readonly string[] | undefined;
  /** Spellings of what contains the answer, or of what is true of it and says less. */
  readonly broader: readonly string[];
  /** For a broader spelling the label of the right answer that it is short of, where that is not the expected one. Not in keys of old. */
  readonly shortOf?: Readonly<Record<string, string>> | undefined;
  /** Spellings of what the question tells around the answer: alone no answer, and behind the name nothing more. Not in keys of old. */
  readonly told?: readonly string[] | undefined;
  /** Spellings of other entities that are near an accepted one, or for which the sources decide neither way. */
  readonly others: readonly { readonly text: string; readonly open: boolean }[];
  /** What the question says: a phrase of it is no answer. Not in keys of old. */
  readonly asked?: AskedWords | undefined;
  readonly slot: "s" | "o";
  readonly when: string | null;
};

type Accepted = {
  readonly text: string;
  /** No slip is allowed (acronyms). */
  readonly exact: boolean;
  /** An acronym of so many letters that one typed amiss is still known. Not in keys of old. */
  readonly acronym?: true | undefined;
  /** Whom it names, where that is not the expected one. */
  readonly label?: string | undefined;
  /** The answer bore this name before or after the time that is asked about. */
  readonly otherTime?: true | undefined;
};

/** Slips allowed by length of the accepted spelling (items.md §3.3). */
export function allowedSlips(spelling: string): number {
  if (spelling.length <= 4) return 0;
  if (spelling.length <= 8) return 1;
  return spelling.length <= 14 ? 2 : 3;
}

/**
 * Grades a typed answer: right, broader than asked (half), wrong, or not decided by the sources (no grade at all).
 * A slip is forgiven only when the answer is strictly nearer to a right spelling than to any other entity's.
 */
export function gradeTyped(key: TypedKey, given: string): Result<Grade, Ungradable> {
  const text = normalise(given);
  if (text === "") return err({ kind: "blank" });
  const accepted = new Set([...key.accept.map((spelling) => spelling.text), ...(key.short ?? [])]);
  if (accepted.has(text)) return rightAs(key, text);
  const short = withoutArticle(text);
  const { asked = [] } = key;
  if (isAsked(asked, text) || isAsked(asked, short)) return ok({ kind: "incorrect" });
  // What contains the answer is not told by the sources as the answer either: it is broader before it is undecided.
  const broader = [text, short].find((each) => key.broader.includes(each));
  if (broader !== undefined) return halfOf(key, broader);
  const other = key.others.find((spelling) => spelling.text === text);
  if (other?.open) return err({ kind: "not-in-sources", given });
  if (other !== undefined) return ok({ kind: "incorrect" });
  const readings = readingsOf(key, text);
  const plain = [...accepted].find((spelling) => withoutArticle(spelling) === short);
  const exactly = [...new Set([...readings, ...readings.map(withoutArticle)])];
  const same = plain ?? exactly.find((each) => accepted.has(each) || sameName(key, each));
  if (same !== undefined) return rightAs(key, same);
  const half = exactly.find((each) => key.broader.includes(each));
  if (half !== undefined) return halfOf(key, half);
  // What the question says with a word for its kind or a title is no more than what it says.
  if (exactly.some((each) => isAsked(asked, each))) return ok({ kind: "incorrect" });
  const heard = exactly.flatMap((each) => bySound(key, each) ?? [])[0];
  if (heard !== undefined) return heard;
  const meant = exactly.map((each) => meantByAcronym(key, each)).find((label) => label !== null);
  const slipped = meant ?? readings.map((each) => meantBySlip(key, each)).find((label) => label !== null);
  return slipped === undefined ? ok({ kind: "incorrect" }) : ok(mended(slipped));
}

const mended = (expected: string): Grade => ({ kind: "correct", note: { code: "spelling", expected } });

/** The grade of a name that sounds like the text and like no other one; null where there is none. */
function bySound(key: TypedKey, text: string): Result<Grade, Ungradable> | null {
  const sound = soundOfName(text);
  const { accept, short = [], broader, others, expected } = key;
  const sounds = (each: { readonly text: string }) => soundOfName(each.text) === sound;
  if (sound === null || others.some(sounds)) return null;
  const right = accept.find((each) => !each.exact && sounds(each));
  if (right !== undefined) return ok(mended(right.label ?? expected));
  // A short form does not tell of whom on a list it is: then no spelling is shown.
  if (short.some((each) => sounds({ text: each })))
    return accept.some(({ label }) => label !== undefined) ? ok({ kind: "correct", note: null }) : ok(mended(expected));
  const half = broader.find((each) => sounds({ text: each }));
  return half === undefined ? null : halfOf(key, half);
}

/** The label of the acronym that was typed amiss; null where there is none, or another name is as near. */
function meantByAcronym({ accept, others, expected }: TypedKey, text: string): string | null {
  const meant = accept.find((each) => each.acronym && isAcronymMistyped(text, each.text));
  return meant === undefined || others.some((other) => editDistance(text, other.text, 1) <= 1)
    ? null
    : (meant.label ?? expected);
}

/** Right by this spelling, with a word where it is a name of another time. */
function rightAs({ accept, expected }: TypedKey, text: string): Result<Grade, Ungradable> {
  const isOld = accept.some((spelling) => spelling.otherTime && spelling.text === text);
  return ok({ kind: "correct", note: isOld ? { code: "other-time", expected } : null });
}

const halfOf = ({ expected, shortOf = {} }: TypedKey, broader: string): Result<Grade, Ungradable> =>
  ok({
    kind: "partial",
    earned: 1,
    possible: 2,
    note: { code: "more-precise", expected: shortOf[broader] ?? expected },
  });

/** Another number is another resolution or another year, and no slip. */
const numbersIn = (text: string): string => (text.match(/\d+/g) ?? []).join(" ");

/**
 * Whether each word is no further from the one in its place than a slip in a word so long: of "Assimi Goïta" two letters make "Assimi
 * Keïta", another family. A text with another number of words may lack a space, and is judged as a whole.
 */
function isSlipInEachWord(text: string, spelling: string): boolean {
  const [typed, right] = [text.split(" "), spelling.split(" ")];
  if (typed.length !== right.length) return true;
  return right.every((word, at) => {
    const allowed = Math.max(1, allowedSlips(word));
    return editDistance(typed[at] ?? "", word, allowed) <= allowed;
  });
}

/** The label of the right answer that was meant; null where the answer is no slip. */
function meantBySlip(key: TypedKey, text: string): string | null {
  if (text.split(" ").some((word) => key.families?.includes(word))) return null;
  const near = [...key.accept, ...coresOf(key)]
    .filter((spelling) => !spelling.exact && numbersIn(spelling.text) === numbersIn(text))
    .filter((spelling) => isSlipInEachWord(text, spelling.text))
    .map((spelling) => ({
      label: spelling.label ?? key.expected,
      distance: editDistance(text, spelling.text, allowedSlips(spelling.text)),
      allowed: allowedSlips(spelling.text),
    }))
    .filter(({ distance, allowed }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance);
  const [nearest] = near;
  if (nearest === undefined) return null;
  const { distance, label } = nearest;
  return key.others.every((other) => editDistance(text, other.text, distance) > distance) ? label : null;
}

/** "Sikasso" of "Sikasso Region" allows the slips of its own length, as the town's name does. Of a language it is a people's name. */
function coresOf({ accept, short = [] }: TypedKey): readonly Accepted[] {
  return accept
    .filter(({ text }) => text.endsWith(REGION))
    .map((each) => ({ ...each, text: each.text.slice(0, -REGION.length) }))
    .filter(({ text }) => short.includes(text));
}

const REGION = " region";
