import { describe, expect, it } from "vitest";
import { overlap } from "@/core/facts/about/overlap";
import { anEntity } from "@/tests/support/facts";

const region = anEntity({ id: "region" });
const beside = anEntity({ id: "beside" });

describe("what overlaps", () => {
  it("is part and whole, whichever is named first", () => {
    const town = anEntity({ id: "town", within: ["region"] });
    expect([overlap(town, region), overlap(region, town), overlap(town, beside)]).toEqual([true, true, false]);
  });

  it("is what is easily taken for the other, as strictly", () => {
    const district = anEntity({ id: "district", confusable: ["region"] });
    expect([overlap(district, region), overlap(region, district), overlap(district, beside)]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
