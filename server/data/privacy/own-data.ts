import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import { attemptsOf, untoldAssignments } from "@/server/data/privacy/attempt-data";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/**
 * Everything that is kept about one person, as the text of one JSON file, piece by piece: a long log is never in memory at once.
 * Nothing secret that lets anybody in, and nothing of others.
 */
export async function* ownData(viewer: Viewer, now: Date): AsyncGenerator<string> {
  const parts: readonly (readonly [string, AsyncIterable<unknown> | Promise<unknown>])[] = [
    ["account", account(viewer)],
    ["classes", classes(viewer)],
    ["assignments", assignments(viewer, now)],
    ["sittings", attempts(viewer, now)],
    ["memory", pagesOf((after, take) => states(viewer, after, take), 1000)],
    ["log", pagesOf((after, take) => events(viewer, after, take), 1000)],
    ["marksOnCards", marks(viewer)],
    ["decks", decks(viewer)],
    ["ownCards", pagesOf((after, take) => ownCards(viewer, after, take), 20)],
    ["reports", reports(viewer)],
    ["sets", sets(viewer)],
    ["teaching", teaching(viewer)],
  ];
  yield `{"format":"azalai-my-data","version":1,"madeAt":${JSON.stringify(now)}`;
  for (const [name, content] of parts) {
    yield `,\n${JSON.stringify(name)}:`;
    if (!(Symbol.asyncIterator in content)) {
      yield JSON.stringify(await content);
      continue;
    }
    let mark = "[";
    for await (const one of content) {
      yield `${mark}\n${JSON.stringify(one)}`;
      mark = ",";
    }
    yield mark === "[" ? "[]" : "\n]";
  }
  yield "}\n";
}

type Keyed = { readonly key: string };

/** Rows in pages by key, one at a time. */
async function* pagesOf<T extends Keyed>(
  page: (after: string, take: number) => Promise<readonly T[]>,
  take: number,
): AsyncGenerator<Omit<T, "key">> {
  let after = "";
  for (;;) {
    const rows = await page(after, take);
    for (const { key: _, ...row } of rows) yield row;
    const last = rows.at(-1);
    if (!last || rows.length < take) return;
    after = last.key;
  }
}

/** Ids are UUIDs: before the first one stands the least of them. */
const afterId = (after: string): Prisma.UuidFilter => ({
  gt: after === "" ? "00000000-0000-0000-0000-000000000000" : after,
});

async function account({ userId }: Viewer) {
  const db = await getDb();
  const { passwordHash, recoveryHash, calendarKey, accounts, weightsTrials, devices, ...row } =
    await db.user.findUniqueOrThrow({
      where: { id: userId },
      omit: { sessionVersion: true, logVersion: true, gradesToLook: true },
      include: {
        accounts: { select: { provider: true, providerAccountId: true } },
        weightsTrials: { omit: { learnerId: true } },
        devices: { omit: { learnerId: true } },
      },
    });
  return {
    ...row,
    hasPassword: passwordHash !== null,
    hasRecoveryCode: recoveryHash !== null,
    hasCalendarAddress: calendarKey !== null,
    signsInWith: accounts,
    devices,
    weightsTrials,
  };
}

async function classes({ userId }: Viewer) {
  const db = await getDb();
  return db.membership.findMany({
    where: { userId, role: "learner" },
    select: {
      displayName: true,
      rosterNumber: true,
      extraTimePercent: true,
      joinedAt: true,
      removedAt: true,
      classroom: { select: { id: true, name: true } },
      groups: { select: { group: { select: { name: true } } } },
    },
    orderBy: { joinedAt: "asc" },
  });
}

async function assignments({ userId: learnerId }: Viewer, now: Date) {
  const db = await getDb();
  const untold = await untoldAssignments(learnerId, now);
  const where = { learnerId };
  const assignment = { select: { title: true, kind: true, classroom: { select: { name: true } } } } as const;
  const [results, notes, exceptions, named] = await Promise.all([
    db.assignmentResult.findMany({ where, omit: { learnerId: true }, include: { assignment } }),
    db.gradeNote.findMany({ where, omit: { learnerId: true, updatedBy: true }, include: { assignment } }),
    db.assignmentException.findMany({ where, omit: { learnerId: true, createdBy: true }, include: { assignment } }),
    db.assignmentLearner.findMany({ where, select: { assignmentId: true, assignment } }),
  ]);
  return {
    results: results.map((row) => ({ ...row, credit: untold.has(row.assignmentId) ? null : row.credit })),
    notes,
    exceptions,
    givenByName: named,
  };
}

async function* attempts({ userId: learnerId }: Viewer, now: Date): AsyncGenerator<unknown> {
  const take = 20;
  let after: string | null = null;
  for (;;) {
    const rows = await attemptsOf({ learnerId }, now, { after, take });
    yield* rows;
    after = rows.at(-1)?.id ?? null;
    if (after === null || rows.length < take) return;
  }
}

async function states({ userId: learnerId }: Viewer, after: string, take: number) {
  const db = await getDb();
  const where = { learnerId, targetId: { gt: after } };
  const rows = await db.memoryState.findMany({ where, omit: { learnerId: true }, orderBy: { targetId: "asc" }, take });
  return rows.map((row) => ({ ...row, key: row.targetId }));
}

async function events({ userId: learnerId }: Viewer, after: string, take: number) {
  const db = await getDb();
  const rows = await db.memoryEvent.findMany({
    where: { learnerId, id: afterId(after) },
    omit: { learnerId: true, bodyHash: true },
    orderBy: { id: "asc" },
    take,
  });
  return rows.map((row) => ({ ...row, key: row.id }));
}

async function marks({ userId: learnerId }: Viewer) {
  const db = await getDb();
  return db.cardMark.findMany({ where: { learnerId, value: { not: "" } }, omit: { learnerId: true } });
}

async function decks({ userId: ownerId }: Viewer) {
  const db = await getDb();
  return db.ownDeck.findMany({ where: { ownerId }, omit: { ownerId: true }, orderBy: { createdAt: "asc" } });
}

async function ownCards({ userId: ownerId }: Viewer, after: string, take: number) {
  const db = await getDb();
  const rows = await db.ownCard.findMany({
    where: { deck: { ownerId }, id: afterId(after) },
    include: { image: { omit: { cardId: true, ownerId: true, hash: true } } },
    orderBy: { id: "asc" },
    take,
  });
  return rows.map(({ image, ...row }) => ({
    ...row,
    key: row.id,
    image: image && { ...image, type: "image/webp", bytes: Buffer.from(image.bytes).toString("base64") },
  }));
}

async function reports({ userId: reporterId }: Viewer) {
  const db = await getDb();
  return db.itemReport.findMany({
    where: { reporterId },
    select: { factIds: true, type: true, text: true, createdAt: true, closedAt: true },
    orderBy: { createdAt: "asc" },
  });
}

async function sets({ userId: ownerId }: Viewer) {
  const db = await getDb();
  return db.studySet.findMany({
    where: { ownerId },
    omit: { ownerId: true, shareKey: true },
    include: { versions: { omit: { setId: true } } },
    orderBy: { createdAt: "asc" },
  });
}

/** Classes that they teach and what they assigned: without anybody who learns there. */
async function teaching({ userId }: Viewer) {
  const db = await getDb();
  return db.membership.findMany({
    where: { userId, role: "teacher" },
    select: {
      joinedAt: true,
      removedAt: true,
      classroom: {
        select: {
          id: true,
          name: true,
          createdAt: true,
          archivedAt: true,
          assignments: {
            where: { createdBy: userId },
            select: {
              title: true,
              kind: true,
              opensAt: true,
              dueAt: true,
              closesAt: true,
              blueprint: true,
              rules: true,
            },
          },
        },
      },
    },
    orderBy: { joinedAt: "asc" },
  });
}
