"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { OWN_TOPIC } from "@/core/flashcards/own/own-card";
import { addDays, studyDay } from "@/core/memory/study-day";
import { err, ok } from "@/core/shared/result";
import { ticksField } from "@/server/actions/fields";
import { type ActionResult, formInput, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { getFactBase } from "@/server/content/load";
import { setGoal, setPaused } from "@/server/data/memory/goals";

type Saved = { readonly reveal: string | null };

const MOST_DAYS_AHEAD = 1000;
const isTopic = (id: string) => getFactBase().topics.some((topic) => topic.id === id);
const goalInput = z.strictObject({
  day: z.iso.date(),
  share: z.coerce.number().min(0.5).max(0.97),
  topics: ticksField(z.string().refine(isTopic), 100),
});

/** Sets what the learner learns for. */
export async function saveGoal(raw: unknown): Promise<ActionResult<Saved>> {
  return runAction("goal.change", goalInput, raw, async (viewer, goal) => {
    const today = studyDay(now().getTime(), viewer);
    if (goal.day <= today || goal.day > addDays(today, MOST_DAYS_AHEAD)) {
      return err({ code: "invalid", fields: { day: "not-ahead" } } as const);
    }
    if (goal.topics.length === 0) return err({ code: "invalid", fields: { topics: "none" } } as const);
    await setGoal(viewer, goal);
    revalidatePath("/goal");
    return ok({ reveal: null });
  });
}

/** Takes the goal away; cards that were held to its day come on it all the same. */
export async function dropGoal(form: FormData): Promise<void> {
  await runAction("goal.change", z.strictObject({}), formInput(form), async (viewer) => {
    await setGoal(viewer, null);
    return ok(null);
  });
  revalidatePath("/goal");
}

const pauseInput = z.strictObject({ topic: z.string().min(1).max(60), paused: z.enum(["yes", "no"]) });

/** Lets a topic rest, or its cards come again. */
export async function pauseTopic(form: FormData): Promise<void> {
  await runAction("goal.change", pauseInput, formInput(form), async (viewer, { topic, paused }) => {
    if (!isTopic(topic) && topic !== OWN_TOPIC) return err({ code: "not-found" } as const);
    await setPaused(viewer, topic, paused === "yes");
    return ok(null);
  });
  revalidatePath("/goal");
}
