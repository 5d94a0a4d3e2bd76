// `npm test`, from a fresh clone: installs what is missing, then every check and test, then one line of figures.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./lib/browser.mjs";
import { failedInPlaywright, failedInVitest } from "./lib/failed-tests.mjs";
import { checkNode, ensureBuilt, ensureGenerated, ensureInstalled, root, SetupError } from "./lib/install.mjs";

const REPORTS = join(root, "node_modules", ".cache", "azalai-reports");
const bin = (...path) => join("node_modules", ...path);
const biome = bin("@biomejs", "biome", "bin", "biome");
const tsc = bin("typescript", "bin", "tsc");
const vitest = bin("vitest", "vitest.mjs");
const tsx = bin("tsx", "dist", "cli.mjs");
const next = bin("next", "dist", "bin", "next");

/** A step either counts as one check, or says itself how many tests it ran. */
const steps = [
  { name: "lock file", run: () => check(["scripts/complete-lock.mjs", "--check"]) },
  { name: "format and lint", run: () => check([biome, "ci", "--colors=off", "."]) },
  { name: "types of routes", run: () => check([next, "typegen"]) },
  { name: "types", run: types },
  { name: "types of the core", run: () => check([tsc, "-p", "tsconfig.core.json"]) },
  { name: "content", run: () => check([tsx, "--conditions=react-server", "scripts/content-check.ts"]) },
  { name: "migrations", run: () => check([tsx, "--conditions=react-server", "scripts/db-new.ts", "--check"]) },
  { name: "unit tests", run: () => vitestRun("unit") },
  // Before the database tests: one of them runs the built app and kills it.
  { name: "build", run: build },
  { name: "integration tests", run: () => vitestRun("integration") },
  { name: "browser tests", run: browserTests },
];

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const failedTests = [];

try {
  checkNode();
  ensureInstalled(console.log);
  ensureGenerated(console.log);
  mkdirSync(REPORTS, { recursive: true });
  for (const [index, step] of steps.entries()) await runStep(index, step);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  total.failed += 1;
}

for (const text of failedTests) console.log(`\n${text}`);
if (failures.length > 0) console.log(`\nFailed: ${failures.join(", ")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

async function runStep(index, step) {
  const began = Date.now();
  console.log(`\n[${index + 1}/${steps.length}] ${step.name}`);
  let result;
  try {
    result = step.run();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    result = { passed: 0, failed: 1, skipped: 0 };
  }
  for (const key of Object.keys(total)) total[key] += result[key];
  if (result.failed > 0) failures.push(step.name);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`[${index + 1}/${steps.length}] ${step.name}: ${result.failed > 0 ? "FAILED" : "ok"} in ${seconds} s`);
}

function check(args) {
  const good = node(args) === 0;
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 };
}

/** The build would check the same types once more; it is told when they are right. */
function types() {
  // Anew each time: what depends on a message file through the types of next-intl alone is not looked at again otherwise.
  const result = check([tsc, "--noEmit", "--incremental", "false"]);
  if (result.failed === 0) process.env.AZALAI_TYPES_CHECKED = "1";
  return result;
}

function vitestRun(project) {
  const report = join(REPORTS, `${project}.json`);
  rmSync(report, { force: true });
  const status = node([
    vitest,
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const results = JSON.parse(readFileSync(report, "utf8"));
  failedTests.push(...failedInVitest(results));
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = results;
  const failed = Math.max(numFailedTests, status === 0 ? 0 : 1, numFailedTestSuites > 0 ? 1 : 0);
  return { passed: numPassedTests, failed, skipped: numPendingTests };
}

function build() {
  ensureBuilt(console.log);
  return { passed: 1, failed: 0, skipped: 0 };
}

function browserTests() {
  const report = join(REPORTS, "browser.json");
  rmSync(report, { force: true });
  const env = { ...process.env, CHROMIUM_PATH: ensureBrowser(console.log), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const status = node([bin("@playwright", "test", "cli.js"), "test", "--reporter=list,json"], env);
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const results = JSON.parse(readFileSync(report, "utf8"));
  failedTests.push(...failedInPlaywright(results));
  const { expected, unexpected, flaky, skipped } = results.stats;
  if (flaky > 0) console.log(`${flaky} browser tests passed only at the second try: look at them.`);
  return { passed: expected + flaky, failed: Math.max(unexpected, status === 0 ? 0 : 1), skipped };
}

function node(args, env = process.env) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit", env }).status ?? 1;
}
