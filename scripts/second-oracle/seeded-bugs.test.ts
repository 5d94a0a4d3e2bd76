import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Evidence, FactBase, TruthOracle } from "@/core/facts/model";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import { type Disagreement, disagreementsOf, verdictsDiffer } from "@/scripts/second-oracle/agreement";
import { sampleOfPropositions } from "@/scripts/second-oracle/sample";
import { type Judged, judgeWithSql, readSqlTexts } from "@/scripts/second-oracle/second-oracle";
import { readFactBase } from "@/server/content/read-base";
import { aBase, aFact, aRelation, aSource } from "@/tests/support/facts";

/**
 * Two oracles are worth something only if a mistake in either shows. Each bug is one small change of a text, as somebody might make
 * it; the real base has to expose it.
 */

type Bug = { readonly name: string; readonly file: string; readonly from: string; readonly to: string };

const BUGS_IN_SQL: readonly Bug[] = [
  {
    name: "what was still so when last checked is so for ever",
    file: "4-closure.sql",
    from: "CASE WHEN span.open_end THEN least(span.e_lo, fact.as_of) ELSE span.e_lo END AS sure_to",
    to: "span.e_lo AS sure_to",
  },
  {
    name: "part and whole are read the wrong way round",
    file: "4-closure.sql",
    from: "SELECT part, whole FROM within",
    to: "SELECT whole, part FROM within",
  },
  {
    name: "other names of one thing are left out of the closure",
    file: "4-closure.sql",
    from: "JOIN same_as ON same_as.a = b.s",
    to: "JOIN same_as ON false",
  },
  {
    name: "a border is a border from one side only",
    file: "4-closure.sql",
    from: "ON relation.id = e.r AND relation.mutual",
    to: "ON relation.id = e.r AND false",
  },
  {
    name: "disputed statements are said by nobody",
    file: "5-verdicts.sql",
    from: "WHERE status <> 'established'",
    to: "WHERE status NOT IN ('established', 'disputed')",
  },
  {
    name: "every relation has one value at a time",
    file: "5-verdicts.sql",
    from: "b.slot = 'o' AND a.functional AND NOT a.spatial",
    to: "b.slot = 'o' AND NOT a.spatial",
  },
  {
    name: "a complete list of a state counts for all times",
    file: "5-verdicts.sql",
    from: "l.time IS NULL OR relation.aspect <> 'state' AS always",
    to: "true AS always",
  },
  {
    name: "whoever existed at the time did not",
    file: "5-verdicts.sql",
    from: "NOT (life.e_hi + 1 < t.s_lo OR t.e_hi + 1 < life.s_lo)",
    to: "NOT (life.e_hi < t.e_hi)",
  },
  {
    name: "a place of another level disproves a place",
    file: "5-verdicts.sql",
    from: "WHERE a.spatial AND a.functional AND c.type = k.type\n    AND coalesce(km_between",
    to: "WHERE a.spatial AND a.functional\n    AND NOT coalesce(km_between",
  },
  {
    name: "a state that may have held is taken as certain",
    file: "5-verdicts.sql",
    from: "a.d_lo >= f.s_hi AND a.d_hi <= f.sure_to",
    to: "a.d_lo >= f.s_lo AND a.d_hi <= f.e_hi",
  },
  {
    name: "copies of encyclopaedias count as origins",
    file: "3-status.sql",
    from: "WHERE source.kind IS DISTINCT FROM 'tertiary'",
    to: "WHERE true",
  },
  {
    name: "a party that speaks is an observer",
    file: "3-status.sql",
    from: "WHEN bool_or(v.by_party) THEN 'claimed'",
    to: "WHEN bool_or(v.by_party) THEN 'reported'",
  },
];

/** No fact of the base hangs on these at present, so a small one does. */
const BUGS_IN_SQL_OF_A_FIXTURE: readonly Bug[] = [
  {
    name: "two names of one house are two origins",
    file: "3-status.sql",
    from: "WHERE s.house IS NULL",
    to: "WHERE true",
  },
  {
    name: "one voice shakes an established fact",
    file: "3-status.sql",
    from: "    AND (other.status = 'established') = (mine.status = 'established')\n",
    to: "",
  },
];

const BUGS_IN_THE_FIRST: readonly Bug[] = [
  {
    name: "a whole is no kin of its part",
    file: "entity-graph.ts",
    from: "|| contains(a, b) || contains(b, a)",
    to: "|| contains(a, b)",
  },
  {
    name: "renamings are not followed",
    file: "entity-graph.ts",
    from: '({ status }) => status === "established"',
    to: "() => false",
  },
  {
    name: "members of coalitions are strangers to them",
    file: "entity-graph.ts",
    from: 'const OBJECT_IN_SUBJECT = ["component", "formed-from"];',
    to: "const OBJECT_IN_SUBJECT: readonly string[] = [];",
  },
  {
    name: "a region and the one it was carved from are apart from the first day",
    file: "entity-graph.ts",
    from: "if (carved === undefined) return false;",
    to: "if (carved === undefined || carved > 0) return false;",
  },
  {
    name: "a symmetric relation is read one way",
    file: "match.ts",
    from: 'if (!relation.symmetric || triple.o.kind !== "entity") return [triple];',
    to: 'if (relation.symmetric || triple.o.kind !== "entity") return [triple];',
  },
  {
    name: "open states hold beyond the day for which the sources vouch",
    file: "match.ts",
    from: "if (inner === null || !isOpenEnded(when)) return inner;",
    to: "if (inner !== null || !isOpenEnded(when)) return inner;",
  },
  {
    name: "a state holds throughout a time that it only touches",
    file: "match.ts",
    from: "return days !== null && spanContains(days, outerSpan(edtf(when)));",
    to: "return days !== null && spansOverlap(days, outerSpan(edtf(when)));",
  },
  {
    name: "an event is true of any time",
    file: "match.ts",
    from: "return spanContains(outerSpan(edtf(x.when)), outerSpan(edtf(fact.when)));",
    to: "return true;",
  },
  {
    name: "what is claimed at another time blocks nothing, what is claimed now neither",
    file: "truth-oracle.ts",
    from: 'fact.status !== "established" && speaksOf(fact, x, relation, graph)',
    to: 'fact.status === "reported" && speaksOf(fact, x, relation, graph)',
  },
  {
    name: "every relation is functional",
    file: "proofs.ts",
    from: "if (!relation.functional) return null;",
    to: "",
  },
  {
    name: "a list of a state counts for all times",
    file: "proofs.ts",
    from: 'if (relation.aspect !== "state" || listWhen === null || listWhen === when) return true;',
    to: "if (relation !== null) return true;",
  },
  {
    name: "lifespans are not looked at",
    file: "proofs.ts",
    from: "if (!absent) return null;",
    to: "if (!absent || absent) return null;",
  },
  {
    name: "neighbouring places are told apart however vague their positions",
    file: "proofs.ts",
    from: "const MAX_UNCERTAINTY_KM = 25;",
    to: "const MAX_UNCERTAINTY_KM = 0;",
  },
];

const ORACLE = join(import.meta.dirname, "..", "..", "core", "facts", "oracle");
/** The whole is a command of its own (npm run oracle:bugs): a database for every bug takes minutes. */
const ALL = process.env.ALL_BUGS === "1";
const SAMPLE = ALL ? 20_000 : 6000;
/** All of them, or every fourth in the short form that runs with the other tests. */
const some = (bugs: readonly Bug[]): readonly Bug[] => (ALL ? bugs : bugs.filter((_, at) => at % 4 === 0));
/** Enough for a bug in SQL, which needs a database of its own for every run. */
const SAMPLE_FOR_SQL = 4000;

/** A text with the bug in it. @throws when the passage is gone: the bug has to be planted anew */
function mutated(text: string, { name, from, to }: Bug): string {
  if (text.split(from).length !== 2)
    throw new Error(`${name}: the passage stands ${text.split(from).length - 1} times`);
  return text.replace(from, () => to);
}

describe("a bug in either oracle shows as a disagreement", () => {
  const { base } = readFactBase(join(import.meta.dirname, "..", "..", "content"));
  const oracle = createTruthOracle(base);
  const sample = sampleOfPropositions(base, SAMPLE, "seeded bugs");
  const folders: string[] = [];
  let found: Judged["truths"];

  beforeAll(async () => {
    found = (await judgeWithSql(base, sample, [])).truths;
  }, 300_000);
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it("and there is none without a bug", () => {
    expect(verdictsDiffer(oracle, sample, found)).toEqual([]);
  });

  it.each(some(BUGS_IN_SQL))(
    "in SQL: $name",
    async (bug) => {
      const part = sample.slice(0, SAMPLE_FOR_SQL);
      tell(bug, await disagreementsOf(base, oracle, [], part, textsWith(bug)));
    },
    120_000,
  );

  it.each(some(BUGS_IN_SQL_OF_A_FIXTURE))(
    "in SQL, over a small base: $name",
    async (bug) => {
      const small = baseOfSomeStatuses();
      const own = createTruthOracle(small);
      expect(await disagreementsOf(small, own, [], [])).toEqual([]);
      tell(bug, await disagreementsOf(small, own, [], [], textsWith(bug)));
    },
    120_000,
  );

  it.each(some(BUGS_IN_THE_FIRST))(
    "in the first: $name",
    async (bug) => {
      const wrong = await oracleWith(bug);
      tell(bug, verdictsDiffer(wrong(base), sample, found));
    },
    120_000,
  );

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

/** One house under two names; and one voice against what two houses say. */
function baseOfSomeStatuses(): FactBase {
  const from = (...origins: readonly string[]): readonly Evidence[] =>
    origins.map((origin) => ({ sourceId: "paper", at: "para. 1", note: { en: "A note." }, as: null, origin }));
  return aBase({
    relations: [aRelation({ id: "capital" })],
    sources: [aSource({ id: "paper" })],
    facts: [
      aFact({ id: "one-house", status: "reported", evidence: from("BBC Afrique", "BBC") }),
      aFact({ id: "two-houses", evidence: from("Reuters", "AFP"), contradicts: ["one-voice"] }),
      aFact({ id: "one-voice", status: "reported", evidence: from("RFI"), contradicts: ["two-houses"] }),
    ],
  });
}
