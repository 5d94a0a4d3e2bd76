"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { deckTopic, OWN_TOPIC, readSetTopic } from "@/core/flashcards/own/own-topic";
import { addDays, studyDay } from "@/core/memory/study-day";
import { err, ok } from "@/core/shared/result";
import { ticksField } from "@/server/actions/fields";
import { type ActionResult, formInput, runAction } from "@/server/actions/run-action";
import type { Viewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { getFactBase } from "@/server/content/load";
import { listGivenSets, setGoal, setPaused } from "@/server/data/memory/goals";
import { listReadableDecks } from "@/server/data/own/readable";

type Saved = { readonly reveal: string | null };

const MOST_DAYS_AHEAD = 1000;
const isTopic = (id: string) => getFactBase().topics.some((topic) => topic.id === id);
const goalInput = z.strictObject({
  day: z.iso.date(),
  share: z.coerce.number().min(0.5).max(0.97),
  topics: ticksField(z.string().max(60), 200),
});

/** Sets what the learner learns for. */
export async function saveGoal(raw: unknown): Promise<ActionResult<Saved>> {
  return runAction("goal.change", goalInput, raw, async (viewer, goal) => {
    const today = studyDay(now().getTime(), viewer);
    if (goal.day <= today || goal.day > addDays(today, MOST_DAYS_AHEAD)) {
      return err({ code: "invalid", fields: { day: "not-ahead" } } as const);
    }
    const decks = new Set((await listReadableDecks(viewer, now())).map(({ id }) => deckTopic(id)));
    const known = goal.topics.filter((topic) => isTopic(topic) || topic === OWN_TOPIC || decks.has(topic));
    if (known.length === 0) return err({ code: "invalid", fields: { topics: "none" } } as const);
    await setGoal(viewer, { ...goal, topics: known });
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

/** What rests with a topic: itself, and with a study set what its teacher added to it. None where the viewer has no such topic. */
async function restingWith(viewer: Viewer, topic: string): Promise<readonly string[]> {
  if (isTopic(topic) || topic === OWN_TOPIC) return [topic];
  if (readSetTopic(topic) !== null) {
    const sets = await listGivenSets(viewer, now());
    const set = sets.find(({ topics }) => topics.includes(topic));
    if (set !== undefined) return set.topics;
  }
  const decks = await listReadableDecks(viewer, now());
  // What rests can always be brought back, though the deck or set is no longer the learner's.
  return decks.some(({ id }) => deckTopic(id) === topic) || viewer.pausedTopics.includes(topic) ? [topic] : [];
}

/** Lets a topic, a deck or a study set rest, or its cards come again. */
export async function pauseTopic(form: FormData): Promise<void> {
  await runAction("goal.change", pauseInput, formInput(form), async (viewer, { topic, paused }) => {
    const topics = await restingWith(viewer, topic);
    if (topics.length === 0) return err({ code: "not-found" } as const);
    await setPaused(viewer, topics, paused === "yes");
    return ok(null);
  });
  revalidatePath("/goal");
}
