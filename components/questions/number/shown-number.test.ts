import { expect, it } from "vitest";
import { shownNumber } from "@/components/questions/number/shown-number";

it("shows numbers as English text does", () => {
  const shown = [0, 7, 999, 1000, 1_240_000, 38.23, -4500.5, 0.1 + 0.2, 1234.56789012];
  expect(shown.map(shownNumber)).toEqual(
    shown.map((value) => new Intl.NumberFormat("en", { maximumFractionDigits: 6 }).format(value)),
  );
});
