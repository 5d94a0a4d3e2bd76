import { join } from "node:path";
import { readFactBase } from "@/server/content/read-base";
import { checkAgainstReleased, writeReleased } from "@/server/content/released";

/**
 * Writes content/released.json: what is published now. From then on every change of it needs its entry in changelog.yaml.
 * Run it when a release goes out, and commit the file.
 *
 *   npm run content:release
 */
function main(): number {
  const folder = join(process.cwd(), "content");
  const built = readFactBase(folder);
  const findings = [...built.findings, ...(checkAgainstReleased(folder, built) ?? [])];
  const problems = findings.filter(({ level }) => level === "problem");
  if (problems.length > 0) {
    for (const { file, line, message } of problems) console.error(`content/${file}:${line}: ${message}`);
    console.error("Nothing was written: mend this first.");
    return 1;
  }
  writeReleased(folder, built);
  console.log(
    `content/released.json holds ${built.base.facts.size} facts and ${built.base.entities.size} entities; commit it.`,
  );
  return 0;
}

process.exitCode = main();
