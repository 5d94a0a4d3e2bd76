import { describe, expect, it } from "vitest";
import { besideArmed } from "@/core/quality/checks/wording/q20-harm";
import { aBase, aFact, anEntity, aType } from "@/tests/support/facts";

const base = aBase({
  types: [
    aType({ id: "person" }),
    aType({ id: "office" }),
    aType({ id: "group-office", parent: "office" }),
    ...["islamist-leader", "army-officer", "head-of-state"].map((id) => aType({ id, parent: "person" })),
  ],
  entities: [
    anEntity({ id: "leader-of-g", type: "group-office" }),
    anEntity({ id: "emir", type: "islamist-leader" }),
    ...["captain", "general"].map((id) => anEntity({ id, type: "army-officer" })),
    anEntity({ id: "president", type: "head-of-state" }),
    ...["coup-a", "coup-b"].map((id) => anEntity({ id, type: "coup" })),
  ],
  facts: [
    aFact({ id: "held", triple: { s: "leader-of-g", r: "held-by", o: "emir" }, when: "2015/2021" }),
    aFact({ id: "led", triple: { s: "coup-a", r: "led-by", o: "captain" }, when: "1991" }),
  ],
});

const said = (s: string, r: string, id: string, when: string | null) =>
  besideArmed(base, { s, r, o: { kind: "entity", id }, when });

describe("what H3 has against a wrong statement", () => {
  it("is an armed group's office beside whoever led no such group at that time", () => {
    expect(said("leader-of-g", "held-by", "emir", "2016")).toBeNull();
    expect(said("leader-of-g", "held-by", "emir", null)).toBeNull();
    expect(said("leader-of-g", "held-by", "emir", "2008")).toMatch(/led no armed group in 2008/);
    expect(said("leader-of-g", "held-by", "captain", "2016")).toMatch(/stands beside/);
  });

  it("is a coup beside whoever led nothing of the kind, but not beside those whom it removed", () => {
    expect(said("coup-b", "led-by", "captain", "2012")).toBeNull();
    expect(said("coup-b", "led-by", "emir", "2016")).toBeNull();
    expect(said("coup-b", "led-by", "general", "2012")).toMatch(/is offered as the leader/);
    expect(said("coup-b", "ousted", "president", "2012")).toBeNull();
  });
});
