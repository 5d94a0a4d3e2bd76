import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KM_HIGH, KM_WIDE, VIEW_RADIUS_KM } from "@/core/geo/question-map";
import { creditFor } from "@/core/questions/contract";
import { generateItem, gradeAnswer, possibleItems } from "@/core/questions/generate";
import { asList } from "@/core/questions/map";
import { targetOf } from "@/core/questions/map/asked-place";
import { blindCredit, creditAt, missedByKm, type Target } from "@/core/questions/map/score";
import { anEntity } from "@/tests/support/facts";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const part = fc.double({ min: 0, max: 1, noNaN: true });
const spot = fc.record({ x: part, y: part });
const target = fc
  .record({ x: part, y: part, radiusKm: fc.integer({ min: 25, max: 100 }) })
  .map((given): Target => ({ ...given, kmWide: KM_WIDE, kmHigh: KM_HIGH }));

const context = contextOf(aSmallWorld());

function made(factId: string, seed = "a") {
  const fact = context.base.facts.get(factId);
  const way = fact && possibleItems(context, fact).find(({ type }) => type === "map");
  const item = way ? generateItem(context, "map", way.ask, seed) : null;
  if (!item?.ok) throw new Error(`no map question on ${factId}`);
  return item.value;
}

const credit = (key: unknown, answer: unknown): number | string => {
  const grade = gradeAnswer("map", key, answer);
  return grade.ok ? creditFor(grade.value) : grade.error.kind;
};

describe("a point on the map", () => {
  it("earns less the farther off it is, all within the radius and nothing from four radii", () => {
    fc.assert(
      fc.property(target, spot, spot, (place, a, b) => {
        const [near, far] = missedByKm(place, a) <= missedByKm(place, b) ? [a, b] : [b, a];
        expect(creditAt(place, near)).toBeGreaterThanOrEqual(creditAt(place, far));
        for (const each of [a, b]) {
          const off = missedByKm(place, each);
          const earned = creditAt(place, each);
          expect(earned).toBeGreaterThanOrEqual(0);
          expect(earned).toBeLessThanOrEqual(1);
          expect(earned === 1).toBe(off <= place.radiusKm);
          if (off >= 4 * place.radiusKm) expect(earned).toBe(0);
          if (off > place.radiusKm && off < 4 * place.radiusKm) {
            expect(earned).toBeCloseTo((4 * place.radiusKm - off) / (3 * place.radiusKm), 9);
          }
        }
      }),
    );
  });

  it("that is blind earns what the area says: seven discs of the radius over the drawing", () => {
    const place = { x: 0.5, y: 0.5, kmWide: KM_WIDE, kmHigh: KM_HIGH, radiusKm: VIEW_RADIUS_KM };
    const byArea = (7 * Math.PI * VIEW_RADIUS_KM ** 2) / (KM_WIDE * KM_HIGH);
    expect(Math.abs(blindCredit(place) - byArea)).toBeLessThan(0.001);
  });

  it.each([
    [{ x: 0, y: 0 }, 0],
    [{ x: null, y: null }, "blank"],
    [{ x: 0.4, y: null }, "blank"],
    [{ x: 1.2, y: 0.5 }, "malformed"],
    [{ x: "0.5", y: 0.5 }, "malformed"],
    [{ choiceId: "c1" }, "malformed"],
  ])("%o earns %s", (answer, expected) => {
    expect(credit(made("signed-ebony").key, answer)).toBe(expected);
  });
});

describe("the radius", () => {
  it("is never less than a finger on the smallest phone, 25 km, or what is known of the place", () => {
    expect((VIEW_RADIUS_KM / KM_WIDE) * 288).toBeGreaterThanOrEqual(12);
    expect(targetOf(anEntity({ id: "a", lat: 14, lon: -3, precisionKm: 5 }))?.radiusKm).toBe(VIEW_RADIUS_KM);
    expect(targetOf(anEntity({ id: "a", lat: 14, lon: -3, precisionKm: 120 }))?.radiusKm).toBe(120);
    expect(targetOf(anEntity({ id: "a", lat: 14, lon: -3, precisionKm: null }))).toBeNull();
    expect(targetOf(anEntity({ id: "a", lat: null, lon: -3, precisionKm: 5 }))).toBeNull();
  });
});

describe("the view of a map question", () => {
  it("is the same whichever town is right: two keys for one prompt give the same bytes", () => {
    const { view, key } = made("signed-ebony");
    const moved = contextOf(
      aSmallWorld((given) => ({
        ...given,
        facts: (given.facts ?? []).map((fact) =>
          fact.id === "signed-ebony" && fact.triple !== null
            ? { ...fact, triple: { ...fact.triple, o: { kind: "entity", id: "conakry" } } }
            : fact,
        ),
      })),
    );
    const fact = moved.base.facts.get("signed-ebony");
    if (fact === undefined) throw new Error("no fact");
    const other = generateItem(moved, "map", { fact, slot: "o" }, "a");
    if (!other.ok) throw new Error(other.error.code);
    expect(JSON.stringify(other.value.view)).toBe(JSON.stringify(view));
    expect(JSON.stringify(other.value.key)).not.toBe(JSON.stringify(key));
    // A leaking view would not pass: the point itself differs.
    const leak = (item: { view: object; key: unknown }) => JSON.stringify({ ...item.view, at: item.key });
    expect(leak(other.value)).not.toBe(leak({ view, key }));
  });
});

describe("the list form", () => {
  it("is a choice with its own guessing rate, whose key alone earns anything", () => {
    const item = made("signed-ebony");
    const list = asList(item);
    if (list === null || list.view.type !== "map" || list.view.mode !== "list") throw new Error("no list");
    const { correctChoiceId } = list.key as { correctChoiceId: string };
    expect(list.guess).toBe(1 / list.view.choices.length);
    expect(list.view.prompt).not.toMatch(/map/i);
    for (const { id } of list.view.choices) {
      expect(credit(list.key, { choiceId: id })).toBe(id === correctChoiceId ? 1 : 0);
      if (id !== correctChoiceId) expect(list.feedback.whyWrong[id]).toMatch(/^Not /);
    }
    expect(credit(list.key, { choiceId: null })).toBe("blank");
    expect(credit(list.key, { x: 0.5, y: 0.5 })).toBe("malformed");
    expect(JSON.stringify(list.view)).not.toContain("spot");
    expect(asList({ ...item, ...list })).toBeNull();
  });
});
