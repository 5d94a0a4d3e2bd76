import { expect, it } from "vitest";
import { fieldText } from "@/components/questions/number/field-text";

it.each([
  ["what was typed, as it was typed", "1.2 million", 1_200_000, "1.2 million"],
  ["what was typed and is no number", "a good many", null, "a good many"],
  ["a saved answer, where nothing has been typed yet", "", 1_200_000, "1,200,000"],
  ["another tab's answer in place of one's own", "55", 60.5, "60.5"],
  ["nothing, once the answer is taken back", "55", null, ""],
])("the field of a number shows %s", (_, typed, value, shown) => {
  expect(fieldText(typed, value)).toBe(shown);
});
