import fc from "fast-check";
import { expect, it } from "vitest";
import { creditOf } from "@/core/memory/answer-ratings";
import { questionTypes } from "@/core/questions/registry";
import { rightAnswer } from "@/core/questions/right-answer";
import { anyBlueprint } from "@/core/quizzes/blueprint";
import { buildForm } from "@/core/quizzes/form";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import { decideAnswer } from "@/core/quizzes/rules/answer-order";
import { keptDeadline, type Sitting, statusAt } from "@/core/quizzes/rules/attempt-status";
import { type DatesInput, datesFor, exceptionFor } from "@/core/quizzes/rules/chosen-dates";
import { practiceRules, type QuizRules } from "@/core/quizzes/rules/quiz-rules";
import { type Dates, type Exception, scheduleOf } from "@/core/quizzes/rules/schedule";
import { scoreOf } from "@/core/quizzes/score";
import { aSmallWorld, contextOf } from "@/tests/support/items";

/** The rules once more, said as plainly as can be and apart from the code: what they come to is compared. */

const MINUTE = 60_000;
const START = Date.UTC(2026, 9, 25, 0);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
/** Minutes after the start: so few that dates, limits and changes often meet. */
const minute = fc.integer({ min: 0, max: 40 }).map((n) => START + n * MINUTE);

type World = {
  readonly limitS: number | null;
  readonly graceS: number;
  readonly dates: Dates;
  readonly own: Exception | null;
  readonly usual: number;
};

const own: fc.Arbitrary<Exception> = fc.record({
  opensAt: fc.constant(null),
  dueAt: orNull(minute),
  closesAt: orNull(minute),
  extraTimePercent: orNull(fc.constantFrom(0, 25, 33, 100, 300)),
  attemptLimit: fc.constant(null),
});

const world: fc.Arbitrary<World> = fc.record({
  limitS: orNull(fc.constantFrom(30, 90, 300, 900)),
  graceS: fc.constantFrom(0, 1, 15, 120),
  dates: fc.record({ opensAt: fc.constant(START), dueAt: orNull(minute), closesAt: orNull(minute) }),
  own: orNull(own),
  usual: fc.constantFrom(0, 10, 50),
});

const rulesOf = ({ limitS, graceS }: World): QuizRules => ({ ...practiceRules, timeLimitS: limitS, graceS });
const scheduleIn = (one: World) => scheduleOf(rulesOf(one), one.dates, one.own, one.usual);

/** Each end that a sitting has, the grace left out. */
function endsIn({ limitS, dates, own, usual }: World, startedAt: number): number[] {
  const due = own?.dueAt ?? dates.dueAt;
  const closes = own?.closesAt ?? dates.closesAt;
  const percent = 100 + (own?.extraTimePercent ?? usual);
  const ends: number[] = [];
  if (limitS !== null) ends.push(startedAt + limitS * 10 * percent);
  if (closes !== null) ends.push(due !== null && due > closes ? due : closes);
  return ends;
}

it("takes an answer at t if and only if t is before every end and the grace, or before what was promised and the grace", () => {
  const around = fc.constantFrom(-1, 0, 1);
  fc.assert(
    fc.property(world, minute, orNull(minute), fc.nat(3), around, minute, (one, startedAt, keepsUntil, at, by, any) => {
      const ends = endsIn(one, startedAt);
      const grace = one.graceS * 1000;
      // To the millisecond around one of the ends, or at any time.
      const edges = [...ends, ...(keepsUntil === null ? [] : [keepsUntil])].flatMap((end) => [end, end + grace]);
      const t = at === 3 || edges.length === 0 ? any : (edges[at % edges.length] ?? any) + by;
      const isTaken = ends.every((end) => t < end + grace) || (keepsUntil !== null && t < keepsUntil + grace);
      const status = statusAt({ startedAt, finishedAt: null, keepsUntil }, scheduleIn(one), t);
      expect(status.kind !== "over").toBe(isTaken);
      const isOpen = ends.every((end) => t < end) || (keepsUntil !== null && t < keepsUntil);
      expect(status.kind === "open").toBe(isOpen);
    }),
    { numRuns: 400 },
  );
});

it("is once over and never open again, whatever is given midway, and whether or not anybody looked at it in between", () => {
  const change = fc.record({ at: minute, own: orNull(own), usual: fc.constantFrom(0, 10, 50, 300) });
  const limited = world.filter(({ limitS }) => limitS !== null);
  fc.assert(
    fc.property(
      limited,
      fc.array(change, { maxLength: 4 }),
      fc.array(minute, { maxLength: 6 }),
      (one, given, looks) => {
        const changes = [...given].sort((a, b) => a.at - b.at);
        const lives = [looks, []].map((seenAt) => live(one, changes, seenAt));
        expect(lives[0]).toEqual(lives[1]);
        // Plainly: a change before the end moves it, and never to sooner; a change after it moves nothing.
        let end = Math.min(...endsIn(one, START));
        const expected = TIMES.map((t) => {
          for (const { at, ...what } of changes.filter((each) => each.at === t)) {
            if (at < end + one.graceS * 1000) end = Math.max(end, Math.min(...endsIn({ ...one, ...what }, START)));
          }
          return t < end + one.graceS * 1000;
        });
        expect(lives[0]).toEqual(expected);
        expect(expected.lastIndexOf(true)).toBe(expected.filter(Boolean).length - 1);
      },
    ),
    { numRuns: 300 },
  );
});

const TIMES = Array.from({ length: 90 }, (_, n) => START + n * MINUTE);

/** Whether an answer is taken in each minute of a sitting that is settled before each change, and when somebody looks at it. */
function live(
  first: World,
  changes: readonly { readonly at: number; readonly own: Exception | null; readonly usual: number }[],
  looks: readonly number[],
): readonly boolean[] {
  let one = first;
  let sitting: Sitting = { startedAt: START, finishedAt: null, keepsUntil: null };
  const settle = (t: number) => {
    const status = statusAt(sitting, scheduleIn(one), t);
    if (status.kind === "over") sitting = { ...sitting, finishedAt: status.at };
    return status.kind !== "over";
  };
  return TIMES.map((t) => {
    if (looks.includes(t)) settle(t);
    for (const { own, usual } of changes.filter(({ at }) => at === t)) {
      const next = { ...one, own, usual };
      if (settle(t)) sitting = { ...sitting, keepsUntil: keptDeadline(sitting, scheduleIn(one), scheduleIn(next), t) };
      one = next;
    }
    return statusAt(sitting, scheduleIn(one), t).kind !== "over";
  });
}

const ZONES = ["Africa/Bamako", "Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"];
const STEP = 15 * MINUTE;

const formats = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }),
  ]),
);

/** What the clocks of a zone show, and every instant at which they show it: none where they jump, two where they fall back. */
const shown = (at: number, timeZone: string) => (formats.get(timeZone)?.format(at) ?? "").replace(" ", "T");
const instantsOf = (typed: string, timeZone: string) =>
  Array.from({ length: 4 * 30 }, (_, n) => Date.parse(`${typed}Z`) + (n - 60) * STEP).filter(
    (at) => shown(at, timeZone) === typed,
  );

/** Of a time that comes twice the first; of one that the clocks jump over: so much later by them as they jumped, and never more than an hour. */
function isReadAs(at: number | null, typed: string, timeZone: string): boolean {
  const instants = instantsOf(typed, timeZone);
  if (at === null || instants.length > 0) return at === instants[0];
  const later = Date.parse(`${shown(at, timeZone)}Z`) - Date.parse(`${typed}Z`);
  return later > 0 && later <= 60 * MINUTE;
}

it("reads what a teacher types as the clocks of their zone show it, through both changes of the clock", () => {
  // Around the changes of spring and autumn in each of these zones, by quarters of an hour.
  const turns = ["2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01"];
  const typed = fc
    .tuple(fc.constantFrom(...turns), fc.integer({ min: 0, max: 4 * 30 }))
    .map(([day, n]) => new Date(Date.parse(`${day}T00:00Z`) + n * STEP).toISOString().slice(0, 16));
  fc.assert(
    fc.property(typed, typed, typed, fc.constantFrom(...ZONES), (opens, due, closes, zone) => {
      const [dueOn = "", dueTime = ""] = due.split("T");
      const dates: DatesInput = { opens, dueOn, dueTime, closes: "later", closesAt: closes };
      const [o, d, c] = [opens, due, closes].map((each) => instantsOf(each, zone));
      const chosen = datesFor(dates, zone, Date.UTC(2026, 0, 1));
      if (chosen.ok) {
        const { opensAt, dueAt, closesAt } = chosen.value;
        expect([isReadAs(opensAt, opens, zone), isReadAs(dueAt, due, zone)]).toEqual([true, true]);
        expect(isReadAs(closesAt, closes, zone)).toBe(true);
        expect(opensAt < dueAt && dueAt <= (closesAt ?? 0)).toBe(true);
      } else if ([o, d, c].every((each) => each?.length === 1)) {
        const [opensAt = 0, dueAt = 0, closesAt = 0] = [o, d, c].map((each) => each?.[0] ?? 0);
        expect(opensAt < dueAt && dueAt <= closesAt).toBe(false);
      }
      const ofClass = { opensAt: Date.UTC(2026, 0, 1), dueAt: Date.UTC(2027, 0, 1), closesAt: null };
      const exception = exceptionFor(
        { extraTimePercent: null, attemptLimit: null, opens, due, closes: "" },
        zone,
        ofClass,
      );
      if (exception.ok) expect(isReadAs(exception.value.dueAt, due, zone)).toBe(true);
      else if (o?.length === 1 && d?.length === 1) expect((o[0] ?? 0) < (d[0] ?? 0)).toBe(false);
    }),
    { numRuns: 150 },
  );
});

it("comes to the same score in whatever order, and however often, the messages of a sitting arrive", () => {
  const context = contextOf(aSmallWorld());
  const nothing = { preferredTargets: new Set<string>(), knownTargets: new Set<string>(), askedBefore: [] };
  const without = { withdrawnFactIds: new Set<string>(), excludedFactIds: new Set<string>(), difficultyFit: new Map() };
  const form = buildForm(context, { blueprint: { ...anyBlueprint, length: 8 }, seed: "score", ...nothing, ...without });
  const items = form.ok ? form.value : [];
  expect(items.length).toBe(8);
  /** As the server grades it: by the stored key. */
  const gradeOf = (index: number, given: Given): StoredGrade => {
    const item = items[index];
    if (item === undefined || !("answer" in given)) return { kind: "dont-know" };
    const graded = questionTypes[item.type].gradeJson(JSON.parse(JSON.stringify(item.key)), given.answer);
    return graded.ok ? graded.value : { kind: "undecided" };
  };
  type Message = { readonly id: string; readonly index: number; readonly sequence: number; readonly given: Given };
  const scoreAfter = (messages: readonly Message[]) => {
    const stored = new Map<number, Message>();
    for (const message of messages) {
      if (decideAnswer(stored.get(message.index) ?? null, message, true) === "store")
        stored.set(message.index, message);
    }
    return scoreOf(
      items.map((_, index) => {
        const answer = stored.get(index);
        const credit = answer ? creditOf(gradeOf(index, answer.given)) : null;
        return { counts: true, credit, skipped: false, ruling: null };
      }),
      true,
    );
  };
  const rights = items.map((item): Given => ({ answer: rightAnswer(item) }));
  const versions = fc.array(fc.boolean(), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(versions, { minLength: 8, maxLength: 8 }), fc.infiniteStream(fc.nat()), (all, chance) => {
      const sent = all.flatMap((each, index) =>
        each.map((isRight, at): Message => {
          const given = isRight ? (rights[index] ?? { dontKnow: true }) : { dontKnow: true as const };
          return { id: `${index} ${at}`, index, sequence: at + 1, given };
        }),
      );
      const arrived = [...sent, ...sent, ...sent]
        .map((message) => ({ message, order: chance.next().value ?? 0 }))
        .sort((a, b) => a.order - b.order)
        .map(({ message }) => message);
      const expected = { earned: all.filter((each) => each.at(-1) === true).length, possible: 8 };
      expect(scoreAfter(sent)).toEqual(expected);
      expect(scoreAfter(arrived)).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});
