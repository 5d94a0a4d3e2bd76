import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadViewer } from "@/server/auth/load-viewer";
import type { Viewer } from "@/server/auth/viewer";
import { findFromAnswers } from "@/server/data/gradebook/from-answers";
import { findClassKnowledge } from "@/server/data/gradebook/knowledge";
import { closeDatabase, getDb } from "@/server/db";
import { getEnv } from "@/server/env";
import { median } from "../quiz-bench/figures";
import { fillAnswers, makeQuizzes } from "./answers";
import { countWork } from "./count";
import { openNewDatabase } from "./databases";
import { aTeacher, fillClass } from "./fill-class";
import { CLASSES, type ClassSize, KNOWLEDGE_TURNS } from "./plan";

/** What the page "What the class knows" asks of a database that has nothing else, or another class with its answers, too. */
export type KnowledgeCost = ClassSize & {
  readonly engine: "PostgreSQL" | "embedded";
  readonly besides: number;
  /** What memories predict, and what answers tell: medians. */
  readonly memoriesMs: number;
  readonly answersMs: number;
  /** Rows that the server visited for the answers, by its own count; null on the embedded engine. */
  readonly rows: number | null;
};

const FORECAST_MS = 14 * 86_400_000;
type Count = ((work: () => Promise<unknown>) => Promise<{ readonly rows: number }>) | null;

/** In a database of its own on this server. */
export async function measureKnowledgeOnServer(serverUrl: string): Promise<KnowledgeCost[]> {
  const { app, bare, close } = await openNewDatabase(serverUrl, "azalai_class_knowledge");
  try {
    return await measureBoth(
      "PostgreSQL",
      (work) => countWork({ app, bare }, work),
      () => bare.query("VACUUM ANALYZE"),
    );
  } finally {
    await close();
  }
}

/**
 * Gives this process an empty data folder and no server. The settings of a process are read once: asked for after the first of them
 * was needed, the embedded database would be that of whoever runs the bench.
 *
 * @returns takes the folder away
 */
export function takeOwnFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "azalai-class-bench-"));
  const { DATABASE_URL: _, ...environment } = process.env;
  process.env = { ...environment, DATA_DIR: folder };
  if (getEnv().dataDir !== folder) throw new Error("The settings were read before the bench had its folder.");
  return () => rmSync(folder, { recursive: true, force: true });
}

/** In the app's own process, in its folder; nothing analyses its tables, as nothing does in an installation. */
export async function measureKnowledgeEmbedded(): Promise<KnowledgeCost[]> {
  await closeDatabase();
  try {
    await getDb();
    return await measureBoth("embedded", null, async () => undefined);
  } finally {
    await closeDatabase();
  }
}

async function measureBoth(
  engine: KnowledgeCost["engine"],
  count: Count,
  settle: () => Promise<unknown>,
): Promise<KnowledgeCost[]> {
  const teacherId = await aTeacher();
  const teacher = await loadViewer({ userId: teacherId, sessionVersion: 1 }, new Date());
  if (teacher === null) throw new Error("There is no teacher.");
  const quizzes = await makeQuizzes(Math.max(...CLASSES.map(({ assignments }) => assignments)));
  const filled: (ClassSize & { readonly classroomId: string })[] = [];
  const costs: KnowledgeCost[] = [];
  for (const size of CLASSES) {
    const classroomId = await fillClass(teacherId, size);
    await fillAnswers(classroomId, quizzes.slice(0, size.assignments));
    filled.push({ ...size, classroomId });
    await settle();
    for (const { classroomId: id, ...of } of filled) {
      costs.push({ ...of, engine, besides: filled.length - 1, ...(await measure(teacher, id, count)) });
    }
  }
  return costs;
}

async function measure(teacher: Viewer, classroomId: string, count: Count) {
  const times = { memories: [] as number[], answers: [] as number[] };
  for (let turn = 0; turn <= KNOWLEDGE_TURNS; turn++) {
    const [now, from] = [new Date(), performance.now()];
    await findClassKnowledge(teacher, classroomId, now, new Date(now.getTime() + FORECAST_MS));
    const between = performance.now();
    const told = await findFromAnswers(teacher, classroomId);
    const to = performance.now();
    if (told.stuck.total === 0 || told.confusions.length === 0) throw new Error("The answers tell of nothing.");
    // The first one finds nothing planned.
    if (turn === 0) continue;
    times.memories.push(between - from);
    times.answers.push(to - between);
  }
  const counted = count && (await count(() => findFromAnswers(teacher, classroomId)));
  return {
    memoriesMs: median(times.memories),
    answersMs: median(times.answers),
    rows: counted?.rows ?? null,
  };
}
