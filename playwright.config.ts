import { defineConfig } from "@playwright/test";
import { CLOCK_FILE, PORT } from "./tests/support/e2e-server";

const READING = /(?:reference|maps)\.spec\.ts$/;

/** Nothing but the page under test: no graphics card, no traffic of the browser's own. */
export const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "tests/e2e",
  // Pages for reading have no state: they are looked at beside the tests that take quizzes and move the clock, which take turns.
  workers: 2,
  projects: [
    { name: "working", testIgnore: READING, workers: 1 },
    { name: "reading", testMatch: READING, fullyParallel: true },
  ],
  // A busy machine can be slow once; what fails twice is broken. Second tries are told.
  retries: 1,
  timeout: 60_000,
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${PORT}`,
    browserName: "chromium",
    trace: "retain-on-failure",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: [...CHROMIUM_ARGUMENTS],
    },
  },
  webServer: {
    command: "node node_modules/tsx/dist/cli.mjs tests/support/run-e2e-server.ts",
    url: `http://localhost:${PORT}/api/health`,
    env: { AZALAI_CLOCK_FILE: CLOCK_FILE },
    reuseExistingServer: false,
    timeout: 180_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  },
});
