import { join } from "node:path";
import { defineConfig } from "vitest/config";

// A path, not a URL's: the folder may have spaces and accents in its name.
const path = (relative: string) => join(import.meta.dirname, relative);
const alias = { "@": path("."), "server-only": path("tests/support/empty-module.ts") };

export default defineConfig({
  resolve: { alias },
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "core/**/*.test.ts",
            "components/**/*.test.ts",
            "server/**/*.test.ts",
            "scripts/**/*.test.ts",
            "tests/*.test.ts",
          ],
          exclude: ["**/*.integration.test.ts", "node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["**/*.integration.test.ts"],
          exclude: ["node_modules/**"],
          globalSetup: ["tests/support/database-global-setup.ts"],
        },
      },
    ],
  },
});
