import { rightIds, wrongIds } from "@/core/quality/answers";
import type { ItemCheck } from "@/core/quality/check";

/** After the answer everything is told: what is right, why, why the chosen one is wrong, source, status and day. */
export const feedbackComplete: ItemCheck = {
  id: "Q17",
  title: "The feedback is complete",
  blocking: true,
  run({ item }) {
    const { answer, because, whyWrong, whyRight, sources, asOf, statusReason } = item.feedback;
    const empty = Object.entries({ answer, because, asOf, statusReason }).filter(([, text]) => text.trim() === "");
    return [
      ...empty.map(([name]) => `${name} is empty`),
      ...wrongIds(item)
        .filter((id) => (whyWrong[id] ?? "").trim() === "")
        .map((id) => `nothing says why ${id} is wrong`),
      ...rightIds(item)
        .filter((id) => (whyRight?.[id] ?? "").trim() === "")
        .map((id) => `nothing says why ${id} is right`),
      ...(sources.length === 0 ? ["no source is given"] : []),
      ...sources
        .filter(({ at, note, title }) => at === "" || note === "" || title === "")
        .map(({ title }) => `the source “${title}” lacks its place or note`),
    ];
  },
};
