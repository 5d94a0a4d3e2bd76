import "server-only";
import {
  addedFacts,
  type ContentPrint,
  printContent,
  type Revision,
  reviseFacts,
  reviseLists,
} from "@/core/facts/revisions";
import { SCHEDULER_VERSION } from "@/core/memory/events";
import { STABILITY_CAP_AFTER_STATUS_CHANGE_DAYS } from "@/core/memory/replay";
import { type TargetEffects, targetEffects } from "@/core/memory/revision-effects";
import { targetsOf } from "@/server/content/cards";
import { digest } from "@/server/content/digest";
import { getGenerationContext } from "@/server/content/generation-context";
import { holdLogs } from "@/server/data/memory/memory-log";
import { dropFromOpenAttempts, restoreToOpenAttempts } from "@/server/data/sittings/dropped-items";
import { sweep } from "@/server/data/sittings/settle";
import { getDb } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

export type ReleaseReport = {
  /** How facts changed since the release that this database knew. */
  readonly revisions: readonly Revision[];
  /** Events that were written to learners' logs. */
  readonly events: number;
};

/** Processes that start together take turns; any number that nothing else uses. */
const LOCK = 4_178_013;
/** A large school's logs on a slow computer. */
const TIMEOUT_MS = 600_000;
/** Under which name releases speak in a learner's log. */
const DEVICE = "content";

/**
 * Records the release that this process serves and, when it differs from the last one, writes what changed into the
 * logs of exactly those who have a memory of it. All or nothing in one transaction, with a number of statements that
 * does not grow with the learners, and once: a second start finds the release recorded.
 *
 * @param now the server's clock
 */
export async function recordRelease(now: Date): Promise<ReleaseReport> {
  const db = await getDb();
  // What time has ended by now, perhaps while no process ran, is over, and stays as it was.
  await sweep(now);
  return db.$transaction((tx) => recordIn(tx, now), { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS });
}

async function recordIn(tx: Prisma.TransactionClient, now: Date): Promise<ReleaseReport> {
  const context = getGenerationContext("en");
  const { base } = context;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
  const { hash, asOf } = base.release;
  const last = await tx.release.findFirst({
    select: { hash: true, loadedAt: true, facts: true },
    orderBy: { loadedAt: "desc" },
  });
  if (last?.hash === hash) return { revisions: [], events: 0 };
  const print = printContent(base, digest);
  // Later than the last one even if the clock went back: the newest row is the one that was served last.
  const loadedAt = new Date(Math.max(now.getTime(), (last?.loadedAt.getTime() ?? 0) + 1));
  const row = { asOf, loadedAt, facts: print as unknown as Prisma.InputJsonObject };
  await tx.release.upsert({ where: { hash }, create: { hash, ...row }, update: row });
  if (last === null) return { revisions: [], events: 0 };

  const before = last.facts as unknown as ContentPrint;
  const revisions = reviseFacts(before, base, digest);
  const effects = targetEffects(revisions, reviseLists(before, base, digest), (factId) => {
    const fact = base.facts.get(factId);
    return fact === undefined ? [] : targetsOf(context, fact);
  });
  const gone = revisions.flatMap(({ factId, kind, replaces }) => (kind === "retracted" ? [factId] : replaces));
  await dropFromOpenAttempts(tx, gone, now);
  await restoreToOpenAttempts(tx, addedFacts(before, base), now);
  const topicOf = (factId: string) => base.facts.get(factId)?.topic ?? "";
  return { revisions, events: await writeEffects(tx, effects, topicOf, { hash, loadedAt }) };
}

type Loaded = { readonly hash: string; readonly loadedAt: Date };

/** Puts targets whose card is gone away for everybody who has a memory of them; their logs stay. */
export async function retireTargets(tx: Prisma.TransactionClient, targetIds: readonly string[], now: Date) {
  const changes = targetIds.map((targetId) => ({ targetId, change: "retired" as const }));
  await writeEffects(tx, { changes, moves: [] }, () => "", { hash: "deleted", loadedAt: now });
}

/** @returns how many events were written */
async function writeEffects(
  tx: Prisma.TransactionClient,
  { changes, moves }: TargetEffects,
  topicOf: (factId: string) => string,
  release: Loaded,
): Promise<number> {
  if (changes.length === 0 && moves.length === 0) return 0;
  const touched = [...changes.map(({ targetId }) => targetId), ...moves.flatMap(({ from, to }) => [from, to])];
  await holdLogs(tx, Prisma.sql`SELECT "learnerId" FROM "MemoryState" WHERE "targetId" = ANY(${touched}::text[])`);
  const inherited = await inherit(tx, moves, topicOf, release);
  const changed = await change(tx, changes, release);
  return inherited + changed;
}

/** Columns and values that every event of a release shares; `t` is the touched target and learner. */
function eventsFrom(release: Loaded, change: Prisma.Sql, more: Prisma.Sql, from: Prisma.Sql): Prisma.Sql {
  const id = Prisma.sql`md5(concat_ws(' ', ${release.hash}::text, ${release.loadedAt.toISOString()}::text, t."targetId", t."learnerId"))`;
  return Prisma.sql`
    INSERT INTO "MemoryEvent" ("id", "learnerId", "targetId", "kind", "device", "deviceSequence", "deviceAt",
      "receivedAt", "effectiveAt", "localDay", "schedulerVersion", "body", "bodyHash")
    SELECT ${id}::uuid, t."learnerId", t."targetId", 'contentRevised', ${DEVICE}, 0, ${release.loadedAt.toISOString()}::text::timestamptz,
      ${release.loadedAt.toISOString()}::text::timestamptz, late."at",
      to_char((late."at" AT TIME ZONE u."timeZone") - make_interval(hours => u."dayStartHour"), 'YYYY-MM-DD'),
      ${SCHEDULER_VERSION},
      jsonb_build_object('kind', 'contentRevised', 'targetId', t."targetId", 'change', ${change},
        'release', ${release.hash}::text) || ${more},
      ${id}
    FROM ${from} t
    JOIN "User" u ON u."id" = t."learnerId"
    CROSS JOIN LATERAL (
      SELECT greatest(${release.loadedAt.toISOString()}::text::timestamptz, max(e."effectiveAt") + interval '1 millisecond') AS "at"
      FROM "MemoryEvent" e WHERE e."learnerId" = t."learnerId" AND e."targetId" = t."targetId"
    ) late`;
}

/** The effect of each change is that of core/memory/replay.ts on a state whose last event it is. */
async function change(
  tx: Prisma.TransactionClient,
  changes: TargetEffects["changes"],
  release: Loaded,
): Promise<number> {
  const changed = Prisma.sql`jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS c ("targetId" text, "change" text)`;
  const events = await tx.$executeRaw(
    eventsFrom(
      release,
      Prisma.sql`t."change"`,
      Prisma.sql`'{}'::jsonb`,
      Prisma.sql`(SELECT s."learnerId", s."targetId", c."change" FROM "MemoryState" s JOIN ${changed} ON c."targetId" = s."targetId")`,
    ),
  );
  await tx.$executeRaw`
    UPDATE "MemoryState" s SET
      "stability" = CASE WHEN c."change" = 'status'
        THEN least(s."stability", ${STABILITY_CAP_AFTER_STATUS_CHANGE_DAYS}::float8) ELSE s."stability" END,
      "dueAt" = CASE WHEN c."change" = 'status' AND s."dueAt" IS NOT NULL
        THEN least(s."dueAt", e."effectiveAt") ELSE s."dueAt" END,
      "suspended" = s."suspended" OR c."change" IN ('retracted', 'retired')
    FROM ${changed}, "MemoryEvent" e
    WHERE s."targetId" = c."targetId" AND c."change" IN ('status', 'retracted', 'retired')
      AND e."learnerId" = s."learnerId" AND e."targetId" = s."targetId" AND e."device" = ${DEVICE}
      AND e."receivedAt" = ${release.loadedAt.toISOString()}::text::timestamptz`;
  return events;
}

/** Memories that go on under another target: of several, the strongest, unless the target's own is stronger still. */
async function inherit(
  tx: Prisma.TransactionClient,
  moves: TargetEffects["moves"],
  topicOf: (factId: string) => string,
  release: Loaded,
): Promise<number> {
  if (moves.length === 0) return 0;
  const rows = moves.map(({ from, to }) => ({ from, to, topic: topicOf(to.split(":")[1] ?? "") }));
  const strongest = Prisma.sql`(
    SELECT DISTINCT ON (s."learnerId", m."to") s."learnerId", m."to" AS "targetId", m."topic", s."phase", s."stability",
      s."difficulty", s."step", s."reps", s."lapses", s."lastAt", s."lastDay", s."dueAt", s."suspended", s."buriedOn"
    FROM "MemoryState" s
    JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m ("from" text, "to" text, "topic" text)
      ON m."from" = s."targetId"
    ORDER BY s."learnerId", m."to", s."stability" DESC, s."reps" DESC, s."targetId"
  )`;
  const ms = (column: string) => Prisma.sql`(extract(epoch FROM ${Prisma.raw(`t."${column}"`)}) * 1000)::bigint`;
  const inherits = Prisma.sql`jsonb_build_object('inherits', jsonb_build_object('phase', t."phase",
    'stability', t."stability", 'difficulty', t."difficulty", 'step', t."step", 'reps', t."reps", 'lapses', t."lapses",
    'lastAt', ${ms("lastAt")}, 'lastDay', t."lastDay", 'dueAt', ${ms("dueAt")}, 'suspended', t."suspended",
    'buriedOn', t."buriedOn"))`;
  const events = await tx.$executeRaw(eventsFrom(release, Prisma.sql`'merged'::text`, inherits, strongest));
  await tx.$executeRaw`
    INSERT INTO "MemoryState" AS own ("learnerId", "targetId", "topic", "phase", "stability", "difficulty", "step",
      "reps", "lapses", "lastAt", "lastDay", "dueAt", "suspended", "buriedOn")
    SELECT * FROM ${strongest} t
    ON CONFLICT ("learnerId", "targetId") DO UPDATE SET "phase" = excluded."phase",
      "stability" = excluded."stability", "difficulty" = excluded."difficulty", "step" = excluded."step",
      "reps" = excluded."reps", "lapses" = excluded."lapses", "lastAt" = excluded."lastAt",
      "lastDay" = excluded."lastDay", "dueAt" = excluded."dueAt", "suspended" = excluded."suspended",
      "buriedOn" = excluded."buriedOn"
    WHERE (excluded."stability", excluded."reps") > (own."stability", own."reps")`;
  return events;
}
