// Tests in their long form, of which `npm test` runs a short one.
//   npm run oracle:bugs   plants every bug in either oracle and sees that each shows; `npm test` plants every fourth
//   npm run test:storms   more storms of events over the rollups, and more kills of a server that takes reviews
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const forms = {
  bugs: { project: "unit", files: ["scripts/second-oracle/seeded-bugs.test.ts"], env: { ALL_BUGS: "1" } },
  storms: {
    project: "integration",
    files: ["tests/integration/stats-storm", "tests/integration/kill"],
    env: { AZALAI_STORMS: "1" },
  },
};
const form = forms[process.argv[2]];
if (form === undefined) throw new Error(`Say which: ${Object.keys(forms).join(" or ")}.`);
const root = join(import.meta.dirname, "..");
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const { status } = spawnSync(process.execPath, [vitest, "run", "--project", form.project, ...form.files], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, ...form.env },
});
process.exit(status ?? 1);
