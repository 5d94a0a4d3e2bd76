"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { ok } from "@/core/shared/result";
import { runAction } from "@/server/actions/run-action";
import { setButtons, setTypedCards } from "@/server/data/teaching/overview";

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

/** Remembers whether a learner turns cards over, or answers them where they can be answered. */
export async function chooseFace(raw: unknown): Promise<boolean> {
  const chosen = await runAction("account.change", z.boolean(), raw, async (viewer, typed) => {
    await setTypedCards(viewer, typed);
    return ok(null);
  });
  revalidatePath("/review"); // the cards come anew, with or without their questions
  return chosen.ok;
}
