import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stateFilters } from "@/core/gradebook/cell";
import { addressOf, queryFrom, sortedBy, wholeGradebook } from "@/core/gradebook/query";

const parameters = (address: string) => Object.fromEntries(new URLSearchParams(address));

describe("the address of a gradebook", () => {
  it("gives back every query that it can be made from", () => {
    const queries = fc.record({
      sort: fc.oneof(fc.constantFrom("list", "name", "mean"), fc.uuid()),
      descending: fc.boolean(),
      page: fc.integer({ min: 1, max: 1000 }),
      columns: fc.integer({ min: 1, max: 1000 }),
      state: fc.constantFrom(null, ...stateFilters),
      groupId: fc.option(fc.uuid()),
      name: fc.string({ maxLength: 40 }).map((name) => name.replace(/\p{Cc}/gu, "").trim()),
    });
    fc.assert(
      fc.property(queries, (query) => {
        expect(queryFrom(parameters(addressOf(query)))).toEqual({ ...query });
      }),
    );
  });

  it("shows the whole gradebook for whatever else anybody writes there", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("sort", "page", "columns", "state", "group", "down"), fc.string()),
        (odd) => {
          const query = queryFrom(odd);
          expect(query.page).toBeGreaterThanOrEqual(1);
          expect(queryFrom(parameters(addressOf(query)))).toEqual(query);
        },
      ),
    );
    expect(queryFrom({ sort: "1; DROP TABLE", page: "-1", state: "odd", name: ["a", "b"] })).toEqual(wholeGradebook);
    expect(queryFrom({ name: "a\u0000b" }).name).toBe("ab");
  });

  it("turns the order round at a second click, and begins again with the first page", () => {
    const byMean = sortedBy({ ...wholeGradebook, page: 4 }, "mean");
    expect(byMean).toEqual({ ...wholeGradebook, sort: "mean" });
    expect(sortedBy(byMean, "mean").descending).toBe(true);
  });
});
