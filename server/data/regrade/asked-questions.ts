import "server-only";
import type { Feedback } from "@/core/questions/contract";
import type { ExplainableItem } from "@/core/questions/explain";
import { restsOn } from "@/core/questions/rests-on";
import type { QuestionTypeName, QuestionView } from "@/core/questions/views";
import { type QuestionName, questionName, type Ruling } from "@/core/quizzes/regrade";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { factsRestedOn } from "@/server/data/facts/rests-on-sql";
import { type FactTrouble, type Troubled, troublesOfSittings } from "@/server/data/regrade/fact-troubles";
import { keyedOfRow, questionIdOf, rulingOfRow, viewOfRow } from "@/server/data/regrade/had-items";
import { type Database, getDb } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** Why a teacher should look at a question. */
export type LookReason =
  | FactTrouble
  /** Open reports of readers on one of its facts. */
  | { readonly kind: "reported"; readonly count: number }
  /** Typed answers that our sources decide neither way. */
  | { readonly kind: "undecided"; readonly count: number };

export type AskedQuestion = {
  readonly id: string;
  readonly type: QuestionTypeName;
  readonly targetId: string;
  readonly view: QuestionView;
  readonly feedback: Feedback;
  /** The question of the sitting from which view and feedback are. */
  readonly made: ExplainableItem;
  readonly factIds: readonly string[];
  /** Sittings of learners of the class in which it was asked, and answered; who left or was taken out is not counted. */
  readonly had: number;
  readonly answered: number;
  /** Whether it earns points in any sitting: what tells of violence or casualties earns none. */
  readonly counts: boolean;
  /** Mean credit of the answers, in [0, 1]; null without one. */
  readonly right: number | null;
  readonly standing: readonly Ruling[];
  /** Empty when there is nothing to look at. */
  readonly reasons: readonly LookReason[];
};

/** Of a quiz that is drawn anew at each sitting there may be more. */
export const MAX_ASKED = 400;

/**
 * The questions that were asked in an assigned quiz: those to be looked at first, then the others as they stand in the quiz, in the
 * order of the sittings. Where there are more than `MAX_ASKED`, the last ones are left out, and what a ruling was made on only after
 * all others: its page must open, so that the ruling can be taken back.
 *
 * @returns null when there is no such quiz or the viewer does not teach its class
 */
export async function listAskedQuestions(viewer: Viewer, assignmentId: string): Promise<AskedQuestion[] | null> {
  const db = await getDb();
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, kind: "quiz", classroom: taughtBy(viewer) },
    select: { id: true },
  });
  return assignment && askedQuestions(db, assignmentId);
}

type CountedRow = QuestionName & {
  readonly had: number;
  readonly answered: number;
  readonly right: number | null;
  readonly undecided: number;
  readonly counts: boolean;
  readonly releases: readonly string[];
  /** One sitting that has it. */
  readonly attemptId: string;
  readonly index: number;
};

/** For whoever has been found to teach the class. */
export async function askedQuestions(db: Database, assignmentId: string): Promise<AskedQuestion[]> {
  const { since, troubled } = await troublesOfSittings(db, { assignmentId });
  const counted = await countQuestions(db, assignmentId, troubled);
  const samples = await db.attemptItem.findMany({
    where: { OR: counted.map(({ attemptId, index }) => ({ attemptId, index })) },
    select: {
      type: true,
      targetId: true,
      factIds: true,
      seed: true,
      generatorVersion: true,
      view: true,
      key: true,
      feedback: true,
      proofs: true,
    },
  });
  const sampleOf = new Map(samples.map((row) => [questionName(row), row]));
  const [rulings, reports] = await Promise.all([
    standingRulings(db, [assignmentId]),
    openReports(db, [...new Set(counted.flatMap(({ factIds }) => factIds))]),
  ]);
  const questions = counted.flatMap((row): AskedQuestion[] => {
    const name = questionName(row);
    const sample = sampleOf.get(name);
    if (sample === undefined) return [];
    const { feedback, proofs } = keyedOfRow(sample);
    const standing = rulings.get(`${assignmentId} ${name}`) ?? [];
    const troubles = row.releases.flatMap((release) => {
      const found = since(release);
      return [...restsOn({ factIds: row.factIds, proofs })].flatMap((id) => found.get(id) ?? []);
    });
    const reported = reports.filter((named) => named.some((id) => row.factIds.includes(id))).length;
    const reasons: LookReason[] = [
      // What was ruled on has been looked at.
      ...(standing.length > 0 ? [] : uniqueTroubles(troubles)),
      ...(standing.length > 0 || reported === 0 ? [] : [{ kind: "reported" as const, count: reported }]),
      ...(isMarked(standing) || row.undecided === 0 ? [] : [{ kind: "undecided" as const, count: row.undecided }]),
    ];
    return [
      {
        id: questionIdOf(row),
        type: row.type as QuestionTypeName,
        targetId: row.targetId,
        view: viewOfRow(sample),
        feedback,
        made: sample as unknown as ExplainableItem,
        factIds: row.factIds,
        had: row.had,
        answered: row.answered,
        counts: row.counts,
        right: row.right,
        standing,
        reasons,
      },
    ];
  });
  return [
    ...questions.filter(({ reasons }) => reasons.length > 0),
    ...questions.filter(({ reasons }) => reasons.length === 0),
  ];
}

const isMarked = (standing: readonly Ruling[]) => standing.some(({ kind }) => kind === "drop" || kind === "credit");

/** The same change may be told of several releases. */
export function uniqueTroubles(troubles: readonly FactTrouble[]): readonly FactTrouble[] {
  const of = (trouble: FactTrouble) => `${trouble.factId} ${trouble.kind === "revised" ? trouble.change : trouble.to}`;
  return [...new Map(troubles.map((trouble) => [of(trouble), trouble])).values()];
}

function countQuestions(db: Database, assignmentId: string, troubled: Troubled): Promise<CountedRow[]> {
  const restsOnTroubled = Prisma.sql`EXISTS (SELECT 1 FROM ${factsRestedOn} f WHERE f."factId" = ANY(z."facts"))`;
  return db.$queryRaw<CountedRow[]>`
    WITH "had" AS (
      SELECT i."type", i."targetId", i."attemptId", i."index", i."counts", a."release", a."startedAt", a."sitting",
        m."userId" IS NOT NULL AS "here",
        ${sortedFacts(Prisma.sql`i."factIds"`)} AS "factIds", coalesce(cardinality(z."facts") > 0 AND ${restsOnTroubled}, false) AS "troubled",
        w."grade"->>'kind' AS "grade", CASE WHEN w."grade"->>'kind' = 'skipped' THEN NULL ELSE w."credit" END AS "credit"
      FROM "AttemptItem" i
      JOIN "Attempt" a ON a."id" = i."attemptId"
      JOIN "Assignment" s ON s."id" = a."assignmentId"
      LEFT JOIN "Membership" m ON m."classroomId" = s."classroomId" AND m."userId" = a."learnerId" AND m."role" = 'learner'
        AND m."removedAt" IS NULL
      LEFT JOIN "Answer" w ON w."attemptId" = i."attemptId" AND w."index" = i."index"
      LEFT JOIN jsonb_to_recordset(${JSON.stringify(troubled)}::jsonb) AS z ("release" text, "facts" text[])
        ON z."release" = a."release"
      WHERE a."assignmentId" = ${assignmentId}::uuid
    ), "question" AS (
      SELECT "type", "targetId", "factIds", (count(*) FILTER (WHERE "here"))::int AS "had",
        (count("credit") FILTER (WHERE "here"))::int AS "answered", (avg("credit") FILTER (WHERE "here"))::float8 AS "right",
        (count(*) FILTER (WHERE "grade" = 'undecided'))::int AS "undecided",
        bool_or("counts") AS "counts", array_agg(DISTINCT "release") AS "releases", bool_or("troubled") AS "troubled",
        (array_agg("attemptId"::text ORDER BY "startedAt", "attemptId"))[1] AS "attemptId",
        (array_agg("index" ORDER BY "startedAt", "attemptId"))[1] AS "index",
        row_number() OVER (ORDER BY min("sitting"), min("startedAt"), min("index"), "targetId") AS "place"
      FROM "had" GROUP BY "type", "targetId", "factIds"
    ), "ruled" AS (
      SELECT "itemType" AS "type", "targetId", ${sortedFacts(Prisma.sql`"factIds"`)} AS "factIds",
        bool_or("undoneAt" IS NULL) AS "standing", bool_or("undoneAt" IS NULL AND "kind" IN ('drop', 'credit')) AS "marked"
      FROM "ItemRuling" WHERE "assignmentId" = ${assignmentId}::uuid GROUP BY 1, 2, 3
    ), "shown" AS (
      SELECT q.* FROM "question" q LEFT JOIN "ruled" r USING ("type", "targetId", "factIds")
      ORDER BY CASE
          WHEN "undecided" > 0 AND r."marked" IS NOT TRUE THEN 0
          WHEN r."standing" IS NOT TRUE AND ("troubled" OR coalesce("factIds" && ${reportedFacts}, false)) THEN 0
          WHEN r."type" IS NOT NULL THEN 1
          ELSE 2
        END, "place"
      LIMIT ${MAX_ASKED}
    )
    SELECT "type", "targetId", "factIds", "had", "answered", "right", "undecided", "counts", "releases", "attemptId", "index"
    FROM "shown" ORDER BY "place"`;
}

const sortedFacts = (factIds: Prisma.Sql) =>
  Prisma.sql`(SELECT coalesce(array_agg(f ORDER BY f), '{}') FROM unnest(${factIds}) f)`;

const reportedFacts = Prisma.sql`(
  SELECT array_agg(DISTINCT f) FROM "ItemReport" p CROSS JOIN unnest(p."factIds") f WHERE p."closedAt" IS NULL)`;

/** Rulings that stand, by assignment and question. */
export async function standingRulings(
  db: Pick<Database, "itemRuling">,
  assignmentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Ruling[]>> {
  const rows = await db.itemRuling.findMany({
    where: { assignmentId: { in: [...assignmentIds] }, undoneAt: null },
    select: { assignmentId: true, itemType: true, targetId: true, factIds: true, kind: true, accepted: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const byQuestion = new Map<string, Ruling[]>();
  for (const row of rows) {
    const name = `${row.assignmentId} ${questionName({ ...row, type: row.itemType })}`;
    byQuestion.set(name, [...(byQuestion.get(name) ?? []), rulingOfRow(row)]);
  }
  return byQuestion;
}

/** The facts of each open report that names one of these. */
async function openReports(db: Database, factIds: readonly string[]): Promise<readonly (readonly string[])[]> {
  const rows = await db.itemReport.findMany({
    where: { factIds: { hasSome: [...factIds] }, closedAt: null },
    select: { factIds: true },
  });
  return rows.map((row) => row.factIds);
}
