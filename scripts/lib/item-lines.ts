import type { FalsityProof } from "@/core/facts/model";
import type { Item } from "@/core/questions/contract";

/** Proofs that stand under no option: what is proved, and where its reason stands. */
const NAMED_PROOFS: Readonly<Record<string, { readonly name: string; readonly reason: string | null }>> = {
  shown: { name: "the value shown", reason: "true" },
  until: { name: "the answer at the later date", reason: null },
};

/** An item for whoever writes facts: what is shown, its key, each proof with its reason, and how to make it again. */
export function itemLines(item: Item): readonly string[] {
  const { view, key, feedback, proofs } = item;
  const { type, ...rest } = view;
  const { accept, others, ...shortKey } = key as { accept?: unknown; others?: readonly unknown[] };
  const extra = accept === undefined ? {} : { accept, others: others?.length };
  const told = new Set(Object.keys(proofs).map((id) => NAMED_PROOFS[id]?.reason ?? id));
  const own = [
    ...Object.entries(rest).map(
      ([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
    ),
    `key: ${JSON.stringify({ ...shortKey, ...extra })}`,
    `answer: ${feedback.answer}`,
    ...Object.entries(proofs).map(([id, proof]) => proofLine(id, proof, feedback.whyWrong)),
    ...Object.entries(feedback.whyWrong).flatMap(([id, why]) => (told.has(id) ? [] : [`${id}: ${why}`])),
    `made: generator version ${item.generatorVersion}, seed ${item.seed}`,
  ];
  return [`${type} → ${item.targetId}`, ...own.map((line) => `    ${line}`)];
}

/** "c2: The right answer is … [F1-functional; facts kidal-region; list regions]" */
function proofLine(id: string, { code, factIds, listId }: FalsityProof, reasons: Item["feedback"]["whyWrong"]): string {
  const named = NAMED_PROOFS[id];
  const why = reasons[named === undefined ? id : (named.reason ?? "")];
  const behind = [
    code,
    ...(factIds.length === 0 ? [] : [`facts ${factIds.join(", ")}`]),
    ...(listId === null ? [] : [`list ${listId}`]),
  ];
  return `${named?.name ?? id}: ${why === undefined ? "" : `${why} `}[${behind.join("; ")}]`;
}
