import { describe, expect, it } from "vitest";
import { toCsv } from "@/core/exports/csv";

describe("CSV export", () => {
  it("quotes what needs it and keeps numbers plain", () => {
    expect(
      toCsv([
        ["Name", "Points"],
        ['Awa "A", 10b', -2],
      ]),
    ).toBe('\uFEFFName,Points\r\n"Awa ""A"", 10b",-2\r\n');
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠SUM(A1)", "\tx", '=HYPERLINK("http://x","y")'])(
    "takes the formula out of %j",
    (text) => {
      const cell = toCsv([[text]])
        .slice(1)
        .replace(/^"/, "");
      expect(cell.startsWith("'")).toBe(true);
    },
  );

  it.each([
    ["Awa;=1+1", "Awa;'=1+1"],
    ["Awa; @SUM(A1)", "Awa;' @SUM(A1)"],
    ["Awa\t+1", "Awa\t'+1"],
    [" =1", "' =1"],
    ["a;b;-1;=2", "a;b;'-1;'=2"],
    ["Awa; B-C = 1", "Awa; B-C = 1"],
  ])("takes the formula out of each part of %j where semicolons part cells", (text, cell) => {
    expect(toCsv([[text]])).toBe(`\uFEFF${cell}\r\n`);
  });

  it("takes it out of what follows a line's end or a quote", () => {
    expect(toCsv([["a\r\n=1"]])).toBe(`\uFEFF"a\r\n'=1"\r\n`);
    expect(toCsv([["a;\n=1"]])).toBe(`\uFEFF"a;\n'=1"\r\n`);
    expect(toCsv([['a;"=1"']])).toBe(`\uFEFF"a;'""=1"""\r\n`);
  });
});
