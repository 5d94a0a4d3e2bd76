import "server-only";
import { randomUUID } from "node:crypto";
import type { MemoryEventBody } from "@/core/memory/events";
import { defaultSettings } from "@/core/memory/state";
import type { Viewer } from "@/server/auth/viewer";
import { appendEvents, type IncomingEvent, nextSequence, SERVER_DEVICE } from "@/server/data/memory/memory-log";

export type StudySettings = {
  readonly timeZone: string;
  /** Hour at which a day of studying begins, 0 to 23. */
  readonly dayStartHour: number;
  /** Probability of recall aimed at, 0.80 to 0.95. */
  readonly desiredRetention: number;
  readonly buttons: 2 | 4;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  /** Weekdays with less to review, 0 (Sunday) to 6. */
  readonly easyDays: readonly number[];
};

/**
 * Changes how someone studies. What replay depends on (retention, day and zone) becomes an event in the same
 * transaction: memory is a function of the log alone, and what was scheduled before stays as it was.
 */
export async function updateStudySettings(viewer: Viewer, wanted: StudySettings, now: Date): Promise<void> {
  const at = now.getTime();
  const first = await nextSequence(viewer, SERVER_DEVICE);
  const events = changesOf(viewer, wanted).map(
    (body, index): IncomingEvent => ({
      id: randomUUID(),
      deviceSequence: first + index,
      deviceAt: at,
      body,
    }),
  );
  await appendEvents(viewer, { device: SERVER_DEVICE, sentAt: at, events }, () => "", at, {
    after: (client) => [
      client.user.update({ where: { id: viewer.userId }, data: { ...wanted, easyDays: [...wanted.easyDays] } }),
    ],
  });
}

function changesOf(viewer: Viewer, wanted: StudySettings): MemoryEventBody[] {
  const changes: MemoryEventBody[] = [];
  const easyDays = [...new Set(wanted.easyDays)].sort();
  const sameDays = easyDays.join() === [...viewer.easyDays].sort().join();
  if (wanted.desiredRetention !== viewer.desiredRetention || !sameDays) {
    changes.push({
      kind: "settingsChanged",
      desiredRetention: wanted.desiredRetention,
      maximumIntervalDays: defaultSettings.maximumIntervalDays,
      easyDays,
    });
  }
  if (wanted.timeZone !== viewer.timeZone || wanted.dayStartHour !== viewer.dayStartHour) {
    changes.push({ kind: "zoneChanged", timeZone: wanted.timeZone, dayStartHour: wanted.dayStartHour });
  }
  return changes;
}
