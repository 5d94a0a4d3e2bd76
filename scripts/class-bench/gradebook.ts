import { wholeGradebook } from "@/core/gradebook/query";
import { loadGradebook } from "@/server/data/gradebook/gradebook";
import { useDatabase as answerWith } from "@/server/db";
import { median } from "../quiz-bench/figures";
import { countWork } from "./count";
import type { ClassDatabase } from "./databases";
import { CLASSES, type ClassSize, WARM_UP } from "./plan";

/** In which order a page can be asked for: by mean every grade of the class is looked at, by an assignment one of each learner. */
export const SORTS = ["name", "mean", "assignment"] as const;
export type Sort = (typeof SORTS)[number];

/** What a page of a class's gradebook costs in one order, with a log of some length. */
export type PageCost = ClassSize & {
  readonly events: number;
  readonly sort: Sort;
  readonly ms: number;
  readonly statements: number;
  /** Rows that the server visited, by its own count. */
  readonly rows: number;
};

/** Each page is loaded from every database before the next is from any, so that whatever else the machine does meets all alike. */
export async function measureGradebooks(databases: readonly ClassDatabase[], turns: number): Promise<PageCost[]> {
  const costs: PageCost[] = [];
  for (const [at, size] of CLASSES.entries()) {
    const times = databases.map(() => ({ name: [] as number[], mean: [] as number[], assignment: [] as number[] }));
    for (let turn = 0; turn < WARM_UP + turns; turn++) {
      for (const sort of SORTS) {
        for (const [index, database] of databases.entries()) {
          answerWith(database.app);
          const order = await orderOf(database, at, sort);
          const from = performance.now();
          await page(database, at, order);
          if (turn >= WARM_UP) times[index]?.[sort].push(performance.now() - from);
        }
      }
    }
    for (const sort of SORTS) {
      for (const [index, database] of databases.entries()) {
        const ms = median(times[index]?.[sort] ?? []);
        costs.push({ ...size, events: database.events, sort, ms, ...(await countOnce(database, at, sort)) });
      }
    }
  }
  return costs;
}

const ids = new Map<string, string>();

/** What an address says for an order: of an assignment its id, asked for once and not measured. */
async function orderOf({ teacher, classes }: ClassDatabase, at: number, sort: Sort): Promise<string> {
  if (sort !== "assignment") return sort;
  const classroomId = classes[at]?.classroomId ?? "";
  const known = ids.get(classroomId);
  if (known !== undefined) return known;
  const book = await loadGradebook(teacher, classroomId, wholeGradebook, new Date());
  const id = book?.assignments.at(-1)?.id;
  if (id === undefined) throw new Error("The class has no assignment.");
  ids.set(classroomId, id);
  return id;
}

async function page({ teacher, classes }: ClassDatabase, at: number, sort: string): Promise<void> {
  const classroom = classes[at];
  const book = await loadGradebook(teacher, classroom?.classroomId ?? "", { ...wholeGradebook, sort }, new Date());
  if (book?.learnerCount !== classroom?.learners) throw new Error(`The gradebook had ${book?.learnerCount} learners.`);
}

/** Statements and rows of one page. */
async function countOnce(database: ClassDatabase, at: number, sort: Sort) {
  answerWith(database.app);
  const order = await orderOf(database, at, sort);
  return countWork(database, () => page(database, at, order));
}
