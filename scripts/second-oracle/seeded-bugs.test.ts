import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FactBase, TruthOracle } from "@/core/facts/model";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import { type Disagreement, disagreementsOf, verdictsDiffer } from "@/scripts/second-oracle/agreement";
import {
  BUGS_IN_SQL,
  BUGS_IN_SQL_OF_A_FIXTURE,
  BUGS_IN_SQL_OF_TIES,
  BUGS_IN_THE_FIRST,
  BUGS_IN_THE_FIRST_OF_A_FIXTURE,
  type Bug,
  MORE_BUGS_IN_SQL,
  MORE_BUGS_IN_THE_FIRST,
} from "@/scripts/second-oracle/bugs";
import { sampleOfPropositions } from "@/scripts/second-oracle/sample";
import { type Judged, judgeWithSql, readSqlTexts } from "@/scripts/second-oracle/second-oracle";
import { baseOfSomeStatuses, baseOfSomeTies, everyProposition } from "@/scripts/second-oracle/small-bases";
import { getFactBase } from "@/server/content/load";

/**
 * Two oracles are worth something only if a mistake in either shows. Each bug is one small change of a text, as somebody might make
 * it; the real base has to expose it.
 */

const ORACLE = join(import.meta.dirname, "..", "..", "core", "facts", "oracle");
/** The whole is a command of its own (npm run oracle:bugs): to judge anew for every bug takes minutes. */
const ALL = process.env.ALL_BUGS === "1";
const SAMPLE = ALL ? 20_000 : 6000;
/** All of them, or every fourth in the short form that runs with the other tests. */
const some = (bugs: readonly Bug[]): readonly Bug[] => (ALL ? bugs : bugs.filter((_, at) => at % 4 === 0));
/** A bug in SQL needs a judgement of its own, so that the short form asks less. */
const SAMPLE_FOR_SQL = ALL ? SAMPLE : 4000;

/** A text with the bug in it. @throws when the passage is gone: the bug has to be planted anew */
function mutated(text: string, { name, from, to }: Bug): string {
  if (text.split(from).length !== 2)
    throw new Error(`${name}: the passage stands ${text.split(from).length - 1} times`);
  return text.replace(from, () => to);
}

describe("a bug in either oracle shows as a disagreement", () => {
  const base = getFactBase();
  const oracle = createTruthOracle(base);
  const sample = sampleOfPropositions(base, SAMPLE, "seeded bugs");
  const folders: string[] = [];
  const database = new PGlite();
  let found: Judged["truths"];

  beforeAll(async () => {
    found = (await judgeWithSql(base, sample, [], readSqlTexts(), database)).truths;
  }, 300_000);
  afterAll(async () => {
    await database.close();
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it("and there is none without a bug", () => {
    expect(verdictsDiffer(oracle, sample, found)).toEqual([]);
  });

  it.each(some([...BUGS_IN_SQL, ...MORE_BUGS_IN_SQL]))(
    "in SQL: $name",
    async (bug) => {
      const part = sample.slice(0, SAMPLE_FOR_SQL);
      tell(bug, await disagreementsOf(base, oracle, [], part, textsWith(bug), database));
    },
    120_000,
  );

  it.each(some(BUGS_IN_SQL_OF_A_FIXTURE))(
    "in SQL, over a small base: $name",
    async (bug) => {
      const small = baseOfSomeStatuses();
      const own = createTruthOracle(small);
      expect(await disagreementsOf(small, own, [], [], readSqlTexts(), database)).toEqual([]);
      tell(bug, await disagreementsOf(small, own, [], [], textsWith(bug), database));
    },
    120_000,
  );

  it.each(some([...BUGS_IN_THE_FIRST, ...MORE_BUGS_IN_THE_FIRST]))(
    "in the first: $name",
    async (bug) => {
      const wrong = await oracleWith(bug);
      tell(bug, verdictsDiffer(wrong(base), sample, found));
    },
    120_000,
  );

  describe("over a small base of ties", () => {
    const small = baseOfSomeTies();
    const all = everyProposition(small);
    let judged: Judged["truths"];
    beforeAll(async () => {
      judged = (await judgeWithSql(small, all, [], readSqlTexts(), database)).truths;
    }, 120_000);

    it("there is none without a bug", () => {
      expect(verdictsDiffer(createTruthOracle(small), all, judged)).toEqual([]);
    });

    it.each(BUGS_IN_THE_FIRST_OF_A_FIXTURE)("in the first: $name", async (bug) => {
      const wrong = await oracleWith(bug);
      tell(bug, verdictsDiffer(wrong(small), all, judged));
    });

    it.each(ALL ? BUGS_IN_SQL_OF_TIES : [])(
      "in SQL: $name",
      async (bug) => {
        tell(bug, await disagreementsOf(small, createTruthOracle(small), [], all, textsWith(bug), database));
      },
      120_000,
    );
  });

  /** The first oracle compiled from a copy of its source with the bug in it. */
  async function oracleWith(bug: Bug): Promise<(base: FactBase) => TruthOracle> {
    const cache = join(import.meta.dirname, "..", "..", "node_modules", ".cache");
    mkdirSync(cache, { recursive: true });
    const folder = mkdtempSync(join(cache, "oracle-"));
    folders.push(folder);
    const files = readdirSync(ORACLE).filter((file) => !file.endsWith(".test.ts"));
    for (const file of files) {
      const source = readFileSync(join(ORACLE, file), "utf8");
      const own = file === bug.file ? mutated(source, bug) : source;
      writeFileSync(join(folder, file), own.replaceAll('"@/core/facts/oracle/', '"./'));
    }
    const loaded: unknown = await import(/* @vite-ignore */ pathToFileURL(join(folder, "truth-oracle.ts")).href);
    return (loaded as { readonly createTruthOracle: (base: FactBase) => TruthOracle }).createTruthOracle;
  }
});

/** At least one disagreement, and the first of them in words beside the bug that it shows. */
function tell({ name }: Bug, shown: readonly Disagreement[]): void {
  const [first] = shown;
  if (first === undefined) throw new Error(`${name}: nothing shows it`);
  const { about, first: one, second } = first;
  console.info(`${name}: ${shown.length} disagreements, such as “${about}”: the first ${one}, in SQL ${second}`);
}

function textsWith(bug: Bug): ReadonlyMap<string, string> {
  const texts = new Map(readSqlTexts());
  return texts.set(bug.file, mutated(texts.get(bug.file) ?? "", bug));
}
