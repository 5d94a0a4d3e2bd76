import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupGraph, heldUntil, type LaneSpan, startOf } from "@/core/charts/group-graph";
import { laneCost, orderFamilies, orderLanes } from "@/core/charts/lane-order";
import { timeScale } from "@/core/charts/time-scale";
import { dayNumber } from "@/core/shared/edtf";
import { getFactBase } from "@/server/content/load";
import { aBase, aFact, anEntity, aRelation } from "@/tests/support/facts";

const real = getFactBase();
const today = dayNumber(2026, 2, 28);
const group = (id: string, life: string | null, type = "islamist-group") => anEntity({ id, type, life });
const event = (id: string) => aRelation({ id, aspect: "event" });

const given = {
  entities: [
    group("mother", "2007-01/.."),
    group("child", "2011/2013-08"),
    group("heir", "2013-08/2017-03-02"),
    group("fellow", null),
    group("stranger", null),
    anEntity({ id: "a-leader", type: "person" }),
  ],
  relations: [
    event("split-from"),
    event("merged-into"),
    event("pledged-to"),
    aRelation({ id: "allied-with", aspect: "state" }),
  ],
  facts: [
    aFact({ id: "f-split", triple: { s: "child", r: "split-from", o: "mother" }, when: "2011" }),
    aFact({ id: "f-merge", triple: { s: "child", r: "merged-into", o: "heir" }, when: "2013-08-22" }),
    aFact({
      id: "f-ally",
      triple: { s: "heir", r: "allied-with", o: "fellow" },
      when: "2014-01-01/2015-01-01",
      status: "claimed",
    }),
    aFact({ id: "f-denied", triple: { s: "heir", r: "split-from", o: "mother" }, when: "2013", denies: true }),
    aFact({ id: "f-person", triple: { s: "a-leader", r: "pledged-to", o: "mother" }, when: "2015" }),
    aFact({ id: "f-word", about: ["stranger"] }),
  ],
};
const base = aBase(given);
const dayOf = (day: string) => day.split("-").map(Number) as [number, number, number];
const graph = groupGraph(base, today);
const lane = (id: string) => graph.lanes.find(({ entity }) => entity.id === id)?.span;

describe("the graph of the groups", () => {
  it("leads from where a group came to what it became", () => {
    expect(graph.links.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ["split", "mother", "child"],
      ["merge", "child", "heir"],
      ["alliance", "heir", "fellow"],
    ]);
  });

  it("leaves out what is denied, what concerns persons, and groups of which no time is known", () => {
    expect(graph.links.map(({ fact }) => fact.id)).not.toContain("f-denied");
    expect(graph.lanes.map(({ entity }) => entity.id).sort()).toEqual(["child", "fellow", "heir", "mother"]);
  });

  it("keeps the days on which a group may have been there apart from those on which it was", () => {
    expect(lane("child")).toMatchObject({
      mayStart: dayNumber(2011, 1, 1),
      start: dayNumber(2011, 12, 31),
      end: dayNumber(2013, 8, 1),
      mayEnd: dayNumber(2013, 8, 31),
      open: false,
    });
  });

  it("draws an open life up to the last day for which a fact shows it, not up to the last day checked", () => {
    expect(lane("mother")).toMatchObject({ end: dayNumber(2015, 12, 31), open: true, startKnown: true });
    const later = aFact({
      id: "f-later",
      triple: { s: "mother", r: "allied-with", o: "heir" },
      when: "2012/..",
      asOf: "2016-05-01",
    });
    const again = groupGraph(aBase({ ...given, facts: [...given.facts, later] }), today);
    expect(again.lanes.find(({ entity }) => entity.id === "mother")?.span.end).toBe(dayNumber(2016, 5, 1));
  });

  it("draws what followed a group like what it became", () => {
    const followed = aFact({ id: "f-after", triple: { s: "heir", r: "followed-by", o: "child" }, when: "2012" });
    const { links } = groupGraph(
      aBase({ ...given, relations: [...given.relations, event("followed-by")], facts: [...given.facts, followed] }),
      today,
    );
    expect(links.find(({ fact }) => fact.id === "f-after")).toMatchObject({
      kind: "follow",
      from: "heir",
      to: "child",
    });
  });

  it("takes a group without a lifespan from its connections, and says that its ends are not known", () => {
    expect(lane("fellow")).toMatchObject({
      start: dayNumber(2014, 1, 1),
      end: dayNumber(2015, 1, 1),
      startKnown: false,
      endKnown: false,
    });
  });

  it("puts a date without a day in the middle of what it may mean, and ends states alone", () => {
    const [split, merge, ally] = graph.links;
    expect(split && startOf(split.fact)).toBe((dayNumber(2011, 1, 1) + dayNumber(2011, 12, 31)) / 2);
    expect(merge && heldUntil(merge.fact, [])).toBeNull();
    expect(ally && heldUntil(ally.fact, [])).toEqual({ day: dayNumber(2015, 1, 1), open: false });
  });

  it("ends a tie with the last day that its sources vouch for, and with the first of the groups to go", () => {
    const tie = (when: string, asOf: string) =>
      aFact({ id: "tie", triple: { s: "a", r: "component", o: "b" }, when, asOf });
    const life = (mayEnd: number, open = false) => ({ ...(lane("child") as LaneSpan), mayEnd, open });
    const [gone, still] = [life(dayNumber(2024, 12, 31)), life(dayNumber(2025, 1, 1), true)];
    expect(heldUntil(tie("2015~/..", "2023-02-08"), [gone, still])).toEqual({ day: dayNumber(2023, 2, 8), open: true });
    expect(heldUntil(tie("2015~/..", "2025-02-08"), [gone, still])).toEqual({
      day: dayNumber(2024, 12, 31),
      open: false,
    });
    expect(heldUntil(tie("2015~/2025-06-01", "2025-07-01"), [gone])).toEqual({
      day: dayNumber(2024, 12, 31),
      open: false,
    });
    expect(heldUntil(tie("2015~/..", "2025-02-08"), [still])).toEqual({ day: dayNumber(2025, 2, 8), open: true });
  });
});

describe("the graph of the real groups", () => {
  const { lanes, links } = groupGraph(real, today);
  const spans = new Map(lanes.map(({ entity, span }) => [entity.id, span]));

  it("draws no tie past the end of a group that it joins, or past the last day for which its sources vouch", () => {
    for (const { fact, from, to } of links) {
      const lives = [spans.get(from), spans.get(to)].flatMap((span) => span ?? []);
      const until = heldUntil(fact, lives);
      if (until === null) continue;
      expect.soft(until.day, fact.id).toBeLessThanOrEqual(dayNumber(...dayOf(fact.asOf)));
      for (const life of lives) if (!life.open) expect.soft(until.day, fact.id).toBeLessThanOrEqual(life.mayEnd);
    }
  });

  it("tells of no group that it is still there on the day of the release without a fact of that day", () => {
    for (const { entity, span } of lanes) if (span.open) expect.soft(span.end, entity.id).toBeLessThan(today);
  });

  it("joins the CSP to what followed it", () => {
    expect(links.find(({ fact }) => fact.id === "fla-replaced-csp")).toMatchObject({ from: "csp-psd", to: "fla" });
  });
});

describe("the order of lanes", () => {
  const lanes = fc
    .uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 10 })
    .map((numbers) =>
      numbers.map((number) => ({ id: `g${number}`, kind: number % 2 ? "odd" : "even", start: number })),
    );

  it("puts what is connected side by side", () => {
    const three = ["a", "b", "c"].map((id, start) => ({ id, kind: "one", start }));
    const order = orderLanes(three, [
      { from: "a", to: "c" },
      { from: "a", to: "c" },
    ]).map(({ id }) => id);
    expect(Math.abs(order.indexOf("a") - order.indexOf("c"))).toBe(1);
  });

  it("loses no lane, repeats none, and is never worse than the order of time", () => {
    fc.assert(
      fc.property(lanes, fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 12 }), (given, pairs) => {
        const links = pairs.flatMap(([a, b]) => {
          const [from, to] = [given[a]?.id, given[b]?.id];
          return from === undefined || to === undefined ? [] : [{ from, to }];
        });
        const ordered = orderLanes(given, links);
        expect(ordered.map(({ id }) => id).sort()).toEqual(given.map(({ id }) => id).sort());
        const byTime = [...given].sort((a, b) => a.start - b.start);
        expect(laneCost(ordered, links)).toBeLessThanOrEqual(laneCost(byTime, links) + 1e-9);
      }),
    );
  });
});

describe("the time scale", () => {
  const scale = timeScale(
    [
      { fromYear: 1990, perYear: 10 },
      { fromYear: 2010, perYear: 40 },
    ],
    dayNumber(2020, 1, 1),
  );

  it("gives each part its own width", () => {
    expect(scale.at(dayNumber(2010, 1, 1))).toBeCloseTo(200, 0);
    expect(scale.width).toBeCloseTo(600, 0);
    expect(scale.at(dayNumber(2015, 1, 1)) - scale.at(dayNumber(2014, 1, 1))).toBeCloseTo(40, 0);
  });

  it("keeps what lies outside on its ends", () => {
    expect(scale.at(dayNumber(1980, 1, 1))).toBe(0);
    expect(scale.at(dayNumber(2030, 1, 1))).toBe(scale.width);
  });
});

describe("the order of families", () => {
  it("begins with the largest family and ends with what nothing joins", () => {
    const lane = (id: string, start: number) => ({ id, kind: "group", start });
    const lanes = [lane("alone", 0), lane("x", 1), lane("a", 2), lane("y", 3), lane("b", 4), lane("c", 5)];
    const links = [
      { from: "x", to: "y" },
      { from: "a", to: "b" },
      { from: "c", to: "b" },
    ];
    expect(orderFamilies(lanes, links).map(({ id }) => id)).toEqual(["a", "b", "c", "x", "y", "alone"]);
  });

  it("shows a reader of the real groups connections at once, where a narrow screen begins", () => {
    const { lanes, links } = groupGraph(real, today);
    const first = lanes.slice(0, 8);
    const ids = new Set(first.map(({ entity }) => entity.id));
    const [from, to] = [dayNumber(2011, 1, 1), dayNumber(2017, 1, 1)];
    const there = first.filter(({ span }) => span.start < to && span.end > from);
    expect(there.length).toBeGreaterThanOrEqual(6);
    const shown = links.filter((link) => ids.has(link.from) && ids.has(link.to));
    expect(shown.filter(({ fact }) => startOf(fact) > from && startOf(fact) < to).length).toBeGreaterThanOrEqual(3);
  });
});
