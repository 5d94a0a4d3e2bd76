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
const LEAST_ROOM = 0.6;
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
  let rows = rowsOf(turns.filter(({ sets }) => sets.length > 0));
  for (;;) {
    const room = fitted(rows);
    const fewer = withoutExcess(rows, room);
    if (fewer.length === rows.length) return new Map(rows.map(({ turn, shares }) => [turn.id, shares]));
    rows = rowsOf(fewer);
  }
}

/** Those who stand together, and for each who is the answer there, how often that is. */
type Company = { readonly size: number; readonly sides: Map<string, Side> };
type Side = { readonly company: Company; mass: number };
/** A question with the sides that it takes, one for each of its sets. */
type Row = { readonly turn: Turn; readonly sides: readonly Side[]; shares: readonly number[] };

/** The questions that can be asked in a company in which everybody is right somewhere; all where there is no such company. */
function rowsOf(turns: readonly Turn[]): readonly Row[] {
  const companies = new Map<string, Company>();
  const rows = turns.map((turn) => ({ turn, sides: turn.sets.map((set) => sideOf(companies, turn.answer, set)) }));
  const open = rows.filter(({ sides }) => sides.some(isClosed));
  if (open.length > 0 && open.length < rows.length) return rowsOf(open.map(({ turn }) => turn));
  return rows.map(({ turn, sides }) => {
    const usable = sides.map((side) => (open.length === 0 || isClosed(side) ? 1 : 0));
    return { turn, sides, shares: shared(usable) };
  });
}

function sideOf(companies: Map<string, Company>, answer: string, set: readonly string[]): Side {
  const name = [answer, ...set].sort().join(" ");
  const company = companies.get(name) ?? { size: set.length + 1, sides: new Map<string, Side>() };
  companies.set(name, company);
  const side = company.sides.get(answer) ?? { company, mass: 0 };
  company.sides.set(answer, side);
  return side;
}

const isClosed = ({ company }: Side): boolean => company.sides.size === company.size;

function shared(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / sum);
}

/**
 * Moves the shares towards those with which each company is asked from all its sides equally often.
 *
 * @returns for each row how often it would have to be asked for that: 1 is once, less where its answer has too many questions
 */
function fitted(rows: readonly Row[]): readonly number[] {
  const companies = new Set(rows.flatMap(({ sides }) => sides.map(({ company }) => company)));
  let room = rows.map(() => 1);
  for (let step = 0; step < STEPS; step++) {
    for (const { sides } of companies) for (const side of sides.values()) side.mass = 0;
    for (const { sides, shares } of rows) {
      sides.forEach((side, at) => {
        side.mass += shares[at] ?? 0;
      });
    }
    const evened = new Map([...companies].map((company) => [company, evenMass(company)]));
    room = rows.map((row) => {
      const wanted = row.shares.map((share, at) => {
        const side = row.sides[at];
        return side === undefined || share === 0 ? 0 : (share * (evened.get(side.company) ?? 0)) / side.mass;
      });
      row.shares = shared(wanted);
      return wanted.reduce((sum, share) => sum + share, 0);
    });
  }
  return room;
}

/** Geometric mean of the masses of a company's sides; of a company that is not asked, 0. */
function evenMass({ sides }: Company): number {
  const logs = [...sides.values()].map(({ mass }) => Math.log(mass));
  return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}

/** Without some of the questions of the answers that have the least room for all of theirs; one is left of each. */
function withoutExcess(rows: readonly Row[], room: readonly number[]): readonly Turn[] {
  const own = new Map<string, number[]>();
  rows.forEach(({ turn }, at) => {
    own.set(turn.answer, [...(own.get(turn.answer) ?? []), room[at] ?? 1]);
  });
  const means = new Map([...own].map(([answer, all]) => [answer, all.reduce((sum, one) => sum + one, 0) / all.length]));
  const worst = Math.min(1, ...[...own].flatMap(([answer, all]) => (all.length > 1 ? [means.get(answer) ?? 1] : [])));
  // Those far below first: once they are asked less, the others may have enough room.
  const left = new Map(
    [...own].map(([answer, { length }]) => {
      const mean = means.get(answer) ?? 1;
      const given = mean < LEAST_ROOM && mean <= (worst + 1) / 2 ? Math.ceil(GIVEN_UP * (1 - mean) * length) : 0;
      return [answer, Math.max(1, length - given)];
    }),
  );
  const stepOf = new Map(rows.map(({ turn }, at) => [turn, Math.round(ROOM_STEPS * (room[at] ?? 1))]));
  const roomiest = rows
    .map(({ turn }) => turn)
    .sort(
      (a, b) => (stepOf.get(b) ?? 0) - (stepOf.get(a) ?? 0) || hash32(a.id) - hash32(b.id) || (a.id < b.id ? -1 : 1),
    );
  const kept = new Set(
    roomiest.filter(({ answer }) => {
      const rest = left.get(answer) ?? 0;
      left.set(answer, rest - 1);
      return rest > 0;
    }),
  );
  return rows.flatMap(({ turn }) => (kept.has(turn) ? [turn] : []));
}
