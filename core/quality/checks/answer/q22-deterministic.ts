import type { ItemCheck } from "@/core/quality/check";

/** The same base and seed give the same bytes. */
export const deterministic: ItemCheck = {
  id: "Q22",
  title: "The seed decides everything",
  blocking: true,
  run({ item, again }) {
    return JSON.stringify(again()) === JSON.stringify(item) ? [] : ["the same seed gives another item"];
  },
};
