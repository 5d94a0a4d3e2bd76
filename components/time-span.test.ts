import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import { spanOf } from "@/components/time-span";
import common from "@/messages/en/common.json";

const t = createTranslator({ locale: "en", messages: { common }, namespace: "common" });

it.each([
  [600, "10 minutes"],
  [750, "12 minutes 30 seconds"],
  [61, "1 minute 1 second"],
  [60, "1 minute"],
  [30.9, "30 seconds"],
])("a time limit of %s seconds is told as %s", (seconds, text) => {
  expect(t("span", spanOf(seconds * 1_000))).toBe(text);
});
