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
    ["4.200", 4200],
    ["378.363", 378_363],
    ["11.200", 11_200],
    ["0.200", 0.2],
    ["4.20", 4.2],
    ["4.2000", 4.2],
    ["1200.500", 1200.5],
    ["22.395 million", 22_395_000],
    ["١٫٢٠٠", 1.2],
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

  it.each<[string, string, number]>([
    ["19 regions", "regions", 19],
    ["378.363", "people displaced inside Mali", 378_363],
    ["about 11.200 soldiers", "soldiers", 11_200],
    ["1.180 km", "kilometres", 1180],
    ["701.600 million", "US dollars", 701_600_000],
    ["38.230", "per cent", 38.23],
    ["5.900 %", "per cent of Mali’s people", 5.9],
    ["1 region", "regions", 1],
    ["1.24 million km2", "square kilometres", 1_240_000],
    ["1,240,000 km²", "square kilometres", 1_240_000],
    ["about 1240000", "square kilometres", 1_240_000],
    ["~ 1 240 000 square kilometres", "square kilometres", 1_240_000],
    ["approx. 22.4 million inhabitants", "inhabitants", 22_400_000],
    ["around 22.4m people", "inhabitants", 22_400_000],
    ["38.23 %", "per cent", 38.23],
    ["38.23 percent", "per cent", 38.23],
    ["5.9%", "per cent of Mali’s people", 5.9],
    ["$1.2 billion", "US dollars", 1_200_000_000],
    ["US$ 1.2 bn", "US dollars", 1_200_000_000],
    ["1.2 billion dollars", "US dollars", 1_200_000_000],
    ["1 square kilometre", "square kilometres", 1],
    ["1200 sq. km", "square kilometres", 1200],
    ["350 m", "metres", 350],
    ["350m", "inhabitants", 350_000_000],
    ["20 t", "tonnes", 20],
    ["13 languages", "national languages", 13],
    ["13 national languages", "national languages", 13],
    ["1460 soldiers and police", "soldiers and police of AFISMA", 1460],
    ["1200 km", "kilometres", 1200],
    ["150,000 refugees", "refugees from Mali", 150_000],
  ])("%j in %s is read as %s", (text, unit, expected) => {
    expect(readNumber(text, unit)).toBe(expected);
  });

  it.each([
    ["19 towns", "regions"],
    ["1200 km", "square kilometres"],
    ["1200 miles", "kilometres"],
    ["3 thousand towns", "regions"],
    ["more than 19 regions", "regions"],
    ["19 regions 5", "regions"],
    ["1200 kilometres", "square kilometres"],
    ["500 square", "square kilometres"],
    ["19 %", "regions"],
    ["$19", "regions"],
    ["19 million $", "regions"],
    ["5 per", "per cent"],
    ["13 national", "national languages"],
    ["150,000 Mali", "refugees from Mali"],
    ["150,000 refugees Mali", "refugees from Mali"],
    ["about regions", "regions"],
  ])("%j is no number of %s", (text, unit) => {
    expect(readNumber(text, unit)).toBeNull();
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
    "38 %",
    "$5",
    "..5",
    "9".repeat(38),
  ])("%j is no number", (text) => {
    expect(readNumber(text)).toBeNull();
  });
});
