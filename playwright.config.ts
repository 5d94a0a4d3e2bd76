import { defineConfig } from "@playwright/test";
import { PORT, serverOf, WORKERS } from "./tests/support/e2e-server";

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
  workers: WORKERS,
  // Pages for reading have no state, so their tests are spread one by one; of the others, a file stays with one server.
  projects: [
    { name: "working", testIgnore: READING },
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
    // A trace photographs every step: only the second try of a failure is worth that.
    trace: "on-first-retry",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: [...CHROMIUM_ARGUMENTS],
    },
  },
  webServer: Array.from({ length: WORKERS }, (_, worker) => ({
    command: `node node_modules/tsx/dist/cli.mjs tests/support/run-e2e-server.ts ${worker}`,
    url: `http://localhost:${serverOf(worker).port}/api/health`,
    reuseExistingServer: false,
    timeout: 180_000,
    stdout: "pipe" as const,
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 10_000 },
  })),
});
