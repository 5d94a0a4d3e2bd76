import { describe, expect, it } from "vitest";
import { homeOf, safeNextPath } from "@/core/access/next-path";

describe("where to go after signing in", () => {
  it.each(["/today", "/quiz/123?from=mail", "/join?code=ABC#top"])("keeps the path %s of this site", (path) => {
    expect(safeNextPath(path, "/")).toBe(path);
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "today",
    "",
    null,
    ["/today"],
    `/${"a".repeat(600)}`,
  ])("does not follow %j", (path) => {
    expect(safeNextPath(path, "/today")).toBe("/today");
  });

  it("is a teacher's classes, and everybody else's day, for whoever came for nothing else", () => {
    expect(homeOf("teacher")).toBe("/classes");
    expect(homeOf("learner")).toBe("/today");
  });
});
