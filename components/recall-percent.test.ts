import { describe, expect, it } from "vitest";
import { recallPercent } from "@/components/recall-percent";

describe("a predicted recall in per cent", () => {
  it.each([
    [1, "≥ 99"],
    [0.995, "≥ 99"],
    [0.994, "99"],
    [0.5, "50"],
    [0.005, "1"],
    [0.0049, "≤ 1"],
  ])("of %d is written %s: no memory is certain", (share, written) => {
    expect(recallPercent(share)).toBe(written);
  });

  it("is nothing where nothing has been learnt", () => {
    expect(recallPercent(0)).toBe("0");
  });
});
