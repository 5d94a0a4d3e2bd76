"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { ok } from "@/core/shared/result";
import { formInput, runAction } from "@/server/actions/run-action";
import { setCalendar } from "@/server/data/sets/calendar";

/** Opens the secret address of the viewer's due dates, makes another, or closes it. */
export async function changeCalendar(form: FormData): Promise<void> {
  const schema = z.strictObject({ open: z.enum(["yes", "no"]) });
  await runAction("calendar.change", schema, formInput(form), async (viewer, { open }) => {
    await setCalendar(viewer, open === "yes");
    revalidatePath("/today/calendar");
    return ok(null);
  });
}
