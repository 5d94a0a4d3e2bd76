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

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", '=HYPERLINK("http://x","y")'])(
    "takes the formula out of %j",
    (text) => {
      const cell = toCsv([[text]])
        .slice(1)
        .replace(/^"/, "");
      expect(cell.startsWith("'")).toBe(true);
    },
  );
});
