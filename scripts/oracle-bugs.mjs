// npm run oracle:bugs   plants every bug in either oracle and sees that each shows; `npm test` plants every fourth.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const { status } = spawnSync(
  process.execPath,
  [vitest, "run", "--project", "unit", "scripts/second-oracle/seeded-bugs.test.ts"],
  { cwd: root, stdio: "inherit", env: { ...process.env, ALL_BUGS: "1" } },
);
process.exit(status ?? 1);
