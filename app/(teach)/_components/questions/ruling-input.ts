import { z } from "zod";
import { type Ruling, rulingKinds } from "@/core/quizzes/regrade";

const ACCEPT = "accept:";

/** A ruling as a form has it: one value of a group of radio buttons. */
export function rulingValue(ruling: Ruling): string {
  return ruling.kind === "accept" ? `${ACCEPT}${ruling.typed}` : ruling.kind;
}

/** Longest answer that can be typed, and so be accepted. */
const LONGEST_TYPED = 200;

export const rulingInput = z
  .string()
  .max(ACCEPT.length + LONGEST_TYPED)
  .transform((value, context): Ruling => {
    const typed = value.startsWith(ACCEPT) ? value.slice(ACCEPT.length).trim() : "";
    if (typed !== "") return { kind: "accept", typed };
    const kind = rulingKinds.find((each) => each !== "accept" && each === value);
    if (kind !== undefined && kind !== "accept") return { kind };
    context.addIssue({ code: "custom", message: "no-ruling" });
    return z.NEVER;
  });

export const reasonInput = z.string().trim().min(1).max(500);
