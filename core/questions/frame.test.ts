import { describe, expect, it } from "vitest";
import { frameOf, isUniqueAt } from "@/core/questions/frame";
import { aBase, aFact, aList, anEntity, aRelation, aType } from "@/tests/support/facts";
import { contextOf } from "@/tests/support/items";

/** Two members since 2015; the list of all members is known to be whole from 2019 to 2023 only. */
const members = ["north", "south"];
const context = contextOf(
  aBase({
    types: [aType({ id: "group" })],
    relations: [aRelation({ id: "component", aspect: "state" })],
    entities: ["union", ...members].map((id) => anEntity({ id, type: "group" })),
    facts: members.map((id) =>
      aFact({ id: `has-${id}`, triple: { s: "union", r: "component", o: id }, when: "2015/2023", asOf: "2023-12-31" }),
    ),
    lists: [aList({ id: "components", s: "union", r: "component", members, when: "2019/2023" })],
  }),
);

describe("a question that rests on a complete list", () => {
  const fact = context.base.facts.get("has-north");
  const frame = fact === undefined ? null : frameOf(context, fact, "o");

  it("is framed by the list", () => {
    expect(frame).toMatchObject({ ok: true, value: { list: { id: "components" } } });
  });

  it.each([
    ["2017/2019", false],
    ["2016", false],
    ["2018/2020", false],
    ["2019", true],
    ["2020-05", true],
    ["2019/2023", true],
    [null, false],
  ])("stated for %s has no other answer: %s", (when, expected) => {
    if (!frame?.ok) throw new Error("No frame");
    expect(isUniqueAt(context, frame.value, when)).toBe(expected);
  });
});
