import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ContentError, loadFactBase } from "@/server/content/load";
import { parseYamlFiles } from "@/server/content/parse-yaml";
import { readFactBase } from "@/server/content/read-base";
import { hashContentFiles, readContentFiles } from "@/server/content/read-files";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "azalai-content-"));
  folders.push(folder);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

const hashOf = (files: Readonly<Record<string, string>>) => hashContentFiles(readContentFiles(folderOf(files)));

describe("hashContentFiles", () => {
  const files = { "release.yaml": "a: 1\nb: 2\n", "facts/geography.yaml": "- id: x\n" };

  it("does not depend on line endings, folders or hidden files", () => {
    expect(hashOf({ ...files, "release.yaml": "a: 1\r\nb: 2\r\n" })).toBe(hashOf(files));
    expect(hashOf({ ...files, ".DS_Store": "x" })).toBe(hashOf(files));
  });
  it.each([
    ["a changed letter", { ...files, "release.yaml": "a: 1\nb: 3\n" }],
    ["another name", { "release.yaml": files["release.yaml"], "facts/places.yaml": files["facts/geography.yaml"] }],
    ["a new file that is not YAML", { ...files, LICENSE: "CC BY 4.0" }],
    ["text moved between files", { "release.yaml": "a: 1\n", "facts/geography.yaml": "b: 2\n- id: x\n" }],
  ])("changes with %s", (_name, changed) => {
    expect(hashOf(changed)).not.toBe(hashOf(files));
  });
});

describe("parseYamlFiles", () => {
  const parse = (text: string) => parseYamlFiles([{ file: "facts/a.yaml", bytes: Buffer.from(text) }]);

  it("finds the line of an entry, a field, and of what is missing in it", () => {
    const { documents } = parse(
      "# comment\n- id: a\n  text: { en: A }\n- id: b\n  sources:\n    - id: one\n      at: here\n",
    );
    const lineOf = documents[0]?.lineOf ?? (() => 0);
    expect(lineOf([0, "text", "en"])).toBe(3);
    expect(lineOf([1, "id"])).toBe(4);
    expect(lineOf([1, "sources", 0, "at"])).toBe(7);
    expect(lineOf([1, "sources", 0, "note"])).toBe(6);
    expect(lineOf([1, "topic"])).toBe(4);
  });
  it("says where a file is no YAML and goes on", () => {
    const { documents, findings } = parse('- id: a\n  text: { en: "A }\n');
    expect(documents).toEqual([]);
    expect(findings[0]).toMatchObject({ level: "problem", file: "facts/a.yaml" });
    expect(findings[0]?.message).toContain("no YAML");
  });
  it("refuses a key that is written twice", () => {
    expect(parse("- id: a\n  id: b\n").findings[0]).toMatchObject({ line: 2 });
  });
});

describe("readFactBase", () => {
  it("reports a missing file and a broken entry, and still reads the rest", () => {
    const { base, findings } = readFactBase(
      folderOf({
        "release.yaml": 'asOf: "2026-02-28"\n',
        "types.yaml": "- { id: town, noun: { en: town } }\n",
        "relations.yaml": "[]\n",
        "entities/a.yaml":
          "- { id: gao, type: town, name: { en: Gao }, about: { en: A town. } }\n- { id: ber, type: town }\n",
      }),
    );
    const problems = findings.filter(({ level }) => level === "problem");
    expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
      "entities/a.yaml:2",
      "entities/a.yaml:2",
      "topics.yaml:1",
    ]);
    expect([...base.entities.keys()]).toEqual(["gao"]);
    expect(base.release.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("reads the real fact base in well under the time of a start", () => {
    // The processor's own time: others may keep it busy while the tests run.
    const started = process.cpuUsage();
    const { base } = readFactBase(join(process.cwd(), "content"));
    expect(base.facts.size).toBeGreaterThan(0);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(10_000);
  });
});

describe("loadFactBase", () => {
  const broken = { "release.yaml": 'asOf: "2026-02-28"\n', "topics.yaml": '- id: a\n  name: { en: "A }\n' };

  it("refuses a broken file in words that name the place, when it is strict", () => {
    const load = () => loadFactBase(folderOf(broken), true);
    expect(load).toThrow(ContentError);
    expect(load).toThrow(/content\/topics\.yaml:\d+: This is no YAML/);
    expect(load).toThrow(/npm run content:check/);
  });
  it("prints the same and goes on with the rest, when it is not", () => {
    const print = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    expect(loadFactBase(folderOf(broken), false).release.asOf).toBe("2026-02-28");
    expect(print.mock.calls[0]?.[0]).toContain("content/topics.yaml");
    print.mockRestore();
  });
  it("says which folder cannot be read", () => {
    expect(() => loadFactBase(join(tmpdir(), "azalai-no-such-folder"), true)).toThrow(
      /azalai-no-such-folder cannot be read/,
    );
  });
});
