import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DeviceClock, decideEffectiveAt } from "@/core/memory/effective-at";
import { type MemoryEvent, ratings } from "@/core/memory/events";
import { replay } from "@/core/memory/replay";
import { type StudyCalendar, studyDay } from "@/core/memory/study-day";
import { seededRandom, shuffled } from "@/core/shared/random";

const HOUR = 3_600_000;
const YEARS_10 = 10 * 365.25 * 24 * HOUR;
const START = Date.parse("2026-03-20T08:00:00Z");
const targets = ["fact:a:o", "fact:b:o"];

/** What was done at a desk and on a phone, whose clock shows another time, before and after a move to another zone. */
type Deed = { readonly hours: number; readonly target: number; readonly rating: number; readonly onPhone: boolean };
const deeds = fc
  .array(fc.record({ hours: fc.nat(1500), target: fc.nat(1), rating: fc.nat(3), onPhone: fc.boolean() }), {
    minLength: 1,
    maxLength: 16,
  })
  .map((all): Deed[] => all.sort((a, b) => a.hours - b.hours));
const bamako = { timeZone: "Africa/Bamako", dayStartHour: 4 };
const elsewhere = fc.constantFrom<StudyCalendar>(
  { timeZone: "Pacific/Apia", dayStartHour: 0 },
  { timeZone: "America/Santiago", dayStartHour: 23 },
  { timeZone: "Europe/Paris", dayStartHour: 4 },
);

/** The log as the server writes it when each device sends what it did in one message at the end. */
function logOf(all: readonly Deed[], phoneIsOff: number, movedAfter: number, moved: StudyCalendar): MemoryEvent[] {
  const received = START + 1600 * HOUR;
  return [false, true].flatMap((onPhone) => {
    const clock = onPhone ? phoneIsOff : 0;
    let last: DeviceClock | null = null;
    return all
      .filter((deed) => deed.onPhone === onPhone)
      .map(({ hours, target, rating }, index): MemoryEvent => {
        // Two deeds of one device never share a millisecond.
        const at = START + hours * HOUR + index;
        const effectiveAt = decideEffectiveAt(at + clock, received + clock, received, last);
        last = { lastEffectiveAt: effectiveAt, lastSequence: index };
        return {
          kind: "reviewed",
          id: `${onPhone} ${index}`,
          device: onPhone ? "phone" : "desk",
          deviceSequence: index,
          effectiveAt,
          localDay: studyDay(effectiveAt, hours < movedAfter ? bamako : moved),
          targetId: targets[target] ?? "",
          rating: ratings[rating] ?? "good",
        };
      });
  });
}

const plain = (events: readonly MemoryEvent[]) => JSON.stringify([...replay(events).states].sort());

describe("two devices and a move", () => {
  it("give the same memory with a clock that is ten years off as with one that is right", () => {
    fc.assert(
      fc.property(deeds, fc.constantFrom(-YEARS_10, YEARS_10), fc.nat(1500), elsewhere, (all, off, moved, calendar) => {
        expect(plain(logOf(all, off, moved, calendar))).toBe(plain(logOf(all, 0, moved, calendar)));
      }),
    );
  });

  it("give the same memory in whatever order their events arrive, and however often", () => {
    fc.assert(
      fc.property(deeds, fc.nat(1500), elsewhere, fc.string(), (all, moved, calendar, seed) => {
        const log = logOf(all, 0, moved, calendar);
        expect(plain(shuffled([...log, ...log], seededRandom(seed)))).toBe(plain(log));
      }),
    );
  });

  it("never count days backwards, though the move goes back over midnight or the date line", () => {
    fc.assert(
      fc.property(deeds, fc.nat(1500), elsewhere, (all, moved, calendar) => {
        const log = logOf(all, 0, moved, calendar);
        for (const [targetId, state] of replay(log).states) {
          const days = log.filter((event) => "targetId" in event && event.targetId === targetId);
          const latest = days
            .map(({ localDay }) => localDay)
            .sort()
            .at(-1);
          expect(state.lastDay).toBe(latest);
          expect(state.stability).toBeGreaterThan(0);
          expect(state.reps).toBe(days.length);
        }
      }),
    );
  });
});
