import "server-only";
import { isMap, isPair, isSeq, LineCounter, type ParsedNode, parseDocument } from "yaml";
import type { ContentDocument, Finding } from "@/core/facts/content-document";
import type { ContentFile } from "@/server/content/read-files";

/** The YAML files as plain data with line numbers; what is no YAML becomes a problem with its place. */
export function parseYamlFiles(files: readonly ContentFile[]): {
  readonly documents: readonly ContentDocument[];
  readonly findings: readonly Finding[];
} {
  const documents: ContentDocument[] = [];
  const findings: Finding[] = [];
  for (const { file, bytes } of files) {
    if (!file.endsWith(".yaml") && !file.endsWith(".yml")) continue;
    const parsed = parseYaml(file, bytes.toString("utf8"));
    findings.push(...parsed.findings);
    if (parsed.document !== null) documents.push(parsed.document);
  }
  return { documents, findings };
}

function parseYaml(
  file: string,
  text: string,
): { readonly document: ContentDocument | null; readonly findings: readonly Finding[] } {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  if (yaml.errors.length > 0) {
    return {
      document: null,
      findings: yaml.errors.map((error) => ({
        level: "problem",
        check: "yaml",
        file,
        line: lineAt(error.pos[0]),
        message: `This is no YAML: ${error.message} Look for a quotation mark or bracket that is missing, or an indent that is off.`,
      })),
    };
  }
  const lineOf = (path: readonly PropertyKey[]) => lineAt(nodeOffset(yaml.contents, path));
  return { document: { file, data: yaml.toJS({ maxAliasCount: 0 }) as unknown, lineOf }, findings: [] };
}

/** Where the value at the path begins, or the nearest one around it. */
function nodeOffset(root: ParsedNode | null, path: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = root?.range[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === String(key));
      if (pair === undefined) break;
      const keyNode = pair.key as ParsedNode;
      offset = keyNode.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = (node as ParsedNode | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
