import { describe, expect, it } from "vitest";
import type { Entity } from "@/core/facts/model";
import { shareClass } from "@/core/questions/who-says-so/speaker-classes";

const speakers = (...types: readonly string[]): readonly Entity[] => types.map((type) => ({ type }) as Entity);

describe("speakers of a question", () => {
  it.each([
    [["state-force", "coalition", "islamist-group", "military-company"]],
    [["country", "government", "ruling-council"]],
    [["state-body", "government", "political-movement"]],
    [["un-mission", "ngo", "court"]],
    [["head-of-state", "foreign-leader"]],
    [["armed-group-leader", "armed-group-leader"]],
  ])("are %j", (types) => {
    expect(shareClass(speakers(...types))).toBe(true);
  });

  it.each([
    [["state-force", "state-body"]],
    [["state-force", "government"]],
    [["country", "government", "state-body"]],
    [["ngo", "islamist-group"]],
    [["politician", "armed-group-leader"]],
  ])("are never %j", (types) => {
    expect(shareClass(speakers(...types))).toBe(false);
  });
});
