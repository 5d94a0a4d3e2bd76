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
  let asked: readonly Turn[] = turns.filter(({ sets }) => sets.length > 0);
  const odds = new Map<string, number>();
  for (const { answer } of asked) odds.set(answer, (odds.get(answer) ?? 0) + 1);
  for (let round = 0; round < ROUNDS; round++) {
    let tally = tallied(asked, odds);
    for (let step = 0; step < STEPS; step++) {
      for (const [id, { right, due, wrong }] of tally) {
        const own = odds.get(id) ?? LEAST_ODDS;
        const wanted = Math.max(right * due, LEAST_WRONG);
        const factor = wrong === 0 ? 1 : (wanted / wrong) ** STEP;
        odds.set(id, Math.min(LARGEST_ODDS, Math.max(LEAST_ODDS, own * factor)));
      }
      tally = tallied(asked, odds);
    }
    const fewer = withoutExcess(asked, tally);
    if (fewer.length === asked.length) break;
    asked = fewer;
  }
  return { asked: new Set(asked.map(({ id }) => id)), odds };
}

type Tally = {
  /** Questions to which it is the answer. */
  readonly right: number;
  /** For each of them, in how many it has to be wrong: one less than the options. */
  readonly due: number;
  /** In how many it is expected to be wrong. */
  readonly wrong: number;
};

function tallied(asked: readonly Turn[], odds: ReadonlyMap<string, number>): ReadonlyMap<string, Tally> {
  const found = new Map<string, { right: number; due: number; wrong: number }>();
  const of = (id: string) => {
    const known = found.get(id) ?? { right: 0, due: 0, wrong: 0 };
    found.set(id, known);
    return known;
  };
  for (const { answer, sets } of asked) {
    const own = of(answer);
    const size = sets[0]?.length ?? 0;
    own.due = (own.due * own.right + size) / (own.right + 1);
    own.right += 1;
    const weights = sets.map((set) => weightOf(set, odds));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    sets.forEach((set, at) => {
      for (const id of set) of(id).wrong += (weights[at] ?? 0) / all;
    });
  }
  return found;
}

/** The measure in which a set is drawn. */
export function weightOf(set: readonly string[], odds: ReadonlyMap<string, number>): number {
  return set.reduce((product, id) => product * (odds.get(id) ?? LEAST_ODDS), 1);
}

/** Without some of the questions whose answer is right too often among the options that show it; one is left of each. */
function withoutExcess(asked: readonly Turn[], tally: ReadonlyMap<string, Tally>): readonly Turn[] {
  const excesses = new Map(
    [...tally].map(([id, { right, due, wrong }]) => [id, right - (TOO_OFTEN * wrong) / Math.max(1, due)] as const),
  );
  // Those far above first: once they are asked less, the others may have enough room.
  const worst = Math.max(...excesses.values());
  const left = new Map(
    [...tally].map(([id, { right }]) => {
      const excess = excesses.get(id) ?? 0;
      const given = excess > 0 && excess >= worst / 2 ? Math.ceil(excess * GIVEN_UP) : 0;
      return [id, Math.max(Math.min(right, 1), right - given)] as const;
    }),
  );
  const ordered = [...asked].sort((a, b) => hash32(a.id) - hash32(b.id) || (a.id < b.id ? -1 : 1));
  const kept = new Set(
    ordered.filter(({ answer }) => {
      const rest = left.get(answer) ?? 0;
      left.set(answer, rest - 1);
      return rest > 0;
    }),
  );
  return asked.filter((turn) => kept.has(turn));
}
