import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// A path, not a URL's: the folder may have spaces and accents in its name.
const path = (relative: string) => join(import.meta.dirname, relative);
const alias = { "@": path("."), "server-only": path("tests/support/empty-module.ts") };

/** What takes half a minute or more begins first, so that none of it runs alone at the end beside an idle core. */
const LONG = [
  "tests/integration/non-interference.integration.test.ts",
  "tests/integration/kill.integration.test.ts",
  "tests/integration/new-release.integration.test.ts",
  "tests/items.test.ts",
  "scripts/second-oracle/seeded-bugs.test.ts",
].map(path);

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isShort = ({ moduleId }: TestSpecification) => Number(!LONG.includes(moduleId));
    return (await super.sort(files)).toSorted((a, b) => isShort(a) - isShort(b));
  }
}

export default defineConfig({
  resolve: { alias },
  test: {
    pool: "forks",
    maxWorkers: 2,
    // The files of a worker share its modules: to load them and the fact base takes longer than most tests.
    isolate: false,
    sequence: { sequencer: LongFirst },
    // Whether something hangs, not whether it is quick: a small machine with much to do takes ten times as long.
    testTimeout: 180_000,
    hookTimeout: 600_000,
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
