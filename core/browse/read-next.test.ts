import { describe, expect, it } from "vitest";
import { readNext } from "@/core/browse/read-next";
import { aBase, aFact, anEntity } from "@/tests/support/facts";

const asked = aFact({ id: "asked", about: ["koulikoro"] });
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe("what to read next", () => {
  it("names two facts of the same things, none of violence behind one that is not", () => {
    const near = ["a", "b", "c"].map((id) => aFact({ id, about: ["koulikoro"] }));
    const violent = aFact({ id: "0-violent", about: ["koulikoro"], harm: "violence" });
    const base = aBase({ facts: [asked, violent, ...near] });
    expect(ids(readNext(base, "asked").facts)).toEqual(["a", "b"]);
    expect(ids(readNext(base, "0-violent").facts)).toHaveLength(2);
  });

  it("names what its things are easily taken for, whichever of the two says so", () => {
    const entities = [
      anEntity({ id: "koulikoro", confusable: ["koulikoro-region"] }),
      anEntity({ id: "koulikoro-region" }),
      anEntity({ id: "koulikoro-circle", confusable: ["koulikoro"] }),
      anEntity({ id: "gao" }),
    ];
    const base = aBase({ facts: [asked], entities });
    expect(ids(readNext(base, "asked").confusable)).toEqual(["koulikoro-region", "koulikoro-circle"]);
  });

  it("names nothing for a fact that is gone", () => {
    expect(readNext(aBase({ facts: [asked] }), "gone")).toEqual({ facts: [], confusable: [] });
  });
});
