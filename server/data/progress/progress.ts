import "server-only";
import { topicOfFigures } from "@/core/flashcards/own/own-topic";
import { toldHarm } from "@/core/flashcards/told-harm";
import { isDue } from "@/core/memory/due";
import { retrievability } from "@/core/memory/scheduler";
import { studyDay, studyMoment } from "@/core/memory/study-day";
import { masteryOf, type TopicRecall } from "@/core/statistics/mastery";
import { type DayCount, type Workload, workload } from "@/core/statistics/workload";
import type { Viewer } from "@/server/auth/viewer";
import { targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { findResting, isResting } from "@/server/data/cards/resting";
import { stateSelect, toMemoryState } from "@/server/data/memory/memory-rows";
import { findSettings } from "@/server/data/memory/review-queue";
import { getDb } from "@/server/db";

export type LearnerProgress = {
  /** Cards that are due today, whatever the day's limit. */
  readonly due: number;
  readonly topics: readonly TopicRecall[];
  readonly workload: Workload;
  /** How well each card that was met is held. */
  readonly strengths: readonly { readonly stability: number; readonly difficulty: number }[];
};

const FORECAST_DAYS = 30;

/** What the viewer knows as of now, predicted from the memory of each target, and what comes due. A row a target is read. */
export async function findProgress(viewer: Viewer, now: Date): Promise<LearnerProgress> {
  const db = await getDb();
  const at = now.getTime();
  const moment = studyMoment(at, viewer);
  const [rows, settings, resting] = await Promise.all([
    db.memoryState.findMany({
      where: { learnerId: viewer.userId, targetId: { not: { startsWith: "skill:" } }, suspended: false },
      select: stateSelect,
    }),
    findSettings(db, viewer),
    findResting(db, viewer, now),
  ]);

  const sums = new Map<string, { targets: Set<string>; recalled: number }>();
  const strengths: { stability: number; difficulty: number }[] = [];
  const dueDays = new Map<string, number>();
  let due = 0;
  for (const row of rows) {
    const state = toMemoryState(row);
    if (state.dueAt !== null && !isResting(resting, row)) {
      if (isDue(state, moment)) due++;
      const day = studyDay(state.dueAt, viewer);
      dueDays.set(day, (dueDays.get(day) ?? 0) + 1);
    }
    const recall = retrievability(state, at, settings);
    if (recall === null) continue;
    strengths.push({ stability: state.stability, difficulty: state.difficulty });
    const topic = topicOfFigures(row.topic);
    const entry = sums.get(topic) ?? { targets: new Set<string>(), recalled: 0 };
    entry.targets.add(row.targetId);
    sums.set(topic, { ...entry, recalled: entry.recalled + recall });
  }
  const counts: DayCount[] = [...dueDays].map(([day, count]) => ({ day, count }));
  return { due, topics: topicsOf(viewer, sums), workload: workload(counts, moment.today, FORECAST_DAYS), strengths };
}

function topicsOf(
  viewer: Viewer,
  sums: ReadonlyMap<string, { readonly targets: ReadonlySet<string>; readonly recalled: number }>,
): TopicRecall[] {
  const context = getGenerationContext(viewer.language);
  return [...sums].map(([topic, { targets, recalled }]) => {
    // Harm is asked for only where it was chosen: its cards count once they were met.
    const facts = context.base.index.factsByTopic.get(topic) ?? [];
    const offered = facts
      .filter((fact) => toldHarm(context.base, fact) === null)
      .flatMap((fact) => targetsOf(context, fact));
    const cards = new Set([...targets, ...offered]).size;
    return { topic, known: targets.size, cards, recalled, level: masteryOf(recalled, targets.size, cards) };
  });
}
