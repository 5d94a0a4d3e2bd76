import { expect, it } from "vitest";
import { lately } from "@/core/shared/lately";

it("gives a name again once its time is over", () => {
  const made = lately(10);
  expect(made.notYet(["a", "b", "a"], 0)).toEqual(["a", "b"]);
  expect(made.notYet(["a", "c"], 10)).toEqual(["c"]);
  expect(made.notYet(["a", "c"], 11)).toEqual(["a"]);
  expect(made.notYet(["c"], 20)).toEqual([]);
});

it("never remembers more than what came within the time", () => {
  const made = lately(10);
  for (let at = 0; at < 1_000; at++) made.notYet([`quiz ${at}`], at);
  expect(made.size()).toBe(11);
});
