import { type AppServer, startApp } from "@/tests/support/app-server";
import { bareFolder } from "./bare-app";
import { openClient, signIn } from "./client";
import type { Engine } from "./engines";
import { median } from "./figures";
import { type Answerer, answering, drive, inserting, type Load, perSecond, type Tally, together } from "./load";
import { LOADS, TURNS, WARM_UP } from "./plan";

export type Round = Readonly<Record<number, { readonly app: Load; readonly bare: Load }>>;
export type Measured = {
  readonly rounds: readonly Round[];
  readonly acknowledged: number;
  readonly lost: number;
  readonly errors: readonly string[];
};

/**
 * Answers and bare inserts by turns, at each load, so that whatever else the machine does meets both alike; then the server
 * is killed, and every answer that it acknowledged must be in the database.
 */
export async function measureAnswers(engine: Engine, rounds: number): Promise<Measured> {
  const tally: Tally = { acknowledged: [], errors: [] };
  const app = await startApp(engine.settings);
  let bare: AppServer | null = null;
  const done: Round[] = [];
  try {
    bare = await startApp(engine.bareSettings, bareFolder);
    const answerers: Answerer[] = [];
    for (const { email, attemptIds } of engine.seeded.learners.slice(0, LOADS[2].learners)) {
      answerers.push({ client: await signIn(app.base, email), attemptIds, position: 0 });
    }
    const answers = answerers.map((one) => answering(one, engine.seeded, tally));
    const base = bare.base;
    // The same session's cookie, which the framework reads of each request whoever handles it.
    const inserts = answerers.map(({ client }) => inserting(openClient(base, client.cookie), tally));
    const pids = { app: app.pid, bare: bare.pid };
    await drive(pids.app, answers, WARM_UP);
    await drive(pids.bare, inserts, WARM_UP);
    for (let round = 0; round < rounds; round++) {
      const results: Record<number, { app: Load; bare: Load }> = {};
      for (const { learners, answers: each } of LOADS) {
        const turns: { app: Load; bare: Load }[] = [];
        for (let turn = 0; turn < TURNS; turn++) {
          turns.push({
            app: await drive(pids.app, answers.slice(0, learners), each / TURNS),
            bare: await drive(pids.bare, inserts.slice(0, learners), (each * 2) / TURNS),
          });
        }
        results[learners] = {
          app: together(turns.map(({ app }) => app)),
          bare: together(turns.map(({ bare }) => bare)),
        };
      }
      done.push(results);
    }
    for (const { client } of answerers) client.close();
  } finally {
    await app.kill();
    await bare?.kill();
  }
  const stored = await engine.countStored(tally.acknowledged);
  const { length: acknowledged } = tally.acknowledged;
  return { rounds: done, acknowledged, lost: acknowledged - stored, errors: tally.errors };
}

/** The median over the rounds of a figure at a load. */
export const overRounds = (
  { rounds }: Measured,
  learners: number,
  figure: (load: { readonly app: Load; readonly bare: Load }) => number,
): number => median(rounds.flatMap((round) => (round[learners] ? [figure(round[learners])] : [])));

/** Throughput of answers as a share of that of bare inserts: the median of the rounds' shares, as each met the same machine. */
export const shareOfBare = (measured: Measured, learners: number): number =>
  overRounds(measured, learners, ({ app, bare }) => perSecond(app) / perSecond(bare));
