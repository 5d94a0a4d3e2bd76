import { describe, expect, it } from "vitest";
import { editDistance } from "@/core/shared/edit-distance";

describe("edit distance", () => {
  it("counts an exchange of neighbours as one", () => {
    expect(editDistance("kidal", "kdial")).toBe(1);
    expect(editDistance("kidal", "kidal")).toBe(0);
    expect(editDistance("mnla", "maa")).toBe(2);
    expect(editDistance("", "gao")).toBe(3);
  });
  it("stops at the limit", () => {
    expect(editDistance("timbuktu", "ber", 2)).toBe(3);
  });
});
