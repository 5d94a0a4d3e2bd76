import type { Grade, Ungradable } from "@/core/questions/contract";
import { editDistance } from "@/core/shared/edit-distance";
import { normalise, withoutArticle } from "@/core/shared/normalise";
import { err, ok, type Result } from "@/core/shared/result";

/** What a typed answer is compared with. All texts are normalised. */
export type TypedKey = {
  /** The label to show when a spelling was mended. */
  readonly expected: string;
  /** Spellings of every right answer; `exact` ones allow no slip (acronyms). `label`: whom it names, where that is not the expected one. */
  readonly accept: readonly { readonly text: string; readonly exact: boolean; readonly label?: string | undefined }[];
  /** Shorter forms that are right because the question says of which kind the answer is; no slip is allowed. Not in keys of old. */
  readonly short?: readonly string[] | undefined;
  /** Words for the kind that is asked for: behind a right name one says nothing more. Not in keys of old. */
  readonly kinds?: readonly string[] | undefined;
  /** Spellings of places that contain the answer. */
  readonly broader: readonly string[];
  /** Spellings of other entities that are near an accepted one, or for which the sources decide neither way. */
  readonly others: readonly { readonly text: string; readonly open: boolean }[];
  readonly slot: "s" | "o";
  readonly when: string | null;
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
  if (accepted.has(text)) return ok({ kind: "correct", note: null });
  const short = withoutArticle(text);
  // What contains the answer is not told by the sources as the answer either: it is broader before it is undecided.
  if (key.broader.includes(text) || key.broader.includes(short)) {
    return halfOf(key);
  }
  const other = key.others.find((spelling) => spelling.text === text);
  if (other?.open) return err({ kind: "not-in-sources", given });
  if (other !== undefined) return ok({ kind: "incorrect" });
  if ([...accepted].some((spelling) => withoutArticle(spelling) === short)) return ok({ kind: "correct", note: null });
  const bare = text.replace(TITLE, "");
  if ([bare, withoutKind(key, text), withoutWhole(key, text)].some((each) => accepted.has(each)))
    return ok({ kind: "correct", note: null });
  if (key.broader.includes(bare)) return halfOf(key);
  const meant = meantBySlip(key, text);
  return meant === null
    ? ok({ kind: "incorrect" })
    : ok({ kind: "correct", note: { code: "spelling", expected: meant } });
}

const halfOf = ({ expected }: TypedKey): Result<Grade, Ungradable> =>
  ok({ kind: "partial", earned: 1, possible: 2, note: { code: "more-precise", expected } });

/** A rank or form of address before a name does not say who is meant. */
const TITLE =
  /^(?:(?:general|colonel|captain|capitaine|lieutenant|commandant|president|le president|prime minister|minister|ministre|sheikh|imam|emir|dr|mr|mrs|m) )+(?=.)/;

/** Without a word for the kind behind the name. Of no other kind than the one asked for: "Gao town" is not the region. */
function withoutKind({ kinds = [] }: TypedKey, text: string): string {
  const kind = kinds.find((word) => text.endsWith(` ${word}`));
  return kind === undefined ? text : text.slice(0, -kind.length - 1);
}

/** Without what contains the answer, written behind it: "Bamako, Mali". */
function withoutWhole({ broader }: TypedKey, text: string): string {
  const whole = broader.find((place) => text.endsWith(` ${place}`));
  return whole === undefined ? text : text.slice(0, -whole.length - 1);
}

/** Another number is another resolution or another year, and no slip. */
const numbersIn = (text: string): string => (text.match(/\d+/g) ?? []).join(" ");

/** The label of the right answer that was meant; null where the answer is no slip. */
function meantBySlip(key: TypedKey, text: string): string | null {
  const near = key.accept
    .filter((spelling) => !spelling.exact && numbersIn(spelling.text) === numbersIn(text))
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
