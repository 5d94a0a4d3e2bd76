"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { err, ok } from "@/core/shared/result";
import { formInput, runAction } from "@/server/actions/run-action";
import { getFactBase } from "@/server/content/load";
import { setStudyTopic } from "@/server/data/teaching/overview";

const topicInput = z.strictObject({ topic: z.string().min(1).max(60), on: z.enum(["yes", "no"]) });

/** Takes a topic up, or stops new cards from it. */
export async function chooseTopic(form: FormData): Promise<void> {
  await runAction("review.create", topicInput, formInput(form), async (viewer, { topic, on }) => {
    if (!getFactBase().topics.some(({ id }) => id === topic)) return err({ code: "not-found" } as const);
    await setStudyTopic(viewer, topic, on === "yes");
    return ok(null);
  });
  revalidatePath("/today");
}
