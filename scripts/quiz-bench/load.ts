import { randomUUID } from "node:crypto";
import type { Given } from "@/core/quizzes/protocol";
import type { Client } from "./client";
import { median, percentile, processorMs } from "./figures";
import type { Seeded } from "./plan";

/** Somebody who answers one question after another through all their sittings. */
export type Answerer = { readonly client: Client; readonly attemptIds: readonly string[]; position: number };

export type Tally = {
  /** Ids of the answers that the server said it has. */
  readonly acknowledged: string[];
  readonly errors: string[];
};

/** One message that changes something; true when it was acknowledged. */
export type Step = () => Promise<boolean>;

/** What was seen of many messages, in one stretch or in several. */
export type Load = {
  readonly times: readonly number[];
  readonly seconds: number;
  /** Processor time of the server's process, ms; NaN where the system does not tell. */
  readonly processorMs: number;
};

export const together = (loads: readonly Load[]): Load => ({
  times: loads.flatMap(({ times }) => times),
  seconds: loads.reduce((sum, { seconds }) => sum + seconds, 0),
  processorMs: loads.reduce((sum, load) => sum + load.processorMs, 0),
});

export const medianMs = ({ times }: Load): number => median(times);
export const p95Ms = ({ times }: Load): number => percentile(times, 0.95);
export const perSecond = ({ times, seconds }: Load): number => times.length / seconds;
export const processorMsEach = ({ times, processorMs }: Load): number => processorMs / times.length;

/** Lets all of them send at once to the server of that process, each the next message when the last was acknowledged. */
export async function drive(pid: number, steps: readonly Step[], each: number): Promise<Load> {
  const times: number[] = [];
  const processorBefore = processorMs(pid);
  const began = performance.now();
  await Promise.all(
    steps.map(async (step) => {
      for (let sent = 0; sent < each; sent++) {
        const from = performance.now();
        if (await step()) times.push(performance.now() - from);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  return { times, seconds, processorMs: processorMs(pid) - processorBefore };
}

/** The next question of one learner: the answer goes out, feedback comes back. */
export function answering(answerer: Answerer, { forms }: Pick<Seeded, "forms">, tally: Tally): Step {
  return async () => {
    const at = answerer.position++;
    const length = forms[0]?.length ?? 1;
    const sitting = Math.floor(at / length);
    const given = forms[sitting % forms.length]?.[at % length];
    const attemptId = answerer.attemptIds[sitting];
    if (given === undefined || attemptId === undefined) throw new Error("The bench has run out of questions.");
    return sendAnswer(answerer.client, attemptId, at % length, given, tally);
  };
}

/** How a reply begins that brings the feedback of a new answer. Read as far as that: the rest costs the driver what it takes from the server. */
const GRADED = '{"outcome":"graded","before":false,';

/** @returns whether the answer was graded; else the trouble is noted */
export async function sendAnswer(
  client: Client,
  attemptId: string,
  index: number,
  given: Given,
  tally: Tally,
): Promise<boolean> {
  const id = randomUUID();
  const body = { id, attemptId, index, given, sequence: 1, confidence: "fairly", activeMs: 4200 };
  try {
    const { status, text } = await client.post("/api/answers", body);
    if (status === 200 && text.startsWith(GRADED)) {
      tally.acknowledged.push(id);
      return true;
    }
    tally.errors.push(`${status} ${text.slice(0, 200)}`);
  } catch (error) {
    tally.errors.push(String(error));
  }
  return false;
}

/** One insert through a route that does nothing else. */
export function inserting(client: Client, tally: Tally): Step {
  return async () => {
    const id = randomUUID();
    const body = { id, body: { attemptId: id, index: 3, given: { answer: { choiceId: "b" } }, confidence: "fairly" } };
    const { status, text } = await client.post("/api/insert", body);
    if (status === 200) return true;
    tally.errors.push(`bare route: ${status} ${text.slice(0, 200)}`);
    return false;
  };
}
