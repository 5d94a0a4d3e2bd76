import { describe, expect, it } from "vitest";
import { minutesOf, readingPath } from "@/core/browse/reading-path";
import { getFactBase } from "@/server/content/load";
import { aBase, aFact } from "@/tests/support/facts";

const real = getFactBase();
const words = (count: number) => ({ en: Array.from({ length: count }, () => "word").join(" ") });

describe("the reading path", () => {
  it("counts its own words and those of its facts", () => {
    const base = {
      ...aBase({ facts: [aFact({ id: "long", text: words(580) })] }),
      readingPath: [{ id: "one", title: words(5), intro: words(15), facts: ["long"] }],
    };
    expect(minutesOf(readingPath(base), "en")).toBe(3);
  });

  it("leads from 1960 to today in about ten minutes", () => {
    const path = readingPath(real);
    const minutes = minutesOf(path, "en");
    expect(minutes).toBeGreaterThanOrEqual(8);
    expect(minutes).toBeLessThanOrEqual(12);
    const times = path.flatMap(({ facts }) => facts.flatMap(({ when }) => when ?? []));
    expect(times.some((when) => when.startsWith("1960"))).toBe(true);
    expect(times.some((when) => when.startsWith(real.release.asOf.slice(0, 4)))).toBe(true);
  });
});
