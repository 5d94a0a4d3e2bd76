import { hash32 } from "@/core/shared/random";

/** One question that could be asked: its answer, and the sets of wrong options that may stand beside it. */
export type Turn = {
  readonly id: string;
  readonly answer: string;
  readonly sets: readonly (readonly string[])[];
};

/** How options are drawn so that nothing that can be seen of them tells which is right. */
export type Turns = {
  /** Questions to ask: all but those whose answer would be right too often, whatever is set beside it. */
  readonly asked: ReadonlySet<string>;
  /** How much each option weighs: a set is drawn in the measure of the product of its members' odds. */
  readonly odds: ReadonlyMap<string, number>;
};

const ROUNDS = 30;
const STEPS = 16;
/** Exponent of a step: the whole way would overshoot, since the options of a set depend on each other. */
const STEP = 0.8;
const LARGEST_ODDS = 1e4;
/** What is never right may still stand beside others where they are few, but hardly where they are not. */
const LEAST_ODDS = 1e-3;
const LEAST_WRONG = 0.01;
/** Right so much more often than a blind guess, and some of the answer's questions are not asked. */
const TOO_OFTEN = 1.25;
/** Share of the excess that is given up at once. */
const GIVEN_UP = 0.3;

/**
 * Finds odds with which every option is as often wrong as it has to be for the times that it is right.
 *
 * Where the same few answer most questions (an army that says a third of all claims), whoever knows them takes them wherever they
 * stand. But if something that stands among four options is right one time in four, whatever it is, then neither its
 * fame nor its length nor its likeness to the others tells anything. What stands beside an answer is bound by truth and time, so
 * the odds are found by trying: those that are wrong too seldom are raised, the others lowered. Where that is not enough,
 * questions of the answers that are right too often are given up, in an order that their ids decide.
 *
 * Source: the odds are those of conditional Poisson sampling (Hájek 1964), fitted by iterative scaling (Deming and Stephan 1940).
 *
 * @param turns all comparable questions; those without a set are not asked
 */
export function fitTurns(turns: readonly Turn[]): Turns {
  const ids = [...new Set(turns.flatMap(({ answer, sets }) => [answer, ...sets.flat()]))].sort();
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  const row = (id: string) => rowOf.get(id) ?? 0;
  let asked: readonly Numbered[] = turns
    .filter(({ sets }) => sets.length > 0)
    .map(({ id, answer, sets }) => ({ id, answer: row(answer), sets: sets.map((set) => set.map(row)) }));
  const odds = ids.map(() => LEAST_ODDS);
  for (const { answer } of asked) odds[answer] = 1;
  for (let round = 0; round < ROUNDS; round++) {
    let tally = tallied(asked, odds);
    for (let step = 0; step < STEPS; step++) {
      tally.forEach(({ due, wrong }, at) => {
        const factor = wrong === 0 ? 1 : (Math.max(due, LEAST_WRONG) / wrong) ** STEP;
        odds[at] = Math.min(LARGEST_ODDS, Math.max(LEAST_ODDS, (odds[at] ?? LEAST_ODDS) * factor));
      });
      tally = tallied(asked, odds);
    }
    const fewer = withoutExcess(asked, tally);
    if (fewer.length === asked.length) break;
    asked = fewer;
  }
  return {
    asked: new Set(asked.map(({ id }) => id)),
    odds: new Map(ids.map((id, at) => [id, odds[at] ?? LEAST_ODDS])),
  };
}

/** A turn with its options as numbers: there are many sets, and they are gone through again and again. */
type Numbered = { readonly id: string; readonly answer: number; readonly sets: readonly (readonly number[])[] };

type Tally = {
  /** Questions to which it is the answer. */
  readonly right: number;
  /** In how many it has to be wrong: for each of those, one less than its options. */
  readonly due: number;
  /** In how many it is expected to be wrong. */
  readonly wrong: number;
};

function tallied(asked: readonly Numbered[], odds: readonly number[]): readonly Tally[] {
  const found = odds.map(() => ({ right: 0, due: 0, wrong: 0 }));
  for (const { answer, sets } of asked) {
    const own = found[answer];
    if (own !== undefined) {
      own.right += 1;
      own.due += sets[0]?.length ?? 0;
    }
    const weights = sets.map((set) => {
      let weight = 1;
      for (const id of set) weight *= odds[id] ?? LEAST_ODDS;
      return weight;
    });
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    sets.forEach((set, at) => {
      for (const id of set) {
        const option = found[id];
        if (option !== undefined) option.wrong += (weights[at] ?? 0) / all;
      }
    });
  }
  return found;
}

/** The measure in which a set is drawn. */
export function weightOf(set: readonly string[], odds: ReadonlyMap<string, number>): number {
  return set.reduce((product, id) => product * (odds.get(id) ?? LEAST_ODDS), 1);
}

/** Without some of the questions whose answer is right too often among the options that show it; one is left of each. */
function withoutExcess(asked: readonly Numbered[], tally: readonly Tally[]): readonly Numbered[] {
  const excesses = tally.map(({ right, due, wrong }) => (right === 0 ? 0 : right - (TOO_OFTEN * wrong * right) / due));
  // Those far above first: once they are asked less, the others may have enough room.
  const worst = Math.max(...excesses);
  const left = tally.map(({ right }, at) => {
    const excess = excesses[at] ?? 0;
    const given = excess > 0 && excess >= worst / 2 ? Math.ceil(excess * GIVEN_UP) : 0;
    return Math.max(Math.min(right, 1), right - given);
  });
  const ordered = [...asked].sort((a, b) => hash32(a.id) - hash32(b.id) || (a.id < b.id ? -1 : 1));
  const kept = new Set(
    ordered.filter(({ answer }) => {
      const rest = left[answer] ?? 0;
      left[answer] = rest - 1;
      return rest > 0;
    }),
  );
  return asked.filter((turn) => kept.has(turn));
}
