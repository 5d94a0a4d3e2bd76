import type { Candidate } from "@/core/distractors/candidates";
import { type AskedPlace, knownApart } from "@/core/distractors/similarity";
import type { FactBase } from "@/core/facts/model";
import { type Random, seededRandom, shuffled } from "@/core/shared/random";

/** So many choices are compared: more would cost time and hide the right ones no better. */
const TRIES = 60;

/** What a guesser could go by where several options are right, and how much it costs to miss a drawn order by one place. */
const CUES = [
  { name: "known", cost: 2 },
  { name: "long", cost: 1 },
] as const;
/**
 * The share of drawn orders with a right option first that stand; the others are drawn again, once. Right options have more facts
 * about them than most that can be proved wrong, so that a drawn order with a wrong one first cannot always be met: drawing more of
 * these makes up for that over the whole bank.
 */
const FIRST_IS_RIGHT = 0.2;
type Cue = (typeof CUES)[number]["name"];

type Labelled = Pick<Candidate, "entity" | "label">;
type Values = Readonly<Record<Cue, number>>;

/**
 * The options of a question of which several are right: those of which right and wrong stand in the order that was drawn,
 * from the best known to the least and from the longest to the shortest. Of some lists every member is better known than
 * what can be proved to be off it: which members are shown is a choice as well.
 *
 * @param asked   stands among the right options in any case
 * @param members others that are right, in any order
 * @param wrong   candidates that may all stand beside each other and the right ones
 * @param size    how many right and wrong options are wanted: at most as many as there are
 * @param place   what the question asks for
 * @param source  gives one number, from which all draws follow
 */
export function chooseAmong<Right extends Labelled>(
  base: FactBase,
  asked: Right,
  members: readonly Right[],
  wrong: readonly Candidate[],
  size: { readonly right: number; readonly wrong: number },
  place: AskedPlace,
  source: Random,
): { readonly right: readonly Right[]; readonly wrong: readonly Candidate[] } {
  // One number of the source, however many there are: what is drawn after this is the same whichever of them are right.
  const random = seededRandom(String(source()));
  const values = new Map(
    [asked, ...members, ...wrong].map(({ entity, label }) => [
      entity,
      { known: knownApart(base, entity, place), long: label.length },
    ]),
  );
  const valuesOf = (all: readonly Labelled[]) => all.flatMap(({ entity }) => values.get(entity) ?? []);
  const drawn = CUES.map(() => drawnOrder(size.right, size.wrong, random));
  const choices = Array.from({ length: TRIES }, () => {
    const right = [asked, ...shuffled(members, random).slice(0, size.right - 1)];
    const others = shuffled(wrong, random).slice(0, size.wrong);
    const [good, bad] = [valuesOf(right), valuesOf(others)];
    const cost = CUES.reduce((sum, cue, at) => sum + cue.cost * missed(cue.name, good, bad, drawn[at] ?? []), 0);
    return { right, wrong: others, cost };
  });
  return choices.reduce((best, one) => (one.cost < best.cost ? one : best));
}

/** Whether the option in each place is right: any order as likely as any other with the same first place, a wrong first one likelier. */
function drawnOrder(right: number, wrong: number, random: Random): readonly boolean[] {
  const order = Array.from({ length: right + wrong }, (_, at) => at < right);
  const [one, other] = [shuffled(order, random), shuffled(order, random)];
  const again = random() >= FIRST_IS_RIGHT;
  return one[0] === true && again ? other : one;
}

/** How far right and wrong stand from the drawn order, in places; those with one value share theirs. */
function missed(cue: Cue, right: readonly Values[], wrong: readonly Values[], drawn: readonly boolean[]): number {
  const all = [
    ...right.map((values) => ({ value: values[cue], right: 1 })),
    ...wrong.map((values) => ({ value: values[cue], right: 0 })),
  ];
  all.sort((one, other) => other.value - one.value);
  const shares = all.map(({ value }) => {
    const tied = all.filter((other) => other.value === value);
    return tied.reduce((sum, each) => sum + each.right, 0) / tied.length;
  });
  let ahead = 0;
  return shares.reduce((sum, share, at) => {
    ahead += share - (drawn[at] === true ? 1 : 0);
    return sum + Math.abs(ahead);
  }, 0);
}
