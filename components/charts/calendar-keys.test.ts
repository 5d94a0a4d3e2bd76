import { expect, it } from "vitest";
import { indexAfterKey } from "@/components/charts/calendar-keys";

it("goes by days and weeks, and not past the ends of the calendar", () => {
  const from = (at: number, key: string) => indexAfterKey(at, key, 370);
  expect(from(100, "ArrowUp")).toBe(99);
  expect(from(100, "ArrowDown")).toBe(101);
  expect(from(100, "ArrowLeft")).toBe(93);
  expect(from(100, "ArrowRight")).toBe(107);
  expect(from(100, "PageUp")).toBe(72);
  expect(from(100, "PageDown")).toBe(128);
  expect(from(100, "Home")).toBe(0);
  expect(from(100, "End")).toBe(370);
  expect(from(3, "ArrowLeft")).toBe(0);
  expect(from(370, "ArrowDown")).toBe(370);
  expect(from(100, "Tab")).toBeNull();
});
