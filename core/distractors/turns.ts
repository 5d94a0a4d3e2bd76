import { hash32 } from "@/core/shared/random";

/** One question that could be asked: its answer, and the sets of wrong options that may stand beside it. */
export type Turn = {
  readonly id: string;
  readonly answer: string;
  readonly sets: readonly (readonly string[])[];
};

/** Of each question that is asked the shares in which its sets are drawn, in their order; they add up to 1. */
export type Turns = ReadonlyMap<string, readonly number[]>;

const STEPS = 60;
/** Where an answer may only be right so much more seldom than its questions ask for, some of them are not asked. */
const LEAST_ROOM = 0.7;
/** Share of the excess that is given up at once. */
const GIVEN_UP = 0.3;
/** Questions whose room differs by less than this are alike, and their ids decide. */
const ROOM_STEPS = 20;

/**
 * Finds shares with which everybody who stands in a set of options is right in it about as often as everybody else.
 *
 * Where the same few answer most questions (an army that says a third of all claims), whoever knows them takes them wherever they
 * stand. But if of four options each is right one time in four when these four stand together, then neither fame
 * nor length nor likeness to the others tells anything. So only such options stand together as may each be the right one there,
 * and each question's shares are found by trying. What may stand beside an answer is bound by truth and time: where
 * there is no room for all questions of an answer, those with the least room are given up. Where nothing can be
 * asked from all sides there are too few questions for anything to be told from them, and all are asked.
 *
 * Source: iterative proportional fitting (Deming and Stephan 1940), the sums of a set's sides being set to their geometric mean
 *
 * @param turns all comparable questions; those without a set are not asked
 */
export function fitTurns(turns: readonly Turn[]): Turns {
  const table = tableOf(turns.filter(({ sets }) => sets.length > 0));
  let asked = closedAmong(table, table.rows);
  if (asked.length === 0)
    return new Map(table.rows.map(({ turn, sides }) => [turn.id, sides.map(() => 1 / sides.length)]));
  for (;;) {
    const { shares, room } = fitted(table, asked);
    const fewer = closedAmong(table, withoutExcess(asked, room));
    if (fewer.length === asked.length || fewer.length === 0) {
      return new Map(asked.map((row, at) => [row.turn.id, allShares(row, shares[at])]));
    }
    asked = fewer;
  }
}

/**
 * A question. Those who stand together are a company, and whoever is the answer there takes a side of it: companies and
 * sides are numbers, because there are many and they are gone through again and again.
 */
type Row = {
  readonly turn: Turn;
  /** The side that it takes with each of its sets. */
  readonly sides: readonly number[];
  /** Places of the sets whose companies can be asked from all sides. */
  readonly usable: readonly number[];
};
type Table = {
  readonly rows: readonly Row[];
  /** By side, its company; by company, how many stand in it. */
  readonly companies: readonly number[];
  readonly sizes: readonly number[];
};

function tableOf(turns: readonly Turn[]): Table {
  const [companyOf, sideOf] = [new Map<string, number>(), new Map<string, number>()];
  const [companies, sizes]: [number[], number[]] = [[], []];
  const rows = turns.map((turn) => {
    const sides = turn.sets.map((set) => {
      const name = [turn.answer, ...set].sort().join(" ");
      const company = companyOf.get(name) ?? sizes.push(set.length + 1) - 1;
      companyOf.set(name, company);
      const key = `${company} ${turn.answer}`;
      const side = sideOf.get(key) ?? companies.push(company) - 1;
      sideOf.set(key, side);
      return side;
    });
    return { turn, sides, usable: sides.map((_, at) => at) };
  });
  return { rows, companies, sizes };
}

/** The questions that can be asked in a company in which everybody is right somewhere. */
function closedAmong(table: Table, rows: readonly Row[]): readonly Row[] {
  const taken = new Set(rows.flatMap(({ sides }) => sides));
  const sidesOf = new Uint8Array(table.sizes.length);
  for (const side of taken) {
    const company = table.companies[side] ?? 0;
    sidesOf[company] = (sidesOf[company] ?? 0) + 1;
  }
  const isClosed = (side: number | undefined): boolean => {
    const company = table.companies[side ?? 0] ?? 0;
    return sidesOf[company] === table.sizes[company];
  };
  const open = rows
    .map((row) => ({ ...row, usable: row.usable.filter((at) => isClosed(row.sides[at])) }))
    .filter(({ usable }) => usable.length > 0);
  return open.length === rows.length ? open : closedAmong(table, open);
}

function allShares({ sides, usable }: Row, shares: readonly number[] = []): readonly number[] {
  const all = sides.map(() => 0);
  usable.forEach((at, index) => {
    all[at] = shares[index] ?? 0;
  });
  return all;
}

type Fitted = {
  /** For each row those of its usable sets. */
  readonly shares: readonly (readonly number[])[];
  /** How often each row would have to be asked for balance: 1 is once, less where its answer has too many questions. */
  readonly room: readonly number[];
};

/** Moves the shares, step by step, to those with which each company is asked from all its sides equally often. */
function fitted(table: Table, rows: readonly Row[]): Fitted {
  const taken = rows.map(({ sides, usable }) => usable.map((at) => sides[at] ?? 0));
  const shares = taken.map((sides) => sides.map(() => 1 / sides.length));
  const present = [...new Set(taken.flat())];
  const [factor, logs] = [new Float64Array(table.companies.length), new Float64Array(table.sizes.length)];
  const room = rows.map(() => 1);
  for (let step = 0; step < STEPS; step++) {
    evenOut(table, present, taken, shares, factor, logs);
    taken.forEach((sides, row) => {
      const own = shares[row] ?? [];
      let sum = 0;
      sides.forEach((side, at) => {
        own[at] = (own[at] ?? 0) * (factor[side] ?? 1);
        sum += own[at] ?? 0;
      });
      room[row] = sum;
      for (let at = 0; at < own.length; at++) own[at] = (own[at] ?? 0) / sum;
    });
  }
  return { shares, room };
}

/** Fills `factor`: by how much each side is to be asked more, so that all of its company have their geometric mean. */
function evenOut(
  { companies, sizes }: Table,
  present: readonly number[],
  taken: readonly (readonly number[])[],
  shares: readonly (readonly number[])[],
  factor: Float64Array,
  logs: Float64Array,
): void {
  factor.fill(0);
  logs.fill(0);
  taken.forEach((sides, row) => {
    const own = shares[row] ?? [];
    sides.forEach((side, at) => {
      factor[side] = (factor[side] ?? 0) + (own[at] ?? 0);
    });
  });
  for (const side of present) {
    const company = companies[side] ?? 0;
    logs[company] = (logs[company] ?? 0) + Math.log(factor[side] ?? 1);
  }
  for (const side of present) {
    const company = companies[side] ?? 0;
    factor[side] = Math.exp((logs[company] ?? 0) / (sizes[company] ?? 1)) / (factor[side] ?? 1);
  }
}

/** Without some of the questions of the answers that have the least room for all of theirs; one is left of each. */
function withoutExcess(rows: readonly Row[], room: readonly number[]): readonly Row[] {
  const left = leftOf(rows, room);
  const stepOf = new Map(rows.map((row, at) => [row, Math.round(ROOM_STEPS * (room[at] ?? 1))]));
  const roomiest = [...rows].sort(
    (a, b) =>
      (stepOf.get(b) ?? 0) - (stepOf.get(a) ?? 0) ||
      hash32(a.turn.id) - hash32(b.turn.id) ||
      (a.turn.id < b.turn.id ? -1 : 1),
  );
  const kept = new Set(
    roomiest.filter(({ turn: { answer } }) => {
      const rest = left.get(answer) ?? 0;
      left.set(answer, rest - 1);
      return rest > 0;
    }),
  );
  return rows.filter((row) => kept.has(row));
}

/** How many questions each answer keeps: those far below first, for once they are asked less, the others may have enough room. */
function leftOf(rows: readonly Row[], room: readonly number[]): Map<string, number> {
  const own = new Map<string, { count: number; room: number }>();
  rows.forEach(({ turn: { answer } }, at) => {
    const sum = own.get(answer) ?? { count: 0, room: 0 };
    own.set(answer, { count: sum.count + 1, room: sum.room + (room[at] ?? 1) });
  });
  const means = [...own].map(([answer, sum]) => ({ answer, count: sum.count, mean: sum.room / sum.count }));
  const worst = means.reduce((least, { count, mean }) => (count > 1 ? Math.min(least, mean) : least), 1);
  return new Map(
    means.map(({ answer, count, mean }) => {
      const given = mean < LEAST_ROOM && mean <= (worst + 1) / 2 ? Math.ceil(GIVEN_UP * (1 - mean) * count) : 0;
      return [answer, Math.max(1, count - given)];
    }),
  );
}
