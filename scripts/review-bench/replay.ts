import type { MemoryEvent, Rating } from "@/core/memory/events";
import { replay } from "@/core/memory/replay";
import type { Target } from "./databases";
import { DAY_MS, LEARNERS, SIZES } from "./plan";

/**
 * Seconds of the processor that replaying the largest log takes, learner after learner: reviews of two years, with forgotten
 * ones and undos. It waits for nothing, so on a machine without other work this is the time that passes.
 */
export function measureReplay(targets: readonly Target[]): number {
  const each = SIZES[2] / LEARNERS;
  const start = Date.UTC(2024, 0, 1);
  let spent = 0;
  for (let learner = 0; learner < LEARNERS; learner++) {
    const events = Array.from({ length: each }, (_, index) => anEvent(targets, learner, index, start));
    const from = process.cpuUsage();
    const { states } = replay(events);
    const { user, system } = process.cpuUsage(from);
    spent += (user + system) / 1_000_000;
    if (states.size !== targets.length) throw new Error(`${states.size} states came of ${targets.length} cards.`);
  }
  return spent;
}

function anEvent(targets: readonly Target[], learner: number, index: number, start: number): MemoryEvent {
  const idOf = (of: number) => `${learner}-${of}`;
  const at = start + Math.floor(index * 0.73 * DAY_MS);
  const targetId = targets[index % targets.length]?.targetId ?? "";
  const envelope = {
    id: idOf(index),
    device: "bench",
    deviceSequence: index,
    effectiveAt: at,
    localDay: new Date(at).toISOString().slice(0, 10),
  };
  // One in 47 takes back the review of its card before, which had come a round earlier.
  if (index % 47 === 46 && index >= targets.length) {
    return { ...envelope, kind: "undone", targetId, undoes: idOf(index - targets.length) };
  }
  const rating: Rating = (index * 7 + learner) % 10 === 0 ? "again" : "good";
  return { ...envelope, kind: "reviewed", targetId, rating };
}
