import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AnswerDecision, decideAnswer, isNewer, type Version } from "@/core/quizzes/rules/answer-order";
import { deadlineOf, keptDeadline, mayStart, type Sitting, statusAt } from "@/core/quizzes/rules/attempt-status";
import { countedResult } from "@/core/quizzes/rules/counted-result";
import { practiceRules, type QuizRules, quizRulesSchema, reaches, reviewLevels } from "@/core/quizzes/rules/quiz-rules";
import { isReleased, reviewAt } from "@/core/quizzes/rules/review-policy";
import { closedForAllAt, type Dates, type Exception, scheduleOf } from "@/core/quizzes/rules/schedule";
import { endOfCivilDay } from "@/core/shared/civil-day";

const HOUR = 3_600_000;
/** Around the changes of the clock in spring and autumn 2026, in ms since 1970. */
const instant = fc.integer({ min: Date.UTC(2026, 2, 1), max: Date.UTC(2026, 11, 1) });
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const rules: fc.Arbitrary<QuizRules> = fc
  .record({
    mode: fc.constantFrom("practice" as const, "test" as const),
    timeLimitS: orNull(fc.integer({ min: 30, max: 4 * 3600 })),
    graceS: fc.integer({ min: 0, max: 600 }),
    overdue: fc.constantFrom("submit" as const, "discard" as const),
    attemptLimit: orNull(fc.integer({ min: 1, max: 5 })),
    counts: fc.constantFrom("best" as const, "mean" as const, "first" as const, "last" as const),
    shuffle: fc.boolean(),
    levels: fc.tuple(fc.constantFrom(...reviewLevels), fc.constantFrom(...reviewLevels)),
  })
  .map(({ levels: [one, other], ...rest }) =>
    quizRulesSchema.parse({
      ...rest,
      reviewAfter: reaches(one, other) ? other : one,
      reviewClosed: reaches(one, other) ? one : other,
    }),
  );

const dates: fc.Arbitrary<Dates> = fc
  .tuple(instant, orNull(fc.integer({ min: 0, max: 30 * 24 })), orNull(fc.integer({ min: 0, max: 30 * 24 })))
  .map(([opensAt, due, closes]) => ({
    opensAt,
    dueAt: due === null ? null : opensAt + due * HOUR,
    closesAt: closes === null ? null : opensAt + closes * HOUR,
  }));

const exception: fc.Arbitrary<Exception | null> = orNull(
  fc.record({
    opensAt: orNull(instant),
    dueAt: orNull(instant),
    closesAt: orNull(instant),
    extraTimePercent: orNull(fc.integer({ min: 0, max: 300 })),
    attemptLimit: orNull(fc.integer({ min: 1, max: 5 })),
  }),
);

const sitting: fc.Arbitrary<Sitting> = fc
  .tuple(instant, orNull(fc.integer({ min: 0, max: 100 * HOUR })))
  .map(([startedAt, took]) => ({ startedAt, finishedAt: took === null ? null : startedAt + took }));

describe("where a sitting stands", () => {
  it("ends by its own deadline, whoever looks and when", () => {
    const schedule = scheduleOf({ ...practiceRules, timeLimitS: 600, graceS: 15 }, alwaysFrom(0));
    const going = { startedAt: 1_000, finishedAt: null };
    expect(deadlineOf(going, schedule)).toBe(601_000);
    expect(statusAt(going, schedule, 600_999)).toEqual({ kind: "open", deadline: 601_000 });
    expect(statusAt(going, schedule, 601_000)).toEqual({ kind: "grace", deadline: 601_000, until: 616_000 });
    expect(statusAt(going, schedule, 616_000)).toEqual({ kind: "over", at: 601_000, by: "deadline" });
    expect(statusAt(going, schedule, 10 * 24 * HOUR)).toEqual({ kind: "over", at: 601_000, by: "deadline" });
  });

  it("ends when the quiz closes, even within the time limit", () => {
    const schedule = scheduleOf(
      { ...practiceRules, timeLimitS: 600, graceS: 0 },
      { ...alwaysFrom(0), closesAt: 300_000 },
    );
    expect(statusAt({ startedAt: 0, finishedAt: null }, schedule, 300_000)).toMatchObject({
      kind: "over",
      at: 300_000,
    });
  });

  it("never ends earlier by extra time", () => {
    fc.assert(
      fc.property(rules, dates, sitting, fc.nat(300), (r, d, s, percent) => {
        const usual = deadlineOf(s, scheduleOf(r, d));
        const extended = deadlineOf(s, scheduleOf(r, d, null, percent));
        if (usual === null) expect(extended).toBeNull();
        else expect(extended ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(usual);
      }),
    );
    const third = scheduleOf({ ...practiceRules, timeLimitS: 600 }, alwaysFrom(0), null, 33);
    expect(third.timeLimitMs).toBe(798_000);
  });
});

describe("rules that are changed while a sitting goes on", () => {
  it("never end it sooner than before, and give what they give beyond that", () => {
    fc.assert(
      fc.property(rules, rules, dates, dates, instant, fc.nat(HOUR), (r, other, d, e, startedAt, went) => {
        const [before, after] = [scheduleOf(r, d), scheduleOf(other, e)];
        const sitting = { startedAt, finishedAt: null };
        const now = startedAt + went;
        const keepsUntil = keptDeadline(sitting, before, after, now);
        const [was, plain] = [deadlineOf(sitting, before), deadlineOf(sitting, after)];
        const is = deadlineOf({ ...sitting, keepsUntil }, after);
        if (plain === null) expect(is).toBeNull();
        else if (was !== null) expect(is).toBe(Math.max(was, plain));
        // Nothing was promised: a time limit counts from the change, and the closing is the closing.
        else expect(is).toBe(deadlineOf({ startedAt: now, finishedAt: null }, after));
      }),
    );
  });

  it("keep what was kept once, when they are changed again", () => {
    const [hour, half, less] = [3600, 1800, 600].map((timeLimitS) =>
      scheduleOf({ ...practiceRules, timeLimitS }, alwaysFrom(0)),
    );
    if (!hour || !half || !less) throw new Error("three schedules");
    const first = keptDeadline({ startedAt: 0, finishedAt: null }, hour, half, 1);
    expect(keptDeadline({ startedAt: 0, finishedAt: null, keepsUntil: first }, half, less, 2)).toBe(HOUR);
  });
});

describe("beginning a sitting", () => {
  it("goes on with an open sitting, and otherwise begins only within dates and limit", () => {
    fc.assert(
      fc.property(rules, dates, exception, fc.array(sitting, { maxLength: 6 }), instant, (r, d, e, sittings, now) => {
        const schedule = scheduleOf(r, d, e);
        const decision = mayStart(sittings, schedule, now);
        const open = sittings.some((each) => statusAt(each, schedule, now).kind !== "over");
        expect(decision.kind === "go-on").toBe(open);
        if (decision.kind === "begin") {
          expect(now).toBeGreaterThanOrEqual(schedule.opensAt);
          expect(now).toBeLessThan(schedule.closesAt ?? Number.POSITIVE_INFINITY);
          expect(sittings.length).toBeLessThan(schedule.attemptLimit ?? Number.POSITIVE_INFINITY);
          // What is begun now can be answered now, unless its time is nought.
          expect(statusAt({ startedAt: now, finishedAt: null }, schedule, now).kind).toBe("open");
        }
      }),
    );
  });

  it("says why not", () => {
    const schedule = scheduleOf({ ...practiceRules, attemptLimit: 1 }, { opensAt: 10, dueAt: 20, closesAt: 30 });
    expect(mayStart([], schedule, 9)).toEqual({ kind: "refused", why: "not-open-yet" });
    expect(mayStart([], schedule, 30)).toEqual({ kind: "refused", why: "closed" });
    expect(mayStart([{ startedAt: 11, finishedAt: 12 }], schedule, 15)).toEqual({ kind: "refused", why: "no-more" });
  });
});

describe("dates in a zone", () => {
  it("a quiz due on a civil day is open all that day, in every zone and through both changes of the clock", () => {
    const zones = ["Africa/Bamako", "Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"];
    const day = fc
      .integer({ min: 0, max: 270 })
      .map((n) => new Date(Date.UTC(2026, 2, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom(...zones), (dueOn, zone) => {
        const end = endOfCivilDay(dueOn, zone);
        if (end === null) throw new Error(`${dueOn} has no end in ${zone}`);
        const local = (at: number) => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(at);
        const schedule = scheduleOf(practiceRules, { opensAt: end - 100 * HOUR, dueAt: end, closesAt: end + 1 });
        expect(local(end)).toBe(dueOn);
        expect(local(end + 1)).not.toBe(dueOn);
        expect(mayStart([], schedule, end).kind).toBe("begin");
        expect(mayStart([], schedule, end + 1).kind).toBe("refused");
      }),
    );
  });
});

describe("what may be reviewed", () => {
  it("in a test is nothing before the sitting is over, and never less later", () => {
    fc.assert(
      fc.property(rules, dates, sitting, instant, fc.nat(100 * HOUR), (r, d, s, at, later) => {
        const schedule = scheduleOf(r, d);
        const closed = closedForAllAt([schedule]);
        const level = reviewAt(r, statusAt(s, schedule, at), closed, at);
        const levelLater = reviewAt(r, statusAt(s, schedule, at + later), closed, at + later);
        if (r.mode === "practice") expect(level).toBe("everything");
        else if (statusAt(s, schedule, at).kind !== "over") expect(level).toBe("nothing");
        expect(reaches(levelLater, level)).toBe(true);
      }),
    );
  });

  it("waits for whoever has a later date", () => {
    const test = quizRulesSchema.parse({ mode: "test", reviewAfter: "score", graceS: 0 });
    const ordinary = scheduleOf(test, { opensAt: 0, dueAt: 100, closesAt: 100 });
    const ill = scheduleOf(test, { opensAt: 0, dueAt: 100, closesAt: 100 }, { ...noException, dueAt: 500 });
    const closed = closedForAllAt([ordinary, ill]);
    expect(closed).toBe(500);
    const over = statusAt({ startedAt: 10, finishedAt: 50 }, ordinary, 200);
    expect(reviewAt(test, over, closed, 200)).toBe("score");
    expect(isReleased(reviewAt(test, over, closed, 500))).toBe(true);
  });

  it("waits for what was on its way when the quiz closed", () => {
    const test = quizRulesSchema.parse({ mode: "test", reviewAfter: "score", graceS: 30 });
    const schedule = scheduleOf(test, { opensAt: 0, dueAt: HOUR, closesAt: HOUR });
    const closed = closedForAllAt([schedule]);
    const done = statusAt({ startedAt: 0, finishedAt: 50 }, schedule, HOUR + 29_999);
    expect(statusAt({ startedAt: 0, finishedAt: null }, schedule, HOUR + 29_999).kind).toBe("grace");
    expect(reviewAt(test, done, closed, HOUR + 29_999)).toBe("score");
    expect(isReleased(reviewAt(test, done, closed, HOUR + 30_000))).toBe(true);
  });

  it("cannot become less when the quiz closes: such rules are refused", () => {
    expect(quizRulesSchema.safeParse({ mode: "test", reviewAfter: "marks", reviewClosed: "score" }).success).toBe(
      false,
    );
  });
});

describe("which sitting counts", () => {
  const results = [
    { credit: 2, possible: 4, abandoned: false },
    { credit: 9, possible: 10, abandoned: false },
    { credit: 4, possible: 4, abandoned: true },
    { credit: 1, possible: 5, abandoned: false },
  ];

  it.each([
    ["first", { credit: 2, possible: 4 }],
    ["last", { credit: 1, possible: 5 }],
    ["best", { credit: 9, possible: 10 }],
  ] as const)("%s", (counts, expected) => {
    expect(countedResult(counts, results)).toEqual(expected);
  });

  it("the mean share, of sittings of any length", () => {
    const mean = countedResult("mean", results);
    expect(mean?.possible).toBe(5);
    expect(mean?.credit).toBeCloseTo(((0.5 + 0.9 + 0.2) / 3) * 5);
  });

  it("none, when none was handed in", () => {
    expect(countedResult("best", [])).toBeNull();
    expect(countedResult("best", [{ credit: 1, possible: 1, abandoned: true }])).toBeNull();
  });

  it("never gives more than there is", () => {
    const sitting = fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean())
      .map(([possible, share, abandoned]) => ({ possible, credit: possible * share, abandoned }));
    fc.assert(
      fc.property(
        fc.constantFrom("best", "mean", "first", "last"),
        fc.array(sitting, { maxLength: 6 }),
        (counts, all) => {
          const result = countedResult(counts, all);
          if (result === null) return;
          expect(result.credit).toBeGreaterThanOrEqual(0);
          expect(result.credit).toBeLessThanOrEqual(result.possible + 1e-9);
        },
      ),
    );
  });
});

describe("answers that are changed", () => {
  const deliver = (messages: readonly Version[]) =>
    messages.reduce<Version | null>(
      (stored, message) => (decideAnswer(stored, message, true) === "store" ? message : stored),
      null,
    );

  /** Answers of several tabs and devices that do not know of each other: many have equal versions. */
  const sent = fc.uniqueArray(fc.record({ id: fc.uuid(), sequence: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 8,
    selector: ({ id }) => id,
  });

  it("the newest counts in whatever order, and however often, messages of any number of tabs arrive", () => {
    const arrivals = sent.chain((messages) => {
      const inAnOrder = fc
        .array(fc.constantFrom(...messages), { maxLength: 12 })
        .chain((again) => fc.shuffledSubarray([...messages, ...again], { minLength: messages.length + again.length }));
      return fc.tuple(fc.constant(messages), inAnOrder, inAnOrder);
    });
    fc.assert(
      fc.property(arrivals, ([messages, here, there]) => {
        const counts = deliver(here);
        expect(deliver(there)).toEqual(counts);
        expect(messages.filter((message) => counts !== null && isNewer(message, counts))).toEqual([]);
      }),
    );
  });

  it("have one order, with equal versions, too", () => {
    fc.assert(
      fc.property(sent, (messages) => {
        for (const one of messages) {
          expect(isNewer(one, one)).toBe(false);
          for (const other of messages) if (one !== other) expect(isNewer(one, other)).not.toBe(isNewer(other, one));
        }
        const inOrder = messages.toSorted((one, other) => (isNewer(one, other) ? 1 : -1));
        for (const [i, one] of inOrder.entries())
          expect(inOrder.slice(0, i).every((other) => isNewer(one, other))).toBe(true);
      }),
    );
    expect(isNewer({ id: "B", sequence: 1 }, { id: "a", sequence: 1 })).toBe(true);
  });

  it("of two tabs that answer at once, both know which counts", () => {
    const first = { id: "b", sequence: 1 };
    const decisions: AnswerDecision[] = [
      decideAnswer(null, first, true),
      decideAnswer(first, { id: "a", sequence: 1 }, true),
      decideAnswer(first, { id: "c", sequence: 1 }, true),
      decideAnswer(first, { id: "a", sequence: 2 }, true),
      decideAnswer(first, first, true),
      decideAnswer(first, { id: "c", sequence: 2 }, false),
    ];
    expect(decisions).toEqual(["store", "stale", "store", "store", "repeat", "stale"]);
  });
});

const noException: Exception = {
  opensAt: null,
  dueAt: null,
  closesAt: null,
  extraTimePercent: null,
  attemptLimit: null,
};

function alwaysFrom(opensAt: number): Dates {
  return { opensAt, dueAt: null, closesAt: null };
}
