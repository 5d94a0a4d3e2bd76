import { describe, expect, it } from "vitest";
import { clearlyDifferent, containsWords, formOf, lengthRatio, sameForm } from "@/core/distractors/form";

describe("labels", () => {
  it("have a form", () => {
    expect(formOf("MNLA")).toEqual({ acronym: true, hasNumber: false, script: "latin", article: false });
    expect(formOf("Resolution 2100")).toEqual({ acronym: false, hasNumber: true, script: "latin", article: false });
    expect(sameForm("CSP-PSD", "MNLA")).toBe(true);
    expect(sameForm("MNLA", "Ansar Dine")).toBe(false);
    expect(sameForm("The Sentry", "Theatre of Gao")).toBe(false);
  });
  it("are clearly different or not", () => {
    expect(clearlyDifferent("Kidal", "Kidal Region")).toBe(false);
    expect(clearlyDifferent("Bamako", "Bamaco")).toBe(false);
    expect(clearlyDifferent("Gao", "Kidal")).toBe(true);
    expect(clearlyDifferent("Abdoulaye Maïga", "Abdoulaye Idrissa Maïga")).toBe(false);
    expect(clearlyDifferent("Abdoulaye Idrissa Maïga", "Maïga Abdoulaye")).toBe(false);
    expect(clearlyDifferent("Abdoulaye Maïga", "Abdoulaye Idrissa Diop")).toBe(true);
    expect(containsWords("the town of Gao.", "Gao")).toBe(true);
    expect(containsWords("Gaoua", "Gao")).toBe(false);
    expect(lengthRatio(["Gao", "Timbuktu"])).toBeCloseTo(8 / 3);
  });
});
