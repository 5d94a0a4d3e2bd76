"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Saved } from "@/app/(account)/actions";
import type { OverrideKind } from "@/core/browse/overrides";
import { err, ok } from "@/core/shared/result";
import { type ActionResult, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { overrideKinds } from "@/server/data/facts/in-force";
import * as overrides from "@/server/data/facts/overrides";
import * as rejected from "@/server/data/facts/rejected-answers";
import * as reports from "@/server/data/facts/reports";
import { renewAsksOfFacts } from "@/server/data/sets/asks";

const DONE: Saved = { reveal: null };

const overrideInput = z.strictObject({
  factId: z
    .string()
    .trim()
    .max(400)
    // An address of the fact's page is as good as its id.
    .transform((value) => value.split(/[?#]/)[0]?.split("/").filter(Boolean).at(-1) ?? "")
    .pipe(z.string().min(1).max(200)),
  kind: z.enum(overrideKinds as [OverrideKind, ...OverrideKind[]]),
  reason: z.string().trim().min(5).max(500),
});

export async function overrideFact(raw: unknown): Promise<ActionResult<Saved, overrides.OverrideError>> {
  return runAction<typeof overrideInput, Saved, overrides.OverrideError>(
    "fact.change",
    overrideInput,
    raw,
    async (viewer, input) => {
      const added = await overrides.addOverride(viewer, input, now());
      if (!added.ok) return added;
      await renewAsksOfFacts(viewer, [input.factId], now());
      revalidatePath("/admin/facts");
      return ok(DONE);
    },
  );
}

const idInput = z.strictObject({ id: z.uuid() });

export async function liftOverride(raw: unknown): Promise<ActionResult<Saved>> {
  return runAction("fact.change", idInput, raw, async (viewer, { id }) => {
    const factId = await overrides.liftOverride(viewer, id, now());
    if (factId === null) return err({ code: "not-found" } as const);
    await renewAsksOfFacts(viewer, [factId], now());
    revalidatePath("/admin/facts");
    return ok(DONE);
  });
}

export async function closeReport(raw: unknown): Promise<ActionResult<Saved>> {
  return runAction("report.change", idInput, raw, async (viewer, { id }) => {
    if (!(await reports.closeReport(viewer, id, now()))) return err({ code: "not-found" } as const);
    revalidatePath("/admin/facts");
    return ok(DONE);
  });
}

const rejectedInput = z.strictObject({ factId: z.string().min(1).max(200), name: z.string().max(1000) });

export async function putAwayRejected(raw: unknown): Promise<ActionResult<Saved>> {
  return runAction("report.change", rejectedInput, raw, async (viewer, { factId, name }) => {
    if (!(await rejected.putAwayRejected(viewer, factId, name))) return err({ code: "not-found" } as const);
    revalidatePath("/admin/facts");
    return ok(DONE);
  });
}
