import type { ItemCheck } from "@/core/quality/check";
import { attributionFaults } from "@/core/quality/special-proofs";
import { voiceOf } from "@/core/questions/render/status";

const ABOUT_EVIDENCE = new Set(["who-says-so", "status", "which-wording"]);

/** What is not established is asked about as evidence only, and its feedback can name who says so. */
export const attributed: ItemCheck = {
  id: "Q5",
  title: "What is not established says who says so",
  blocking: true,
  run(subject) {
    const { item, context, facts } = subject;
    const open = facts.filter(({ status }) => status !== "established");
    if (open.length === 0) return [];
    return [
      ...attributionFaults(subject),
      ...(ABOUT_EVIDENCE.has(item.type) ? [] : [`${open[0]?.id} is ${open[0]?.status} and is asked as a bare fact`]),
      ...(item.feedback.status === facts[0].status ? [] : ["the feedback gives another status"]),
      ...open.flatMap((fact) => (voiceOf(context, fact) === null ? [`nobody stands behind ${fact.id}`] : [])),
    ];
  },
};
