import "server-only";
import { type CellState, statesOf } from "@/core/gradebook/cell";
import { ASSIGNMENTS_PER_PAGE, type GradebookQuery, LEARNERS_PER_PAGE, wholeGradebook } from "@/core/gradebook/query";
import type { Viewer } from "@/server/auth/viewer";
import {
  cellShare,
  cellState,
  cellTables,
  countedShare,
  pageTables,
  taughtClass,
} from "@/server/data/gradebook/cell-sql";
import { settleClass } from "@/server/data/gradebook/settle-class";
import { runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * Learners × assignments of a class, a page of each. What is read are rollups by their keys: as many rows as a page has cells,
 * or as the class has where it is sorted or filtered by grades, whatever the length of the log.
 */

export type GradebookAssignment = {
  readonly id: string;
  readonly title: string;
  readonly kind: "quiz" | "reviewing";
  readonly dueAt: Date;
};

export type GradebookCell = {
  readonly assignmentId: string;
  readonly state: CellState;
  /** The grade in [0, 1], or null. */
  readonly share: number | null;
  /** What goes into the mean, in [0, 1]: 0 for what was not done in time; null for what does not count, or not yet. */
  readonly counted: number | null;
  /** Points, or days reviewed, of how many; 0 of 0 before anything was begun. */
  readonly credit: number;
  readonly possible: number;
  /** Whether the grade is the teacher's own, and whether there is a comment. */
  readonly changed: boolean;
  readonly commented: boolean;
};

export type GradebookRow = {
  readonly learnerId: string;
  readonly name: string;
  readonly number: number | null;
  /** Mean of what counts, over all assignments of the class, in [0, 1]; null where nothing counts yet. */
  readonly mean: number | null;
  /** In the order of the assignments. */
  readonly cells: readonly GradebookCell[];
};

export type Gradebook = {
  readonly className: string;
  readonly archived: boolean;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** All assignments of the class that were not taken back, and those on this page. */
  readonly assignmentCount: number;
  readonly assignments: readonly GradebookAssignment[];
  /** Learners that the filters leave, and those on this page. */
  readonly learnerCount: number;
  readonly rows: readonly GradebookRow[];
  /** As it was answered: a page that is not there is the last one. */
  readonly page: number;
  readonly columns: number;
  /** Title of the assignment that is sorted by, on whichever page it stands; null for another order. */
  readonly sortedBy: string | null;
  /** In which assignments the state lies that is filtered by, the latest first; none without such a filter. */
  readonly places: readonly StatePlace[];
};

/** An assignment in which a state lies, with the page of assignments on which it stands (from 1). */
export type StatePlace = Pick<GradebookAssignment, "id" | "title"> & {
  readonly learners: number;
  readonly columns: number;
};

type Head = {
  readonly name: string;
  readonly archived: boolean;
  readonly groups: Gradebook["groups"];
  readonly assignments: readonly (Omit<GradebookAssignment, "dueAt"> & { readonly dueAt: string })[];
};

/**
 * A page of a class's gradebook.
 *
 * @returns null when there is no such class or the viewer does not teach it
 */
export async function loadGradebook(
  viewer: Viewer,
  classroomId: string,
  query: GradebookQuery,
  now: Date,
): Promise<Gradebook | null> {
  await settleClass(viewer, classroomId, now);
  const head = await loadHead(viewer, classroomId);
  if (head === null) return null;
  const all = head.assignments.map((one) => ({ ...one, dueAt: new Date(one.dueAt) }));
  const columns = Math.min(query.columns, Math.max(1, Math.ceil(all.length / ASSIGNMENTS_PER_PAGE)));
  const assignments = all.slice((columns - 1) * ASSIGNMENTS_PER_PAGE, columns * ASSIGNMENTS_PER_PAGE);
  const shown = assignments.map(({ id }) => id);
  const asked = { classroomId, query, shown, now, size: LEARNERS_PER_PAGE };
  let page = query.page;
  let rows = await loadRows(viewer, { ...asked, page });
  if (rows.length === 0 && page > 1) {
    // Learners have gone, or a filter leaves fewer: how many there are, any page that is there tells.
    page = 1;
    rows = await loadRows(viewer, { ...asked, page });
    const last = Math.ceil((rows[0]?.total ?? 0) / LEARNERS_PER_PAGE);
    if (last > 1) {
      page = last;
      rows = await loadRows(viewer, { ...asked, page });
    }
  }
  return {
    className: head.name,
    archived: head.archived,
    groups: head.groups,
    assignmentCount: all.length,
    assignments,
    learnerCount: rows[0]?.total ?? 0,
    rows: rowsOf(rows, shown),
    page,
    columns,
    sortedBy: all.find(({ id }) => id === query.sort)?.title ?? null,
    places: query.state === null ? [] : await loadPlaces(viewer, asked, all),
  };
}

/** Of the learners that the filters leave: how many have the state in which assignment. */
async function loadPlaces(
  viewer: Viewer,
  { classroomId, query, now }: Pick<Asked, "classroomId" | "query" | "now">,
  all: readonly GradebookAssignment[],
): Promise<readonly StatePlace[]> {
  const states = query.state === null ? [] : statesOf[query.state];
  const rows = await runStatement<{ readonly id: string; readonly learners: number }>(Prisma.sql`
    SELECT s."id"::text, count(*)::int AS "learners"
    FROM "Classroom" c JOIN "Membership" m ON m."classroomId" = c."id"
    JOIN "Assignment" s ON s."classroomId" = c."id" AND s."withdrawnAt" IS NULL ${cellTables}
    WHERE ${taughtClass(viewer, classroomId)} AND m."role" = 'learner' AND m."removedAt" IS NULL
      AND ${filtersOf(query, now)} AND ${cellState(now)} = ANY(${[...states]}::text[])
    GROUP BY s."id"`);
  const counts = new Map(rows.map(({ id, learners }) => [id, learners]));
  return all.flatMap(({ id, title }, index) => {
    const learners = counts.get(id);
    if (learners === undefined) return [];
    return [{ id, title, learners, columns: 1 + Math.floor(index / ASSIGNMENTS_PER_PAGE) }];
  });
}

/** Learners and assignments of a file: a class has no more. */
const MOST_LEARNERS = 1_000;
const MOST_ASSIGNMENTS = 300;

export type WholeGradebook = Pick<Gradebook, "className" | "assignments" | "rows">;

/**
 * All of a class's gradebook at once, in the order of its list, the assignments in the order of their dates: for a file.
 *
 * @returns null when there is no such class or the viewer does not teach it
 */
export async function loadWholeGradebook(
  viewer: Viewer,
  classroomId: string,
  now: Date,
): Promise<WholeGradebook | null> {
  await settleClass(viewer, classroomId, now);
  const head = await loadHead(viewer, classroomId);
  if (head === null) return null;
  const latest = head.assignments.slice(0, MOST_ASSIGNMENTS).reverse();
  const assignments = latest.map((one) => ({ ...one, dueAt: new Date(one.dueAt) }));
  const shown = assignments.map(({ id }) => id);
  const asked = { classroomId, query: wholeGradebook, shown, now, page: 1, size: MOST_LEARNERS };
  return { className: head.name, assignments, rows: rowsOf(await loadRows(viewer, asked), shown) };
}

async function loadHead(viewer: Viewer, classroomId: string): Promise<Head | null> {
  const [head] = await runStatement<Head>(Prisma.sql`
    SELECT c."name", c."archivedAt" IS NOT NULL AS "archived",
      (SELECT coalesce(json_agg(json_build_object('id', g."id", 'name', g."name") ORDER BY g."nameKey"), '[]')
       FROM "ClassGroup" g WHERE g."classroomId" = c."id") AS "groups",
      (SELECT coalesce(json_agg(json_build_object('id', s."id", 'title', s."title", 'kind', s."kind", 'dueAt', s."dueAt")
         ORDER BY s."dueAt" DESC, s."id"), '[]')
       FROM "Assignment" s WHERE s."classroomId" = c."id" AND s."withdrawnAt" IS NULL) AS "assignments"
    FROM "Classroom" c WHERE ${taughtClass(viewer, classroomId)}`);
  return head ?? null;
}

type Asked = {
  readonly classroomId: string;
  readonly query: GradebookQuery;
  readonly page: number;
  /** Learners of a page. */
  readonly size: number;
  readonly shown: readonly string[];
  readonly now: Date;
};

type CellRow = {
  readonly userId: string;
  readonly displayName: string;
  readonly rosterNumber: number | null;
  readonly total: number;
  readonly mean: number | null;
  readonly assignmentId: string | null;
  readonly state: CellState;
  readonly share: number | null;
  readonly counted: number | null;
  readonly credit: number | null;
  readonly possible: number | null;
  readonly changed: boolean;
  readonly commented: boolean;
};

/**
 * A row a cell of the page, in the order of the learners; one without an assignment for a learner of a class that has none.
 * Each learner's mean is of all assignments; sorted by it, it is known before the page is, and only what is shown is looked up.
 */
function loadRows(viewer: Viewer, asked: Asked): Promise<readonly CellRow[]> {
  const { classroomId, query, page, size, shown, now } = asked;
  const order = orderOf(classroomId, query, now);
  const isShown = Prisma.sql`s."id" = ANY(${[...shown]}::uuid[])`;
  return runStatement<CellRow>(Prisma.sql`
    WITH "page" AS MATERIALIZED (
      SELECT m."userId", m."displayName", m."rosterNumber", m."joinedAt", m."role", m."removedAt", count(*) OVER ()::int AS "total",
        row_number() OVER (ORDER BY ${order.by}) AS "place", ${order.mean} AS "mean"
      FROM "Classroom" c JOIN "Membership" m ON m."classroomId" = c."id" ${order.join}
      WHERE ${taughtClass(viewer, classroomId)} AND m."role" = 'learner' AND m."removedAt" IS NULL
        AND ${filtersOf(query, now)}
      ORDER BY "place" LIMIT ${size}::int OFFSET ${(page - 1) * size}::int
    ), "asked" AS MATERIALIZED (
      SELECT s.*, ${isShown} AS "shown" FROM "Assignment" s
      WHERE s."classroomId" = ${classroomId}::uuid AND s."withdrawnAt" IS NULL ${query.sort === "mean" ? Prisma.sql`AND ${isShown}` : Prisma.empty}
    ), "cell" AS (
      SELECT m."userId", m."displayName", m."rosterNumber", m."total", m."place", m."mean", s."id" AS "assignmentId", s."shown",
        ${cellState(now)} AS "state", ${cellShare(now)} AS "share", ${countedShare(now)} AS "counted", k."credit", k."possible",
        n."share" IS NOT NULL AS "changed", coalesce(n."comment", '') <> '' AS "commented"
      FROM "page" m LEFT JOIN "asked" s ON true ${pageTables}
    ), "averaged" AS (
      SELECT *, avg("counted") OVER (PARTITION BY "place") AS "average" FROM "cell"
    )
    SELECT "userId"::text, "displayName", "rosterNumber", "total", "assignmentId"::text, "state", "share", "counted", "credit",
      "possible", "changed", "commented", coalesce("mean", "average") AS "mean"
    FROM "averaged" WHERE "shown" IS NOT FALSE ORDER BY "place"`);
}

/** By what learners are sorted, and what must be joined to know it. Whoever has no grade comes last in either order. */
function orderOf(
  classroomId: string,
  { sort, descending }: GradebookQuery,
  now: Date,
): { readonly by: Prisma.Sql; readonly join: Prisma.Sql; readonly mean: Prisma.Sql } {
  const unknown = Prisma.sql`NULL::float8`;
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const name = (way: Prisma.Sql) => Prisma.sql`m."sortKey" ${way}, m."userId"`;
  const list = (way: Prisma.Sql) => Prisma.sql`m."rosterNumber" ${way} NULLS LAST, ${name(way)}`;
  if (sort === "list") return { by: list(direction), join: Prisma.empty, mean: unknown };
  if (sort === "name") return { by: name(direction), join: Prisma.empty, mean: unknown };
  const of = sort === "mean" ? Prisma.empty : Prisma.sql`AND s."id" = ${sort}::uuid`;
  const value = sort === "mean" ? Prisma.sql`avg(${countedShare(now)})` : Prisma.sql`max(${cellShare(now)})`;
  return {
    mean: sort === "mean" ? Prisma.sql`o."value"` : unknown,
    by: Prisma.sql`o."value" ${direction} NULLS LAST, ${list(Prisma.sql`ASC`)}`,
    // All cells of the class at once: looked up learner by learner, a large class costs three times as much.
    join: Prisma.sql`LEFT JOIN (SELECT m."userId", ${value} AS "value"
      FROM "Membership" m JOIN "Assignment" s ON s."classroomId" = m."classroomId" AND s."withdrawnAt" IS NULL ${of} ${cellTables}
      WHERE m."classroomId" = ${classroomId}::uuid AND m."role" = 'learner' AND m."removedAt" IS NULL
      GROUP BY m."userId") o ON o."userId" = m."userId"`,
  };
}

const isAssignment = (sort: string): boolean => !["list", "name", "mean"].includes(sort);

/** A state is looked for in the assignment that is sorted by, or else in all of the class, on whichever page they stand. */
function filtersOf({ name, groupId, state, sort }: GradebookQuery, now: Date): Prisma.Sql {
  const parts = [Prisma.sql`true`];
  if (name !== "") parts.push(Prisma.sql`position(lower(${name}) IN lower(m."displayName")) > 0`);
  if (groupId !== null) {
    parts.push(Prisma.sql`EXISTS (SELECT 1 FROM "GroupMember" g WHERE g."groupId" = ${groupId}::uuid
      AND g."classroomId" = m."classroomId" AND g."userId" = m."userId")`);
  }
  if (state !== null) {
    const one = isAssignment(sort) ? Prisma.sql`AND s."id" = ${sort}::uuid` : Prisma.empty;
    parts.push(Prisma.sql`EXISTS (SELECT 1 FROM "Assignment" s ${cellTables}
      WHERE s."classroomId" = c."id" AND s."withdrawnAt" IS NULL ${one}
        AND ${cellState(now)} = ANY(${[...statesOf[state]]}::text[]))`);
  }
  return Prisma.join(parts, " AND ");
}

function rowsOf(rows: readonly CellRow[], shown: readonly string[]): GradebookRow[] {
  const byLearner = new Map<string, { readonly first: CellRow; readonly cells: Map<string, GradebookCell> }>();
  for (const row of rows) {
    const learner = byLearner.get(row.userId) ?? { first: row, cells: new Map<string, GradebookCell>() };
    byLearner.set(row.userId, learner);
    const { assignmentId, state, share, counted, credit, possible, changed, commented } = row;
    if (assignmentId === null) continue;
    learner.cells.set(assignmentId, {
      ...{ assignmentId, state, share, counted, changed, commented },
      credit: credit ?? 0,
      possible: possible ?? 0,
    });
  }
  return [...byLearner].map(([learnerId, { first, cells }]) => ({
    learnerId,
    name: first.displayName,
    number: first.rosterNumber,
    mean: first.mean,
    cells: shown.flatMap((id) => cells.get(id) ?? []),
  }));
}
