import "server-only";
import { randomUUID } from "node:crypto";
import type { Keyed } from "@/core/questions/contract";
import { type GradedAnswer, type HadItem, type QuestionName, worthOf } from "@/core/quizzes/regrade";
import { sameJson } from "@/core/shared/same-json";
import type { Viewer } from "@/server/auth/viewer";
import { questionIdOf, type StoredSide } from "@/server/data/regrade/had-items";
import { type ChangedItem, type Plan, placeOf, type Wanted } from "@/server/data/regrade/plan";
import type { Prisma } from "@/server/generated/prisma/client";

/** Puts questions and answers as they count now in the place of what they were. */
export async function writeItems(tx: Prisma.TransactionClient, items: readonly ChangedItem[]): Promise<void> {
  const changed = items.filter(({ before, after }) => !sameJson(before, after));
  if (changed.length === 0) return;
  const itemRows = changed.map(({ row: { attemptId, index }, after: { keyed, made, mark } }) => {
    return { attemptId, index, ruling: mark, ...keyed, original: sameJson(keyed, made) ? null : made };
  });
  await tx.$executeRaw`
    UPDATE "AttemptItem" i SET "ruling" = r."ruling", "key" = r."key", "feedback" = r."feedback", "proofs" = r."proofs",
      "original" = r."original"
    FROM jsonb_to_recordset(${JSON.stringify(itemRows)}::jsonb) AS r ("attemptId" uuid, "index" int, "ruling" text,
      "key" jsonb, "feedback" jsonb, "proofs" jsonb, "original" jsonb)
    WHERE i."attemptId" = r."attemptId" AND i."index" = r."index"`;
  const answerRows = changed.flatMap(({ row: { attemptId, index }, before, after }) =>
    after.answer === null || sameJson([before.answer, before.setAside], [after.answer, after.setAside])
      ? []
      : [{ attemptId, index, ...gradeIn(after.answer), setAside: after.setAside && gradeIn(after.setAside) }],
  );
  await tx.$executeRaw`
    UPDATE "Answer" w SET "grade" = r."grade", "credit" = r."credit", "setAside" = w."setAside" || r."setAside"
    FROM jsonb_to_recordset(${JSON.stringify(answerRows)}::jsonb) AS r ("attemptId" uuid, "index" int, "grade" jsonb,
      "credit" float8, "setAside" jsonb)
    WHERE w."attemptId" = r."attemptId" AND w."index" = r."index"`;
}

const gradeIn = ({ grade, credit }: GradedAnswer) => ({ grade, credit });

function sideOf(item: HadItem, newKey: Keyed | null): Prisma.InputJsonObject {
  const { answer, mark } = item;
  const side: StoredSide = {
    mark,
    grade: answer?.grade ?? null,
    credit: answer?.credit ?? null,
    ...worthOf(item),
    newKey,
  };
  return side as unknown as Prisma.InputJsonObject;
}

/** The ruling with what it changes for whom, or its end; and who did it. */
export async function record(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  assignmentId: string,
  name: QuestionName,
  wanted: Wanted,
  { rulingId, items, newKeys }: Plan,
  changed: number,
  now: Date,
): Promise<void> {
  const detail = { assignmentId, questionId: questionIdOf(name), rulingId, changed, had: items.length };
  if (wanted.kind === "take-back") {
    await tx.itemRuling.update({ where: { id: rulingId }, data: { undoneAt: now } });
    await audit(tx, viewer, "take-back", detail, now);
    return;
  }
  const { ruling, reason } = wanted;
  const row = { id: rulingId, assignmentId, itemType: name.type, targetId: name.targetId, factIds: [...name.factIds] };
  const accepted = ruling.kind === "accept" ? ruling.typed : null;
  await tx.itemRuling.create({
    data: { ...row, kind: ruling.kind, accepted, reason, createdBy: viewer.userId, createdAt: now },
  });
  await tx.regradeChange.createMany({
    data: items.map(({ row: { attemptId, index, attempt }, before, after }) => ({
      rulingId,
      attemptId,
      index,
      learnerId: attempt.learnerId,
      before: sideOf(before, null),
      after: sideOf(after, newKeys.get(placeOf({ attemptId, index })) ?? null),
    })),
  });
  await audit(tx, viewer, ruling.kind, { ...detail, reason }, now);
}

async function audit(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  verb: string,
  detail: Prisma.InputJsonObject,
  now: Date,
): Promise<void> {
  await tx.auditEntry.create({
    data: { id: randomUUID(), actorId: viewer.userId, verb, resource: "question", detail, createdAt: now },
  });
}
