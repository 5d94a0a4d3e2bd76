import "server-only";
import { buildFactBase } from "@/core/facts/build-fact-base";
import type { Finding } from "@/core/facts/content-document";
import type { FactBase } from "@/core/facts/model";
import { parseYamlFiles } from "@/server/content/parse-yaml";
import { hashContentFiles, readContentFiles } from "@/server/content/read-files";

/**
 * Reads content/ from disk and checks it.
 *
 * @returns the base and every finding, YAML mistakes first; never serve it while one of them is a problem
 * @throws when the folder cannot be read
 */
export function readFactBase(folder: string): { readonly base: FactBase; readonly findings: readonly Finding[] } {
  const files = readContentFiles(folder);
  const yaml = parseYamlFiles(files);
  const built = buildFactBase(yaml.documents, hashContentFiles(files));
  return { base: built.base, findings: [...yaml.findings, ...built.findings] };
}
