import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { signInWithPassword } from "@/server/data/people/accounts";
import { joinClass } from "@/server/data/people/joining";
import { createDemo, DEMO_FILE, type DemoSignIns } from "@/server/demo";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { NOON } from "@/tests/support/people";

describeOnEachEngine("demo people", (getClient) => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "azalai-demo-"));
    await emptyDatabase(getClient());
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
  const signIns = () => JSON.parse(readFileSync(join(dataDir, DEMO_FILE), "utf8")) as DemoSignIns;

  it("are made once, sign in with what the file says, and have an open class", async () => {
    await createDemo(NOON, { databaseUrl: null, dataDir });
    const first = signIns();
    await createDemo(NOON, { databaseUrl: null, dataDir });
    expect(signIns()).toEqual(first);
    expect(await getClient().user.count()).toBe(2);
    for (const { email, password } of [first.teacher, first.learner]) {
      expect((await signInWithPassword(email, password, NOON)).ok).toBe(true);
    }
    expect((await joinClass(null, { classCode: first.classCode, name: "Salt", timeZone: "UTC" }, NOON)).ok).toBe(true);
  });

  it.skipIf(process.platform === "win32")("have passwords that only their owner may read", async () => {
    await createDemo(NOON, { databaseUrl: null, dataDir });
    expect(statSync(join(dataDir, DEMO_FILE)).mode & 0o777).toBe(0o600);
  });

  it("are never made on a database server", async () => {
    await createDemo(NOON, { databaseUrl: "postgresql://db/azalai", dataDir });
    expect(await getClient().user.count()).toBe(0);
  });
});
