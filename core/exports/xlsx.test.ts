import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 as zlibCrc } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnName, type SheetCell, toXlsx } from "@/core/exports/xlsx";
import { crc32, zipOf } from "@/core/exports/zip";
import { readZip } from "@/tests/support/read-zip";

/** The cells of a sheet as a reader of the format finds them. */
function cellsOf(file: Uint8Array): { place: string; text: string | null; number: number | null; style: string }[] {
  const sheet = readZip(file).get("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet).not.toMatch(/<f[ >]/);
  return [...sheet.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(.*?)<\/c>/gs)].map(([, place = "", rest = "", inner = ""]) => ({
    place,
    text: /<t [^>]*>(.*?)<\/t>/s.exec(inner)?.[1] ?? null,
    number: rest.includes("inlineStr") ? null : Number(/<v>(.*?)<\/v>/.exec(inner)?.[1]),
    style: /s="(\d)"/.exec(rest)?.[1] ?? "",
  }));
}

const plain = (text: string) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

describe("an Excel workbook", () => {
  it("holds every text as text and every number as a number, in their places", () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 5 }), (rows) => {
        const found = cellsOf(toXlsx("Grades", rows as SheetCell[][], 1));
        const expected = rows.flatMap((cells, row) =>
          cells.map((value, column) => ({ place: `${columnName(column)}${row + 1}`, value })),
        );
        expect(found.map(({ place }) => place)).toEqual(expected.map(({ place }) => place));
        for (const [index, { text, number }] of found.entries()) {
          const value = expected[index]?.value;
          if (typeof value === "number") expect(number).toBe(value === 0 ? 0 : value);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold is left out
          else expect(plain(text ?? "")).toBe(value?.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ""));
        }
      }),
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", '=HYPERLINK("http://x","y")'])("marks %j as quoted text", (text) => {
    expect(cellsOf(toXlsx("S", [["Head"], [text]], 1))[1]).toMatchObject({ place: "A2", style: "2" });
  });

  it("is readable for somebody else's reader of archives", () => {
    const file = toXlsx("a/b", [["Élève"], ["Aïcha"], [0.5]], 1);
    const folder = mkdtempSync(join(tmpdir(), "xlsx-"));
    try {
      writeFileSync(join(folder, "a.xlsx"), file);
      const read = execFileSync("python3", ["-c", PYTHON, join(folder, "a.xlsx")], { encoding: "utf8" });
      expect(JSON.parse(read)).toEqual({ broken: null, sheet: "a b", cells: ["Élève", "Aïcha", "0.5"] });
    } catch (error) {
      // A computer without Python: what node itself reads below stands for it.
      if ((error as { code?: string }).code !== "ENOENT") throw error;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    expect([...readZip(file).keys()]).toContain("[Content_Types].xml");
  });

  it.each([
    [1, "B2"],
    [2, "C2"],
  ])("keeps its head and the first %i columns in view: what scrolls begins at %s", (heads, first) => {
    const sheet = readZip(toXlsx("S", [["No", "Learner", "Mean"]], heads)).get("xl/worksheets/sheet1.xml");
    expect(sheet).toContain(
      `<pane xSplit="${heads}" ySplit="1" topLeftCell="${first}" activePane="bottomRight" state="frozen"/>`,
    );
  });

  it("names columns as spreadsheets do", () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
  });
});

describe("an archive", () => {
  it("has the check sums that zlib has", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(crc32(bytes)).toBe(zlibCrc(bytes));
      }),
    );
  });

  it("gives back what went in", () => {
    const entries = [
      { path: "a/é.txt", text: "x".repeat(70_000) },
      { path: "b", text: "" },
    ];
    expect([...readZip(zipOf(entries))]).toEqual(entries.map(({ path, text }) => [path, text]));
  });
});

const PYTHON = `
import json, sys, zipfile
import xml.etree.ElementTree as tree
z = zipfile.ZipFile(sys.argv[1])
m = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
parts = {n: tree.fromstring(z.read(n)) for n in z.namelist()}
cells = ["".join(c.itertext()) for c in parts["xl/worksheets/sheet1.xml"].iter(m + "c")]
sheet = next(parts["xl/workbook.xml"].iter(m + "sheet")).get("name")
sys.stdout.buffer.write(json.dumps({"broken": z.testzip(), "sheet": sheet, "cells": cells}).encode())
`;
