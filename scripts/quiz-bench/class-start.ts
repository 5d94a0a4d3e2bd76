import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApp } from "@/tests/support/app-server";
import { type Client, signIn } from "./client";
import type { Engine } from "./engines";
import { percentile } from "./figures";
import { sendAnswer, type Tally } from "./load";

const START_WITHIN_MS = 1_000;
const ANSWER_EVERY_MS = 5_000;
const GRADEBOOK_EVERY_MS = 2_000;

export type ClassStart = {
  readonly learners: number;
  /** From the press of the button to the page with the first question, ms. */
  readonly startP95Ms: number;
  readonly answerP95Ms: number;
  readonly gradebookP95Ms: number;
  readonly peakMiB: number;
  readonly answers: number;
  readonly lost: number;
  readonly errors: readonly string[];
};

/**
 * A class begins an assigned quiz within one second and then gives an answer each every five seconds, while the teacher's
 * gradebook is open and looks anew every two.
 */
export async function measureClassStart(engine: Engine, answersEach: number): Promise<ClassStart> {
  const tally: Tally = { acknowledged: [], errors: [] };
  const times = { start: [] as number[], answer: [] as number[], gradebook: [] as number[] };
  const folder = mkdtempSync(join(tmpdir(), "azalai-memory-"));
  const memoryFile = join(folder, "peak");
  const app = await startApp({
    ...engine.settings,
    NODE_OPTIONS: `--require ${join(import.meta.dirname, "report-memory.cjs")}`,
    AZALAI_BENCH_MEMORY_FILE: memoryFile,
  });
  let peakMiB = Number.NaN;
  try {
    const { learners, teacher, assignmentId, classroomId, assigned } = engine.seeded;
    const teaching = await signIn(app.base, teacher);
    const pupils: Client[] = [];
    for (const { email } of learners) pupils.push(await signIn(app.base, email));
    const forms = await Promise.all(pupils.map((pupil) => startForm(pupil, assignmentId)));
    let over = false;
    const gradebook = repeat(
      GRADEBOOK_EVERY_MS,
      () => over,
      async () => {
        const { status } = await timed(times.gradebook, () => teaching.get(`/classes/${classroomId}/gradebook`));
        if (status !== 200) tally.errors.push(`gradebook: ${status}`);
      },
    );
    await Promise.all(
      pupils.map(async (pupil, at) => {
        await pause((START_WITHIN_MS * at) / pupils.length);
        const attemptId = await timed(times.start, () => begin(pupil, forms[at] ?? {}, tally));
        if (attemptId === null) return;
        for (const [index, given] of assigned.slice(0, answersEach).entries()) {
          // People do not answer in step: each has a place of their own within the five seconds.
          await pause(index === 0 ? (ANSWER_EVERY_MS * ((at * 7) % pupils.length)) / pupils.length : ANSWER_EVERY_MS);
          await timed(times.answer, () => sendAnswer(pupil, attemptId, index, given, tally));
        }
      }),
    );
    over = true;
    await gradebook;
    await pause(1_000);
    peakMiB = Number(readFileSync(memoryFile, "utf8")) / 1024;
  } finally {
    await app.kill();
    rmSync(folder, { recursive: true, force: true });
  }
  const answers = tally.acknowledged.length;
  return {
    learners: engine.seeded.learners.length,
    startP95Ms: percentile(times.start, 0.95),
    answerP95Ms: percentile(times.answer, 0.95),
    gradebookP95Ms: percentile(times.gradebook, 0.95),
    peakMiB,
    answers,
    lost: answers - (await engine.countStored(tally.acknowledged)),
    errors: tally.errors,
  };
}

/** The hidden fields of the button that begins the assignment, as the learner's first page has them. */
async function startForm(pupil: Client, assignmentId: string): Promise<Readonly<Record<string, string>>> {
  const { text } = await pupil.get("/today");
  const form = text.match(/<form[\s\S]*?<\/form>/g)?.find((one) => one.includes(assignmentId)) ?? "";
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)];
  return Object.fromEntries(fields.map(([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"')]));
}

/** Presses the button and waits for the page of the quiz. */
async function begin(pupil: Client, form: Readonly<Record<string, string>>, tally: Tally): Promise<string | null> {
  const { status, location } = await pupil.postForm("/today", form);
  const attemptId = /\/quiz\/([0-9a-f-]{36})$/.exec(location ?? "")?.[1];
  if (attemptId === undefined) {
    tally.errors.push(`start: ${status} ${location}`);
    return null;
  }
  const page = await pupil.get(`/quiz/${attemptId}`);
  if (page.status === 200) return attemptId;
  tally.errors.push(`page of the quiz: ${page.status}`);
  return null;
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

async function timed<T>(times: number[], run: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const value = await run();
  times.push(performance.now() - from);
  return value;
}

async function repeat(everyMs: number, isOver: () => boolean, run: () => Promise<void>): Promise<void> {
  while (!isOver()) {
    const from = performance.now();
    await run();
    await pause(Math.max(0, everyMs - (performance.now() - from)));
  }
}
