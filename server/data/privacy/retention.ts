import "server-only";
import { randomUUID } from "node:crypto";
import { type Cutoffs, cutoffsAt, defaultRetention, type Retention, retentionSchema } from "@/core/access/retention";
import type { Viewer } from "@/server/auth/viewer";
import { erasePeople } from "@/server/data/privacy/erase-people";
import { type Database, getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** Deletes what is older than an administrator wants it kept. The same conditions count for the dry run and for the deed. */

const KEY = "retention";

/** What is set; the default where nothing is, or where what is stored is of another version of the app. */
export async function findRetention(): Promise<Retention> {
  const db = await getDb();
  const row = await db.setting.findUnique({ where: { key: KEY }, select: { value: true } });
  const stored = retentionSchema.safeParse(row?.value);
  return stored.success ? stored.data : defaultRetention;
}

export async function saveRetention(viewer: Viewer, retention: Retention, now: Date): Promise<boolean> {
  if (viewer.role !== "administrator") return false;
  const db = await getDb();
  await db.$transaction([
    db.setting.upsert({
      where: { key: KEY },
      create: { key: KEY, value: retention },
      update: { value: retention },
    }),
    db.auditEntry.create({
      data: {
        id: randomUUID(),
        actorId: viewer.userId,
        verb: "change",
        resource: "retention",
        detail: retention,
        createdAt: now,
      },
    }),
  ]);
  return true;
}

export type RetentionPlan = {
  readonly guests: number;
  readonly learners: number;
  /** Of these learners those who are in a class that is not in the archive: its gradebook loses them. */
  readonly inClasses: number;
  readonly classes: number;
  /** Names of the first of them. */
  readonly classNames: readonly string[];
  /** Learners who can sign in with nothing but a code of these classes, and go with them. */
  readonly withClasses: number;
};

const NAMED = 20;

/** What these numbers would delete now; nothing is written. Null for anybody but an administrator. */
export async function planRetention(viewer: Viewer, retention: Retention, now: Date): Promise<RetentionPlan | null> {
  if (viewer.role !== "administrator") return null;
  const db = await getDb();
  const due = dueAt(cutoffsAt(now, retention));
  const classes = await db.classroom.findMany({
    where: due.classes,
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  const ids = classes.map(({ id }) => id);
  const [guests, learners, inClasses, withClasses] = await Promise.all([
    db.user.count({ where: due.guests }),
    due.learners === null ? 0 : db.user.count({ where: due.learners }),
    due.learners === null ? 0 : db.user.count({ where: { AND: [due.learners, inRunningClass] } }),
    // Whoever goes for their own sake is counted there.
    db.user.count({ where: { AND: [onlyIn(ids), ...(due.learners === null ? [] : [{ NOT: due.learners }])] } }),
  ]);
  return {
    guests,
    learners,
    inClasses,
    classes: classes.length,
    classNames: classes.slice(0, NAMED).map(({ name }) => name),
    withClasses,
  };
}

function dueAt({ guests, learners, classes, closedClasses }: Cutoffs) {
  const untaught = { members: { none: { role: "teacher" as const, removedAt: null } } };
  return {
    guests: { guest: true, lastSeenAt: { lt: guests } },
    learners: learners && { role: "learner" as const, guest: false, demo: false, lastSeenAt: { lt: learners } },
    classes: {
      OR: [
        { archivedAt: { lt: closedClasses }, ...untaught },
        ...(classes === null ? [] : [{ archivedAt: { lt: classes } }]),
      ],
    },
  } satisfies Record<string, Prisma.UserWhereInput | Prisma.ClassroomWhereInput | null>;
}

const inRunningClass = {
  memberships: { some: { role: "learner", removedAt: null, classroom: { archivedAt: null } } },
} satisfies Prisma.UserWhereInput;

/** Learners of these classes who have no e-mail address, no outside sign-in and no other class. */
const onlyIn = (classroomIds: readonly string[]): Prisma.UserWhereInput => ({
  role: "learner",
  guest: false,
  email: null,
  accounts: { none: {} },
  memberships: {
    some: { classroomId: { in: [...classroomIds] } },
    none: { classroomId: { notIn: [...classroomIds] } },
  },
});

/** People deleted in one transaction: enough to be quick, few enough that nobody waits for it. */
const BATCH = 100;

/**
 * Deletes whatever is due, and notes how much. Two processes at once do no harm: each deletes what the other has not.
 *
 * @returns how much went
 */
export async function sweepRetention(now: Date): Promise<Pick<RetentionPlan, "guests" | "learners" | "classes">> {
  const db = await getDb();
  const due = dueAt(cutoffsAt(now, await findRetention()));
  const classes = await db.classroom.findMany({ where: due.classes, select: { id: true } });
  const ids = classes.map(({ id }) => id);
  const guests = await eraseAll(db, due.guests, now);
  const learners =
    (due.learners === null ? 0 : await eraseAll(db, due.learners, now)) +
    (ids.length === 0 ? 0 : await eraseAll(db, onlyIn(ids), now));
  const gone = ids.length === 0 ? 0 : (await db.classroom.deleteMany({ where: { id: { in: ids } } })).count;
  const done = { guests, learners, classes: gone };
  if (learners + gone > 0) {
    await db.auditEntry.create({
      data: { id: randomUUID(), actorId: null, verb: "remove", resource: "retention", detail: done, createdAt: now },
    });
  }
  return done;
}

async function eraseAll(db: Database, where: Prisma.UserWhereInput, now: Date): Promise<number> {
  let erased = 0;
  for (;;) {
    const people = await db.user.findMany({ where, select: { id: true }, orderBy: { id: "asc" }, take: BATCH });
    if (people.length === 0) return erased;
    erased += await db.$transaction((tx) =>
      erasePeople(
        tx,
        people.map(({ id }) => id),
        now,
      ),
    );
  }
}
