import "server-only";
import type { FactBase } from "@/core/facts/model";
import { clickedPlace } from "@/core/gradebook/clicked-place";
import { type ConfusionPair, confusionPairs, type Mistaken } from "@/core/gradebook/confusions";
import { normalise } from "@/core/shared/normalise";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { taughtClass } from "@/server/data/gradebook/cell-sql";
import { harmful } from "@/server/data/gradebook/knowledge";
import type { Place } from "@/server/data/gradebook/notes";
import { runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** Sittings that are looked at, the latest: what a class mixed up a year ago is not what it mixes up. */
const MOST_SITTINGS = 4_000;
/** Pairs, and spellings of wrong typed answers, that the database gives: more would be seldomer than anybody reads. */
const MOST_PAIRS = 60;
const MOST_TYPED = 300;
export const MOST_CONFUSIONS = 12;

/** What the class takes for something else, from the answers to its quizzes; empty for whoever does not teach it. */
export async function findConfusions(viewer: Viewer, classroomId: string): Promise<ConfusionPair[]> {
  const base = getFactBase();
  const asked = answersOf(viewer, classroomId);
  const [chosen, typed, clicked] = [await chosenInstead(asked), await typedInstead(asked), await clickedInstead(asked)];
  const found = [...chosen, ...typed.flatMap((row) => mistakenOf(base, row)), ...mistakenPlaces(base, clicked)];
  return confusionPairs(found).slice(0, MOST_CONFUSIONS);
}

/** What one learner took for what, in a question on which fact: ids of entities. */
export type Mistake = Pick<Mistaken, "right" | "given"> & { readonly learnerId: string; readonly factId: string };

/** The same learner by learner, each mistake once: of the class, or of one learner's work on one assignment. */
export async function findMistakes(viewer: Viewer, classroomId: string, only: Place | null): Promise<Mistake[]> {
  const base = getFactBase();
  const asked = answersOf(viewer, classroomId, only);
  const [chosen, typed, clicked] = [await chosenByEach(asked), await typedInstead(asked), await clickedInstead(asked)];
  const named = [...typed.flatMap((row) => mistakenOf(base, row)), ...mistakenPlaces(base, clicked)];
  const found = [
    ...chosen.filter(({ right, given }) => base.entities.has(right) && base.entities.has(given)),
    ...named.flatMap(({ right, given, takenBy, factIds: [factId = ""] }) =>
      takenBy.map((learnerId) => ({ learnerId, factId, right, given })),
    ),
  ];
  return [...new Map(found.map((each) => [JSON.stringify(Object.entries(each).sort()), each])).values()];
}

/**
 * Answers of learners who are in the class, with their questions: none on violence, none that a teacher wrote, and none that a
 * ruling touched.
 */
function answersOf(viewer: Viewer, classroomId: string, only: Place | null = null): Prisma.Sql {
  const theirs =
    only === null
      ? Prisma.empty
      : Prisma.sql`AND s."id" = ${only.assignmentId}::uuid AND a."learnerId" = ${only.learnerId}::uuid`;
  return Prisma.sql`
    ${latestSittings(viewer, classroomId, theirs)}, "asked" AS (
      SELECT p."learner", t."type", t."targetId", t."factIds", t."key", w."body"->'answer' AS "answer", w."credit"
      FROM "sitting" p JOIN "AttemptItem" t ON t."attemptId" = p."id"
        AND t."type" IN ('multiple-choice', 'map', 'matching', 'cloze', 'short-answer')
      JOIN "Answer" w ON w."attemptId" = t."attemptId" AND w."index" = t."index"
      WHERE t."ruling" IS NULL AND cardinality(t."factIds") > 0 AND NOT t."factIds" && ${harmful()}::text[]
    )`;
}

/** Sittings of the class's quizzes by those who are in it, the latest, as a part of a WITH clause. */
export const latestSittings = (viewer: Viewer, classroomId: string, theirs: Prisma.Sql = Prisma.empty): Prisma.Sql =>
  Prisma.sql`"sitting" AS (
      SELECT a."id", a."learnerId"::text AS "learner", m."displayName" AS "name" FROM "Classroom" c
      JOIN "Assignment" s ON s."classroomId" = c."id" AND s."kind" = 'quiz' AND s."withdrawnAt" IS NULL
      JOIN "Attempt" a ON a."assignmentId" = s."id"
      JOIN "Membership" m ON m."classroomId" = c."id" AND m."userId" = a."learnerId" AND m."role" = 'learner'
        AND m."removedAt" IS NULL
      WHERE ${taughtClass(viewer, classroomId)} ${theirs}
      ORDER BY a."startedAt" DESC LIMIT ${MOST_SITTINGS}::int
    )`;

/** Each choice and each pair that was matched, with what was right; a part of a WITH clause after `asked`. */
const chosenPart = Prisma.sql`"chosen" AS MATERIALIZED (
      SELECT "learner", "key"->'options' AS "options", "key"->'options'->>("key"->>'correctChoiceId') AS "right",
        "key"->'options'->>("answer"->>'choiceId') AS "given", "factIds"[1] AS "factId"
      FROM "asked" WHERE "type" IN ('multiple-choice', 'map') AND jsonb_typeof("key"->'options') = 'object'
      UNION ALL
      SELECT q."learner", q."key"->'options', q."key"->'options'->>p."value",
        q."key"->'options'->>(q."answer"->'pairs'->>p."key"), q."key"->'premises'->p."key"->>'factId'
      FROM "asked" q CROSS JOIN LATERAL jsonb_each_text(q."key"->'pairs') p WHERE q."type" = 'matching'
    )`;

function chosenByEach(asked: Prisma.Sql): Promise<readonly Mistake[]> {
  return runStatement<Mistake>(Prisma.sql`
    WITH ${asked}, ${chosenPart}
    SELECT DISTINCT "learner" AS "learnerId", "factId", "right", "given" FROM "chosen"
    WHERE "given" <> "right" AND "factId" IS NOT NULL ORDER BY 1, 2, 3, 4`);
}

/** From choices, lists of places and pairs to match: there the wrong thing stood among the options. */
function chosenInstead(asked: Prisma.Sql): Promise<readonly Mistaken[]> {
  return runStatement<Mistaken>(Prisma.sql`
    WITH ${asked}, ${chosenPart}, "mistaken" AS (
      SELECT "right", "given", array_agg(DISTINCT "learner") AS "takenBy", array_agg(DISTINCT "factId") AS "factIds"
      FROM "chosen" WHERE "given" <> "right" GROUP BY 1, 2
      ORDER BY count(DISTINCT "learner") DESC, 1, 2 LIMIT ${MOST_PAIRS}::int
    ), "turned" AS (
      SELECT "right", "given" FROM "mistaken" UNION SELECT "given", "right" FROM "mistaken"
    )
    SELECT u."right", u."given", coalesce(x."takenBy", '{}') AS "takenBy", coalesce(x."factIds", '{}') AS "factIds",
      array_agg(DISTINCT c."learner") AS "askedOf"
    FROM "turned" u
    JOIN "chosen" c ON c."right" = u."right"
      AND EXISTS (SELECT 1 FROM jsonb_each_text(c."options") o WHERE o."value" = u."given")
    LEFT JOIN "mistaken" x ON x."right" = u."right" AND x."given" = u."given"
    GROUP BY 1, 2, 3, 4`);
}

type TypedRow = {
  readonly targetId: string;
  readonly text: string;
  readonly takenBy: readonly string[];
  readonly askedOf: readonly string[];
};

function typedInstead(asked: Prisma.Sql): Promise<readonly TypedRow[]> {
  return runStatement<TypedRow>(Prisma.sql`
    WITH ${asked}, "typed" AS MATERIALIZED (
      SELECT "learner", "targetId", lower(trim("answer"->>'text')) AS "text", "credit" FROM "asked"
      WHERE "type" IN ('cloze', 'short-answer')
    ), "wrong" AS (
      SELECT "targetId", "text", array_agg(DISTINCT "learner") AS "takenBy" FROM "typed"
      WHERE "credit" = 0 AND "text" <> '' GROUP BY 1, 2
      ORDER BY count(DISTINCT "learner") DESC, 1, 2 LIMIT ${MOST_TYPED}::int
    )
    SELECT w."targetId", w."text", w."takenBy", array_agg(DISTINCT t."learner") AS "askedOf"
    FROM "wrong" w JOIN "typed" t ON t."targetId" = w."targetId" GROUP BY 1, 2, 3`);
}

type ClickedRow = {
  readonly right: string;
  readonly askedOf: readonly string[];
  readonly missed: readonly {
    readonly learner: string;
    readonly factId: string;
    readonly x: number;
    readonly y: number;
  }[];
};

/** Clicks on the map that missed, by the place that was asked for. */
function clickedInstead(asked: Prisma.Sql): Promise<readonly ClickedRow[]> {
  return runStatement<ClickedRow>(Prisma.sql`
    WITH ${asked}
    SELECT "key"->>'placeId' AS "right", array_agg(DISTINCT "learner") AS "askedOf",
      coalesce(json_agg(json_build_object('learner', "learner", 'factId', "factIds"[1], 'x', ("answer"->>'x')::float8,
        'y', ("answer"->>'y')::float8)) FILTER (WHERE "credit" < 1 AND "answer"->>'x' IS NOT NULL AND "answer"->>'y' IS NOT NULL),
        '[]') AS "missed"
    FROM "asked" WHERE "type" = 'map' AND "key"->>'mode' = 'click' GROUP BY 1`);
}

/** Places that were clicked in another's stead. On the map every place can be given, so each direction has all who were asked. */
function mistakenPlaces(base: FactBase, rows: readonly ClickedRow[]): Mistaken[] {
  const askedOf = new Map(rows.map((row) => [row.right, row.askedOf]));
  return rows.flatMap(({ right, missed }) => {
    const place = base.entities.get(right);
    if (place === undefined) return [];
    return missed.flatMap(({ learner, factId, x, y }) => {
      const given = clickedPlace(base, place, { x, y })?.id;
      if (given === undefined) return [];
      return [
        { right, given, takenBy: [learner], askedOf: askedOf.get(right) ?? [], factIds: [factId] },
        { right: given, given: right, takenBy: [], askedOf: askedOf.get(given) ?? [], factIds: [] },
      ];
    });
  });
}

/** A wrong typed answer that is the name of one other thing of the same kind; anything else says nothing of a confusion. */
function mistakenOf(base: FactBase, { targetId, text, takenBy, askedOf }: TypedRow): Mistaken[] {
  const [kind, factId = "", slot] = targetId.split(":");
  const triple = kind === "fact" ? base.facts.get(factId)?.triple : null;
  if (!triple) return [];
  const right = slot === "s" ? triple.s : triple.o.kind === "entity" ? triple.o.id : null;
  const [given, ...others] = base.index.entitiesByAlias.get(normalise(text)) ?? [];
  if (right === null || given === undefined || others.length > 0 || given === right) return [];
  // Of another kind it is no confusion of two things; and no community is set beside an armed group (items.md, H3).
  if (base.entities.get(right)?.type !== base.entities.get(given)?.type) return [];
  return [{ right, given, takenBy, askedOf, factIds: [factId] }];
}
