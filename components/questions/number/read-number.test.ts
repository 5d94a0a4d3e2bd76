import { describe, expect, it } from "vitest";
import { readNumber } from "@/components/questions/number/read-number";

describe("a typed number", () => {
  it.each<[string, number | null]>([
    ["1200", 1200],
    ["1,200", 1200],
    ["1 200", 1200],
    ["1\u202f200", 1200],
    ["1'200", 1200],
    ["1,240,000", 1_240_000],
    ["1.240.000", 1_240_000],
    ["1 240 000", 1_240_000],
    ["1,240,000.5", 1_240_000.5],
    ["1.240.000,5", 1_240_000.5],
    ["1 240 000,5", 1_240_000.5],
    ["38.23", 38.23],
    ["38,23", 38.23],
    ["38.23 %", 38.23],
    ["4.200", 4.2],
    ["1.2 million", 1_200_000],
    ["1,2 million", 1_200_000],
    ["22.4 million", 22_400_000],
    ["22.4M", 22_400_000],
    ["701.6 millions", 701_600_000],
    ["3 thousand", 3000],
    ["3k", 3000],
    ["2 milliards", 2_000_000_000],
    [" 7 ", 7],
    ["0", 0],
    ["١٬٢٠٠٫٥", 1200.5],
    ["۳۸٫۲۳", 38.23],
    ["߁߂ million", 12_000_000],
    ["１２００", 1200],
  ])("%j is read as %s", (text, expected) => {
    expect(readNumber(text)).toBe(expected);
  });

  it.each([
    "",
    "about",
    "-5",
    "12,34,56",
    "1,20,000",
    "1.2.3",
    "1,240 000",
    "5 people",
    "1e5",
    "½",
    "..5",
    "9".repeat(38),
  ])("%j is no number", (text) => {
    expect(readNumber(text)).toBeNull();
  });
});
