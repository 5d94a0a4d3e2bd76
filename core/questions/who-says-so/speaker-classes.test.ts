import { describe, expect, it } from "vitest";
import type { Entity } from "@/core/facts/model";
import { shareClass, shareSide } from "@/core/questions/who-says-so/speaker-classes";

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

  it("are of one side where both fight for states, or neither does; of others no side is known", () => {
    const ofSides = (one: string, other: string) => {
      const [left, right] = speakers(one, other);
      return left !== undefined && right !== undefined && shareSide(left, right);
    };
    expect(ofSides("state-force", "military-company")).toBe(true);
    expect(ofSides("coalition", "islamist-group")).toBe(true);
    expect(ofSides("state-force", "coalition")).toBe(false);
    expect(ofSides("ngo", "court")).toBe(true);
  });
});
