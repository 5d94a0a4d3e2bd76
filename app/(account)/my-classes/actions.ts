"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Saved } from "@/app/(account)/actions";
import { err, ok } from "@/core/shared/result";
import { nameField } from "@/server/actions/fields";
import { type ActionResult, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { leaveAsLearner } from "@/server/data/classes/my-classes";
import { chooseAlias, type RenameError } from "@/server/data/classes/roster";

const classInput = z.strictObject({ classroomId: z.uuid() });
const saved: Saved = { reveal: null };

export async function leaveClass(raw: unknown): Promise<ActionResult<Saved>> {
  return runAction("membership.leave", classInput, raw, async (viewer, { classroomId }) => {
    const done = await leaveAsLearner(viewer, classroomId, now());
    if (done) revalidatePath("/my-classes");
    return done ? ok(saved) : err({ code: "not-found" } as const);
  });
}

const aliasInput = classInput.extend({ alias: nameField });

export async function saveAlias(raw: unknown): Promise<ActionResult<Saved, RenameError>> {
  return runAction<typeof aliasInput, Saved, RenameError>(
    "membership.change",
    aliasInput,
    raw,
    async (viewer, { classroomId, alias }) => {
      const chosen = await chooseAlias(viewer, classroomId, alias);
      if (!chosen.ok) return chosen;
      revalidatePath("/my-classes");
      return ok(saved);
    },
  );
}
