import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isNewer, type Mark, newestMarks } from "@/core/memory/marks";

const aMark = (given: Partial<Mark>): Mark => ({
  targetId: "fact:a:o",
  kind: "note",
  value: "",
  at: 0,
  device: "phone",
  sequence: 1,
  ...given,
});

/** What two devices do, each counting its own messages as its clock goes on. */
const marksArb = fc
  .array(
    fc.record({ device: fc.constantFrom("desk", "phone"), gap: fc.nat(3), kind: fc.constantFrom("flag", "note") }),
    {
      maxLength: 12,
    },
  )
  .map((deeds) => {
    const clocks = new Map<string, { at: number; sequence: number }>();
    return deeds.map(({ device, gap, kind }, index) => {
      const before = clocks.get(device) ?? { at: 0, sequence: 0 };
      const next = { at: before.at + gap + 1, sequence: before.sequence + 1 };
      clocks.set(device, next);
      return aMark({ kind: kind as Mark["kind"], device, ...next, value: `${index}` });
    });
  });

describe("the newest mark on a card", () => {
  it("is the same whatever the order of arrival, and however often marks arrive", () => {
    fc.assert(
      fc.property(marksArb, fc.infiniteStream(fc.nat(1_000)), (marks, chance) => {
        const mixed = [...marks, ...marks.slice(0, 3)]
          .map((mark) => ({ mark, place: chance.next().value }))
          .sort((a, b) => a.place - b.place)
          .map(({ mark }) => mark);
        const values = (list: readonly Mark[]) => new Set(list.map(({ kind, value }) => `${kind} ${value}`));
        expect(values(newestMarks(mixed))).toEqual(values(newestMarks(marks)));
      }),
    );
  });

  it("goes by the device's own count where its clock was put back", () => {
    expect(isNewer(aMark({ sequence: 2, at: 10 }), aMark({ sequence: 1, at: 99 }))).toBe(true);
  });

  it("goes by time between two devices", () => {
    expect(isNewer(aMark({ device: "desk", sequence: 1, at: 11 }), aMark({ sequence: 50, at: 10 }))).toBe(true);
  });

  it("is found for each kind apart", () => {
    expect(newestMarks([aMark({ kind: "flag" }), aMark({ kind: "note" })])).toHaveLength(2);
  });
});
