import { describe, expect, it } from "vitest";
import { partOf } from "@/core/shared/part-of";

describe("a page of a long list", () => {
  const all = Array.from({ length: 101 }, (_, at) => at);

  it("together give the list, each once and in order", () => {
    const pages = [1, 2, 3].map((page) => partOf(all, String(page), 50));
    expect(pages.flatMap(({ shown }) => shown)).toEqual(all);
    expect(pages.map(({ from }) => from)).toEqual([1, 51, 101]);
  });

  it.each<[unknown, number]>([
    [undefined, 1],
    ["0", 1],
    ["-1", 1],
    ["x", 1],
    [["2"], 1],
    ["3", 3],
    ["99", 3],
  ])("of an address with %j is one that exists", (wanted, page) => {
    expect(partOf(all, wanted, 50)).toMatchObject({ page, pages: 3, total: 101 });
  });

  it("of an empty list is its only one", () => {
    expect(partOf([], "2", 50)).toEqual({ shown: [], page: 1, pages: 1, from: 1, total: 0 });
  });
});
