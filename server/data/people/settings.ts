import "server-only";
import { getDb } from "@/server/db";
import { getEnv } from "@/server/env";

/** Whether anyone may sign up as a teacher: yes on one's own computer, no on a server until an administrator says so. */
export async function mayTeachersSignUp(): Promise<boolean> {
  const db = await getDb();
  const row = await db.setting.findUnique({ where: { key: "teacher-sign-up" }, select: { value: true } });
  return typeof row?.value === "boolean" ? row.value : getEnv().databaseUrl === null;
}

export async function setTeacherSignUp(open: boolean): Promise<void> {
  const db = await getDb();
  await db.setting.upsert({
    where: { key: "teacher-sign-up" },
    create: { key: "teacher-sign-up", value: open },
    update: { value: open },
  });
}
