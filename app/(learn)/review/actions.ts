"use server";

import { z } from "zod";
import { ok } from "@/core/shared/result";
import { runAction } from "@/server/actions/run-action";
import { setButtons } from "@/server/data/teaching/overview";

/** Remembers how many buttons a learner likes under a card. */
export async function chooseButtons(raw: unknown): Promise<boolean> {
  const chosen = await runAction(
    "account.change",
    z.union([z.literal(2), z.literal(4)]),
    raw,
    async (viewer, buttons) => {
      await setButtons(viewer, buttons);
      return ok(null);
    },
  );
  return chosen.ok;
}
