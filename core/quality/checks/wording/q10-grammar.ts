import type { ItemCheck } from "@/core/quality/check";
import { allText, optionGroups } from "@/core/quality/item-parts";

const UNFILLED = /[{}[\]]|\bundefined\b|\bNaN\b/;
const DOUBLED = /\b(the|a|an|in|on|of|to|at|by|from|was|is|le|la|les|de|du|des) \1\b/i;
const BEFORE_GAP = /\b(a|an|un|une|l’|l'|d’|d')\s*$/i;
const MISPLACED = /\s[,.?;]|[,;]\s*[,.?;]| {2}/;

/** Nothing unfilled or doubled, and no article that fits only some of the answers. */
export const grammar: ItemCheck = {
  id: "Q10",
  title: "Every option fits the sentence",
  blocking: true,
  run({ item }) {
    const text = allText(item.view);
    const before = item.view.type === "cloze" ? item.view.before : "";
    const capitals = optionGroups(item.view).filter((group) =>
      group.some(({ label }) => label !== label.trim() || label === ""),
    );
    return [
      ...(UNFILLED.test(text) ? [`something is left unfilled: ${text}`] : []),
      ...(DOUBLED.test(text) ? [`a word is doubled: ${DOUBLED.exec(text)?.[0]}`] : []),
      ...(BEFORE_GAP.test(before) ? ["the article before the gap tells something"] : []),
      ...(MISPLACED.test(text.replaceAll(" \n ", "\n")) ? ["punctuation or spacing is wrong"] : []),
      ...(capitals.length > 0 ? ["an option is empty or has loose spaces"] : []),
    ];
  },
};
