import { describe, expect, it } from "vitest";
import { checkReleased, releasedSchema, skeletonOf } from "@/core/facts/checks/changes/released";
import type { ChangelogEntry, Entity, Fact } from "@/core/facts/model";
import { aBase, aFact, anEntity } from "@/tests/support/facts";

const digest = (text: string) => text;
const places = {
  facts: new Map([["a", { value: null, file: "facts/geography.yaml", lineOf: () => 7 }]]),
  entities: new Map([["gao", { value: null, file: "entities/places.yaml", lineOf: () => 3 }]]),
};
const [a, b] = [aFact({ id: "a", about: ["gao"] }), aFact({ id: "b" })];
const gao = anEntity({ id: "gao", lat: 16.2, lon: 0 });
const entry = (of: Partial<ChangelogEntry>): ChangelogEntry => ({
  date: "2026-03-01",
  fact: null,
  entity: null,
  kind: "refinement",
  text: { en: "Because." },
  replaces: [],
  said: null,
  harm: null,
  ...of,
});
const baseOf = (facts: readonly Fact[], entities: readonly Entity[], changelog: readonly ChangelogEntry[] = []) => ({
  ...aBase({ facts, entities }),
  changelog,
});
const published = skeletonOf(baseOf([a, b], [gao]), digest);
const found = (...now: Parameters<typeof baseOf>) =>
  checkReleased(published, baseOf(...now), digest, places).map(({ level, file, line }) => `${level} ${file}:${line}`);
const later: Fact = { ...a, when: "2012" };

describe("what was published", () => {
  it("may stay, grow, and be compared after it was written to a file and read", () => {
    expect(found([a, b], [gao])).toEqual([]);
    expect(found([a, b, aFact({ id: "c" })], [gao, anEntity({ id: "ber" })])).toEqual([]);
    expect(releasedSchema.parse(JSON.parse(JSON.stringify(published)))).toEqual(published);
  });

  it("has an entry when it changed in meaning or standing, at the place of the fact", () => {
    expect(found([later, b], [gao])).toEqual(["problem facts/geography.yaml:7"]);
    expect(found([{ ...a, status: "disputed" }, b], [gao])).toEqual(["problem facts/geography.yaml:7"]);
    expect(found([later, b], [gao], [entry({ fact: "a" })])).toEqual([]);
    expect(found([later, b], [gao], [entry({ fact: "b" })])).toEqual(["problem facts/geography.yaml:7"]);
  });

  it("has an entry that says no less than what changed", () => {
    expect(found([later, b], [gao], [entry({ fact: "a", kind: "wording" })])).toEqual([
      "problem facts/geography.yaml:7",
    ]);
    expect(found([{ ...a, status: "disputed" }, b], [gao], [entry({ fact: "a" })])).toHaveLength(1);
    expect(found([{ ...a, status: "disputed" }, b], [gao], [entry({ fact: "a", kind: "status" })])).toEqual([]);
  });

  it("has an entry when it is gone: retracted or replaced", () => {
    expect(found([a], [gao])).toEqual(["problem changelog.yaml:1"]);
    expect(found([a], [gao], [entry({ fact: "b", kind: "retracted" })])).toEqual([]);
    expect(found([a], [gao], [entry({ fact: "a", kind: "merged", replaces: ["b"] })])).toEqual([]);
  });

  it("needs a new entry for each change, not one that was published with it", () => {
    const moved = [entry({ entity: "gao" })];
    const withEntity = skeletonOf(baseOf([a, b], [gao], moved), digest);
    expect(checkReleased(withEntity, baseOf([a, b], [{ ...gao, lat: 17 }], moved), digest, places)).toHaveLength(1);
    const old = entry({ fact: "a" });
    const before = skeletonOf(baseOf([a, b], [gao], [old]), digest);
    expect(checkReleased(before, baseOf([later, b], [gao], [old]), digest, places)).toHaveLength(1);
    expect(
      checkReleased(before, baseOf([later, b], [gao], [old, entry({ fact: "a", date: "2026-04-01" })]), digest, places),
    ).toEqual([]);
  });

  it("has an entry for other words around a triple, too, which may call them wording", () => {
    const structured = aFact({
      id: "a",
      triple: { s: "gao", r: "lies-in", o: "mali" },
      text: { en: "Gao lies in Mali." },
    });
    const was = skeletonOf(baseOf([structured], [gao]), digest);
    const now = (en: string, changelog: readonly ChangelogEntry[] = []) =>
      checkReleased(was, baseOf([{ ...structured, text: { en } }], [gao], changelog), digest, places).map(
        ({ level }) => level,
      );
    expect(now("The town of Gao is in Mali.")).toEqual(["problem"]);
    expect(now("The town of Gao is in Mali.", [entry({ fact: "a", kind: "wording" })])).toEqual([]);
    expect(now("Gao lies in Niger.", [entry({ fact: "a", kind: "wording" })])).toEqual(["problem"]);
    expect(now("Gao does not lie in Mali.")).toEqual(["problem"]);
    expect(now("Gao lies in Niger.")).toEqual(["problem"]);
    expect(now("Gao lies in Mali, 2 km away.")).toEqual(["problem"]);
  });

  describe("as a descriptive fact", () => {
    const card = {
      ask: { en: "When does leaving the court take effect?" },
      answer: { en: "One year after the notice." },
    };
    const leaving: Fact = {
      ...a,
      text: { en: "Leaving the court takes effect one year after the notice." },
      card,
      claim: { en: "The accord is closed." },
    };
    const was = skeletonOf(baseOf([leaving], [gao]), digest);
    const now = (change: Partial<Fact>, changelog: readonly ChangelogEntry[] = []) =>
      checkReleased(was, baseOf([{ ...leaving, ...change }], [gao], changelog), digest, places).map(
        ({ level }) => level,
      );
    const text = (en: string) => ({ text: { en } });

    it("does not turn round without an entry: sentence, question, answer or claim", () => {
      expect(now(text("Leaving the court takes effect two years after the notice."))).toEqual(["problem"]);
      expect(now(text("Leaving the court does not take effect one year after the notice."))).toEqual(["problem"]);
      expect(now(text("Joining the court takes effect one year after the notice."))).toEqual(["problem"]);
      expect(now({ card: { ...card, answer: { en: "Ten years after the notice." } } })).toEqual(["problem"]);
      expect(now({ card: { ...card, ask: { en: "When does joining the court take effect?" } } })).toEqual(["problem"]);
      expect(now({ claim: { en: "The accord stays open." } })).toEqual(["problem"]);
    });

    it("takes an entry that calls it wording only where nothing of it can be counted", () => {
      const wording = [entry({ fact: "a", kind: "wording" })];
      expect(now(text("Leaving the court becomes effective one year after the notice."), wording)).toEqual([]);
      expect(now(text("Leaving the court takes effect two years after the notice."), wording)).toEqual(["problem"]);
      expect(now({ claim: { en: "The accord stays open." } }, wording)).toEqual(["problem"]);
      expect(now({ claim: { en: "The accord stays open." } }, [entry({ fact: "a" })])).toEqual([]);
    });

    it("may lose a slip of the pen with a mere warning", () => {
      expect(now(text("Leaving the court takes effect 1 year after notice."))).toEqual(["warning"]);
    });
  });

  it("has an entry when an entity is another thing, elsewhere, at another time, or gone", () => {
    const moved = { ...gao, lat: 17 };
    expect(found([a, b], [moved])).toEqual(["problem entities/places.yaml:3"]);
    expect(found([a, b], [{ ...gao, life: "1960/.." }])).toHaveLength(1);
    expect(found([a, b], [{ ...gao, type: "lake" }])).toHaveLength(1);
    expect(found([a, b], [moved], [entry({ entity: "gao" })])).toEqual([]);
    expect(found([{ ...a, about: [] }, b], [])).toEqual(["problem changelog.yaml:1"]);
    expect(found([{ ...a, about: [] }, b], [], [entry({ entity: "gao", kind: "retracted" })])).toEqual([]);
    expect(found([a, b], [{ ...gao, about: { en: "A town on the Niger." } }])).toEqual([]);
  });

  it("is not compared with digests that were made in another way", () => {
    const other = { ...published, version: 0 };
    expect(checkReleased(other, baseOf([], []), digest, places)).toMatchObject([{ file: "released.json" }]);
  });
});
