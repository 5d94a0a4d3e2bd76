import "server-only";
import { type BuiltBase, buildFactBase } from "@/core/facts/build-fact-base";
import { parseYamlFiles } from "@/server/content/parse-yaml";
import { hashContentFiles, readContentFiles } from "@/server/content/read-files";

/**
 * Reads content/ from disk and checks it.
 *
 * @returns the base and every finding, YAML mistakes first; never serve it while one of them is a problem
 * @throws when the folder cannot be read
 */
export function readFactBase(folder: string): BuiltBase {
  const files = readContentFiles(folder);
  const yaml = parseYamlFiles(files);
  const built = buildFactBase(yaml.documents, hashContentFiles(files));
  return { ...built, findings: [...yaml.findings, ...built.findings] };
}
