"use server";

import { revalidatePath } from "next/cache";
import type { Saved } from "@/app/(account)/actions";
import { retentionSchema } from "@/core/access/retention";
import { err, ok } from "@/core/shared/result";
import { type ActionResult, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { saveRetention } from "@/server/data/privacy/retention";

/** From now on data is kept so long; nothing is deleted here, but in the daily round. */
export async function keepFor(raw: unknown): Promise<ActionResult<Saved>> {
  return runAction("setting.change", retentionSchema, raw, async (viewer, retention) => {
    if (!(await saveRetention(viewer, retention, now()))) return err({ code: "forbidden" } as const);
    revalidatePath("/admin/retention");
    return ok({ reveal: null });
  });
}
