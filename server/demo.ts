import "server-only";
import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nameKey } from "@/core/roster/learner-name";
import { makeClassCode, makeDemoPassword } from "@/server/auth/codes";
import { hashPassword } from "@/server/auth/password";
import { getDb } from "@/server/db";
import { type Env, getEnv } from "@/server/env";

/** The file that the start reads to print the sign-ins again. */
export const DEMO_FILE = "demo.json";

export type DemoSignIns = {
  readonly teacher: { readonly email: string; readonly password: string };
  readonly learner: { readonly email: string; readonly password: string };
  readonly classCode: string;
};

/**
 * A teacher, a learner and a class to look around with, made at the first start on one's own computer and never on a
 * database server. The passwords are random; they stay in the data folder, readable by its owner alone.
 */
export async function createDemo(now: Date, env: Pick<Env, "databaseUrl" | "dataDir"> = getEnv()): Promise<void> {
  if (env.databaseUrl !== null) return;
  const db = await getDb();
  if (await db.setting.findUnique({ where: { key: "demo" }, select: { key: true } })) return;
  const demo: DemoSignIns = {
    teacher: { email: "teacher@demo.example", password: makeDemoPassword() },
    learner: { email: "learner@demo.example", password: makeDemoPassword() },
    classCode: makeClassCode(),
  };
  const [teacherHash, learnerHash] = await Promise.all([
    hashPassword(demo.teacher.password),
    hashPassword(demo.learner.password),
  ]);
  const person = { demo: true, createdAt: now, lastSeenAt: now };
  const [teacherId, learnerId, classroomId] = [randomUUID(), randomUUID(), randomUUID()];
  // The passwords are written first: a crash between the two leaves a file for people who are made next time.
  writeSignIns(env.dataDir, demo);
  await db.$transaction([
    db.setting.create({ data: { key: "demo", value: { classroomId } } }),
    db.user.create({
      data: {
        ...person,
        id: teacherId,
        role: "teacher",
        name: "Demo teacher",
        email: demo.teacher.email,
        passwordHash: teacherHash,
      },
    }),
    db.user.create({
      data: { ...person, id: learnerId, name: "Demo learner", email: demo.learner.email, passwordHash: learnerHash },
    }),
    db.classroom.create({ data: { id: classroomId, name: "Example class", code: demo.classCode, createdAt: now } }),
    db.membership.create({
      data: { classroomId, userId: teacherId, role: "teacher", displayName: "Demo teacher", joinedAt: now },
    }),
    db.membership.create({
      data: {
        classroomId,
        userId: learnerId,
        role: "learner",
        displayName: "Demo learner",
        nameKey: nameKey("Demo learner"),
        joinedAt: now,
      },
    }),
  ]);
}

function writeSignIns(folder: string, demo: DemoSignIns): void {
  mkdirSync(/* turbopackIgnore: true */ folder, { recursive: true });
  writeFileSync(join(folder, DEMO_FILE), `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
}
