import { readFileSync } from "node:fs";
import { join } from "node:path";

const NAME = "node_modules/@open-spaced-repetition/binding";

type Lock = {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>;
};

/**
 * Whether the package that fits weights is made for this computer, by the lock file. Where it is and is not installed
 * (`npm ci --omit=optional`), tests of fitting fail: passed over, they would prove nothing.
 */
export const canFit: boolean = (() => {
  const lock = JSON.parse(readFileSync(join(process.cwd(), "package-lock.json"), "utf8")) as Lock;
  const made = Object.keys(lock.packages[NAME]?.optionalDependencies ?? {});
  if (made.length === 0) throw new Error(`package-lock.json names no builds of ${NAME}: npm run lock:complete.`);
  return made.some((name) => name.includes(`binding-${process.platform}-${process.arch}`));
})();
