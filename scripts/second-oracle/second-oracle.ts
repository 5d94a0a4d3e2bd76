import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { FactBase, Proposition } from "@/core/facts/model";
import type { Assertion } from "@/core/quality/assertions";
import { insertRows, loadFacts, objectColumns, type Row } from "@/scripts/second-oracle/load-facts";

/** What SQL finds about one proposition. */
export type SqlVerdict = {
  readonly verdict: "TRUE" | "SAID" | "FALSE" | "UNKNOWN";
  /** Whether somebody says it, whatever the verdict. */
  readonly said: boolean;
  /** Every proof that holds by itself; they count only where the verdict is FALSE. */
  readonly codes: readonly string[];
};

type Step = (db: PGlite) => Promise<unknown>;
const refresh =
  (view: string): Step =>
  (db) =>
    db.exec(`REFRESH MATERIALIZED VIEW ${view}; ANALYZE ${view};`);
/** A function of the SQL and the tables that it fills: the planner has to know how large they are now. */
const fill =
  (name: string, ...tables: readonly string[]): Step =>
  (db) =>
    db.exec(`SELECT ${name}(); ${tables.map((table) => `ANALYZE ${table};`).join(" ")}`);

/** What is worked out, in this order. */
const STEPS: readonly Step[] = [
  fill("fill_spans", "span"),
  fill("lay_out_base", "docket"),
  fill("count_houses", "house_on_table"),
  fill("weigh_alone", "status_alone"),
  fill("decide_statuses", "status"),
  refresh("holds"),
  fill("relate_entities", "told_as", "same_as", "part_of", "told_part_of", "kin", "type_under"),
  fill("close_facts", "eplus"),
  ...["asked", "near", "certain", "is_true", "echo", "is_said", "not_free", "beside", "settled"].map(refresh),
  ...["covering", "f1", "f2", "f3", "f4", "f5"].map(refresh),
  fill("judge", "verdict"),
];
const STEPS_OF_QUESTION: Readonly<Record<Question["kind"], readonly Step[]>> = {
  unique: [refresh("rival"), refresh("distinct_rival")],
  status: [],
  speaker: [refresh("says_the_same"), refresh("bears")],
  order: [],
  spelling: [refresh("bears"), refresh("bearer")],
  member: [],
};

/** A text of SQL by the name of its file; the seeded-bug test changes some. */
export type SqlTexts = ReadonlyMap<string, string>;

/** The definition of items.md §2 in SQL, in the order in which it is run. */
export function readSqlTexts(): SqlTexts {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".sql"));
  return new Map(files.sort().map((file) => [file, readFileSync(join(import.meta.dirname, file), "utf8")]));
}

export type Judged = {
  readonly truths: readonly SqlVerdict[];
  /** For each question that is not about truth, what SQL says in a word or two. */
  readonly answers: readonly string[];
  /** Facts whose published status is not what the rule gives. */
  readonly statuses: readonly { readonly fact: string; readonly published: string; readonly byRule: string }[];
};

export type Question = Exclude<Assertion, { readonly kind: "truth" }>;

/**
 * Judges propositions and questions in a database in memory: a few statements, however many there are.
 * It shares no code with the first oracle, only the parsed fact base.
 *
 * @param texts the SQL; other than `readSqlTexts()` only to see that a mistake in it shows
 * @param given a database that is emptied for it, where one judgement comes after another: to open one takes longer than most of
 *              them. Null for one of its own
 */
export async function judgeWithSql(
  base: FactBase,
  propositions: readonly Proposition[],
  questions: readonly Question[],
  texts: SqlTexts = readSqlTexts(),
  given: PGlite | null = null,
): Promise<Judged> {
  const db = given ?? new PGlite();
  try {
    await db.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
    for (const sql of texts.values()) await db.exec(sql);
    await loadFacts(db, base);
    const numbers = new Map<string, number>();
    const numberOf = (proposition: Proposition): number => numbered(numbers, proposition);
    const numbersAsked = propositions.map(numberOf);
    for (const [table, rows] of questionRows(questions, numberOf)) await insertRows(db, table, rows);
    await insertRows(db, "proposition", propositionRows(numbers));
    await db.exec("ANALYZE");
    for (const step of STEPS) await step(db);
    for (const kind of new Set(questions.map((question) => question.kind))) {
      for (const step of STEPS_OF_QUESTION[kind]) await step(db);
    }
    const verdicts = await readVerdicts(db);
    return {
      truths: numbersAsked.map((number) => defined(verdicts.get(number), `proposition ${number}`)),
      answers: await readAnswers(db, questions),
      statuses: await readStatuses(db),
    };
  } finally {
    if (given === null) await db.close();
  }
}

/** The same proposition is judged once, however many items make it. */
function numbered(numbers: Map<string, number>, { s, r, o, when }: Proposition): number {
  const text = JSON.stringify([s, r, objectColumns(o), when]);
  const number = numbers.get(text) ?? numbers.size + 1;
  numbers.set(text, number);
  return number;
}

function propositionRows(numbers: ReadonlyMap<string, number>): readonly Row[] {
  return [...numbers].map(([text, id]) => {
    const [s, r, object, time] = JSON.parse(text) as [string, string, Row, string | null];
    return { id, s, r, ...object, time };
  });
}

/** Rows by table; the id of a question is its place, counted from 1. */
function questionRows(
  questions: readonly Question[],
  numberOf: (proposition: Proposition) => number,
): ReadonlyMap<string, readonly Row[]> {
  const tables = new Map<string, Row[]>();
  questions.forEach((question, at) => {
    const table = question.kind === "status" ? "docket" : `question_${question.kind}`;
    const rows = tables.get(table) ?? [];
    rows.push(...rowsOf(question, at + 1, numberOf));
    tables.set(table, rows);
  });
  return tables;
}

function rowsOf(question: Question, id: number, numberOf: (proposition: Proposition) => number): readonly Row[] {
  switch (question.kind) {
    case "unique":
      return [{ id, fact: question.factId, slot: question.slot, time: question.when }];
    case "member":
      return [{ id, s: question.s, r: question.r, entity: question.entityId, time: question.when }];
    case "status":
      return question.shown.map(({ factId, at }) => ({ id, fact: factId, n: at, asked: factId === question.factId }));
    case "speaker":
      return [{ id, fact: question.factId, entity: question.entityId, alone: question.alone }];
    case "order":
      return [{ id, earlier: question.earlier, later: question.later }];
    case "spelling":
      return [{ id, spelling: question.spelling, slot: question.slot, proposition: numberOf(question.proposition) }];
  }
}

async function readVerdicts(db: PGlite): Promise<ReadonlyMap<number, SqlVerdict>> {
  const { rows } = await db.query<SqlVerdict & { readonly p: number }>("SELECT p, verdict, said, codes FROM verdict");
  return new Map(rows.map(({ p, verdict, said, codes }) => [p, { verdict, said, codes }]));
}

async function readAnswers(db: PGlite, questions: readonly Question[]): Promise<readonly string[]> {
  const answers = new Map<number, string>();
  for (const kind of new Set(questions.map((question) => question.kind))) {
    const { rows } = await db.query<{ id: number; answer: string }>(`SELECT id, answer FROM answer_${kind}`);
    for (const { id, answer } of rows) answers.set(id, answer);
  }
  return questions.map((_, at) => defined(answers.get(at + 1), `question ${at + 1}`));
}

async function readStatuses(db: PGlite): Promise<Judged["statuses"]> {
  const { rows } = await db.query<Judged["statuses"][number]>(
    `SELECT fact.id AS fact, published_status AS published, status.status AS "byRule"
     FROM fact JOIN status ON status.fact = fact.id WHERE published_status <> status.status ORDER BY fact.id`,
  );
  return rows;
}

function defined<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`SQL has no answer to ${what}`);
  return value;
}
