import { describe, expect, it } from "vitest";
import { type Band, bandOf, bands, byBand } from "@/core/distractors/band";
import { mayStandBeside } from "@/core/distractors/beside-harm";
import { candidatePools, candidatesFor } from "@/core/distractors/candidates";
import { chooseDistractors, type OptionDraw } from "@/core/distractors/choose";
import { lengthRatio } from "@/core/distractors/form";
import type { Hiding } from "@/core/distractors/hiding";
import { similarity } from "@/core/distractors/similarity";
import { leastSimilarity, nearnessAmong } from "@/core/distractors/standing";
import { activeNear } from "@/core/distractors/timely";
import type { Entity } from "@/core/facts/model";
import { frameOf } from "@/core/questions/frame";
import { seededRandom } from "@/core/shared/random";
import { aBase, aFact, anEntity, aRelation, aType } from "@/tests/support/facts";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const context = contextOf(aSmallWorld());

/** An office that a leader of an armed group has held, and people of several kinds. */
const armed = aBase({
  types: [
    aType({ id: "person" }),
    aType({ id: "office" }),
    aType({ id: "group-office", parent: "office" }),
    ...["religious-leader", "armed-group-leader", "foreign-leader", "army-officer"].map((id) =>
      aType({ id, parent: "person" }),
    ),
  ],
  entities: [
    anEntity({ id: "leader-of-g", type: "office" }),
    anEntity({ id: "leader-of-h", type: "group-office" }),
    anEntity({ id: "leader", type: "armed-group-leader" }),
    anEntity({ id: "nobody-yet", type: "armed-group-leader" }),
    anEntity({ id: "statesperson", type: "foreign-leader" }),
    ...["captain", "general"].map((id) => anEntity({ id, type: "army-officer" })),
    ...["coup-a", "coup-b"].map((id) => anEntity({ id, type: "coup" })),
  ],
  facts: [
    aFact({ id: "held", triple: { s: "leader-of-g", r: "held-by", o: "leader" }, when: "2011/2013" }),
    aFact({ id: "led", triple: { s: "coup-a", r: "led-by", o: "captain" }, when: "1991" }),
  ],
});

function armedOne(id: string): Entity {
  const entity = armed.entities.get(id);
  if (entity === undefined) throw new Error(`nothing is called ${id}`);
  return entity;
}

function frame(factId: string, world = context) {
  const fact = world.base.facts.get(factId);
  if (fact === undefined) throw new Error(`no fact ${factId}`);
  const found = frameOf(world, fact, "o");
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

describe("candidates for wrong options", () => {
  it("are of the answer's leaf, proved false, and never the answer", () => {
    const found = candidatesFor(context, frame("capital-mali"), null, "What is the capital of Mali?");
    expect(found.length).toBeGreaterThan(3);
    for (const { entity, proof } of found) {
      expect(entity.type).toBe("town");
      expect(entity.id).not.toBe("bamako");
      expect(proof.code).toMatch(/^F[1-5]/);
    }
  });

  it("leave out every other member of a complete list, and everything where no list is complete", () => {
    const ids = candidatesFor(context, frame("borders-niger"), null, "").map(({ entity }) => entity.id);
    expect(ids).not.toContain("guinea");
    expect(ids).not.toContain("ivoria");
    expect(ids.length).toBeGreaterThan(1);
    const open = contextOf(aSmallWorld((given) => ({ ...given, lists: [] })));
    const fact = open.base.facts.get("borders-niger");
    expect(fact && frameOf(open, fact, "o")).toEqual({ ok: false, error: { code: "not-unique" } });
  });

  it("leave out far lands where neighbours are asked for, as long as enough others remain", () => {
    const far = ["farland", "otherend"];
    const world = contextOf(
      aSmallWorld((given) => ({
        ...given,
        entities: [
          ...(given.entities ?? []).map((each) => (each.type === "country" ? { ...each, lat: 15, lon: 0 } : each)),
          ...far.map((id) => anEntity({ id, type: "country", name: { en: id }, lat: 60, lon: 90 })),
        ],
        facts: [
          ...(given.facts ?? []),
          ...far.map((id) => aFact({ id: `of-${id}`, triple: { s: id, r: "capital", o: "kankossa" } })),
        ],
      })),
    );
    const idsFor = (factId: string) =>
      candidatesFor(world, frame(factId, world), null, "").map(({ entity }) => entity.id);
    expect(idsFor("borders-niger").filter((id) => far.includes(id))).toEqual([]);
    expect(idsFor("borders-niger").length).toBeGreaterThan(2);
  });

  it("leave out what contains the answer", () => {
    const world = contextOf(
      aSmallWorld((given) => ({
        ...given,
        entities: (given.entities ?? []).map((entity) =>
          entity.id === "bamako" ? { ...entity, within: ["niamey"] } : entity,
        ),
      })),
    );
    const ids = candidatesFor(world, frame("capital-mali", world), null, "").map(({ entity }) => entity.id);
    expect(ids).not.toContain("niamey");
  });

  it("leave out what did not exist then", () => {
    const world = contextOf(
      aSmallWorld((given) => ({
        ...given,
        entities: (given.entities ?? []).map((entity) =>
          entity.id === "djibril-ba" ? { ...entity, life: "2020/.." } : entity,
        ),
      })),
    );
    const ids = candidatesFor(world, frame("president-2", world), "2006", "").map(({ entity }) => entity.id);
    expect(ids).not.toContain("djibril-ba");
    expect(ids).toContain("cheick-fall");
  });

  it("are all answers to such a question, where enough are", () => {
    const world = contextOf(
      aSmallWorld((given) => ({
        ...given,
        entities: [...(given.entities ?? []), anEntity({ id: "hamlet", type: "town", name: { en: "Hamlet" } })],
        facts: [
          ...(given.facts ?? []),
          aFact({ id: "about-hamlet", about: ["hamlet"], text: { en: "Hamlet has a market." } }),
        ],
      })),
    );
    const capitals = candidatesFor(world, frame("capital-mali", world), null, "").map(({ entity }) => entity.id);
    expect(capitals).not.toContain("hamlet");
    expect(capitals.length).toBeGreaterThan(3);
  });

  it("leave out the least like the answer of all its kind, even where they are answers to such a question", () => {
    const near = Array.from({ length: 12 }, (_, at) => `nearby-${at}`);
    const world = contextOf(
      aSmallWorld((given) => ({
        ...given,
        entities: [
          ...(given.entities ?? []),
          ...near.map((id) => anEntity({ id, type: "town", name: { en: id }, lat: 12, lon: -8 })),
        ],
        facts: [
          ...(given.facts ?? []),
          ...near.map((id) => aFact({ id: `about-${id}`, about: [id], text: { en: `${id} has a market.` } })),
        ],
      })),
    );
    const { base } = world;
    const asked = frame("capital-mali", world);
    const floor = leastSimilarity(base, asked.answer);
    const capitals = (base.index.factsByRelation.get("capital") ?? []).flatMap(({ triple }) =>
      triple?.o.kind === "entity" ? (base.entities.get(triple.o.id) ?? []) : [],
    );
    expect(capitals.filter((town) => similarity(base, asked.answer, town) < floor).length).toBeGreaterThan(1);
    const { first, reserve } = candidatePools(world, asked, null, "");
    expect(first.length).toBeGreaterThan(2);
    expect([...first, ...reserve].filter((each) => each.similarity < floor)).toEqual([]);
  });

  it("leave out what the question names", () => {
    const ids = (stem: string) =>
      candidatesFor(context, frame("capital-mali"), null, stem).map(({ entity }) => entity.id);
    expect(ids("What is the capital of Mali?")).toContain("niamey");
    expect(ids("Upstream of Niamey, what is the capital of Mali?")).not.toContain("niamey");
  });

  it("leave out what looks otherwise than the answer", () => {
    const world = contextOf(
      aSmallWorld((given) => ({
        ...given,
        entities: (given.entities ?? []).map((each) =>
          each.id === "niamey"
            ? { ...each, name: { en: "NIAM" } }
            : each.id === "conakry"
              ? { ...each, name: { en: "Conakry 2" } }
              : each,
        ),
      })),
    );
    const ids = candidatesFor(world, frame("capital-mali", world), null, "").map(({ entity }) => entity.id);
    expect(ids.length).toBeGreaterThan(2);
    expect(ids.filter((id) => id === "niamey" || id === "conakry")).toEqual([]);
  });

  it("leave out the quarter that is least like the answer", () => {
    const asked = frame("capital-mali");
    const others = (context.base.index.entitiesByType.get("town") ?? [])
      .filter((town) => town !== asked.answer)
      .sort((a, b) => similarity(context.base, asked.answer, b) - similarity(context.base, asked.answer, a));
    const ids = candidatesFor(context, asked, null, "").map(({ entity }) => entity.id);
    expect(others).toHaveLength(7);
    expect(ids).toEqual(others.slice(0, -1).map(({ id }) => id));
  });

  it("leave out whoever may not stand beside what the question names", () => {
    const asking = (type: string) =>
      contextOf(
        aSmallWorld((given) => ({
          ...given,
          types: [...(given.types ?? []), aType({ id: "group-office", parent: "office" })],
          entities: (given.entities ?? []).map((each) => (each.id === "presidency" ? { ...each, type } : each)),
        })),
      );
    const found = (type: string) => {
      const world = asking(type);
      return candidatesFor(world, frame("president-2", world), "2006", "").length;
    };
    expect(found("office")).toBeGreaterThan(0);
    expect(found("group-office")).toBe(0);
  });

  it("leave out who is documented in other decades only", () => {
    const ids = (when: string) => candidatesFor(context, frame("president-1"), when, "").map(({ entity }) => entity.id);
    expect(ids("2002")).toContain("cheick-fall");
    expect(ids("2002")).not.toContain("elhadj-kane");
    const kane = context.base.entities.get("elhadj-kane");
    expect(kane && activeNear(context.base, kane, "2010")).toBe(true);
    expect(kane && activeNear(context.base, kane, "1990")).toBe(false);
    const town = context.base.entities.get("bamako");
    expect(town && activeNear(context.base, town, "1700")).toBe(true);
  });

  it("never set a community or an undocumented person beside an armed group, or the other way round", () => {
    const people = ["people", "religious-leader", "armed-group-leader"].map((type) => anEntity({ id: type, type }));
    const group = anEntity({ id: "g", type: "northern-movement" });
    const town = anEntity({ id: "e", type: "town" });
    const beside = (other: Entity) =>
      people.filter((one) => mayStandBeside(armed, one, other, null, null)).map(({ id }) => id);
    const reversed = people.filter((one) => mayStandBeside(armed, group, one, null, null)).map(({ id }) => id);
    expect(beside(group)).toEqual(["armed-group-leader"]);
    expect(reversed).toEqual(["armed-group-leader"]);
    expect(beside(town)).toEqual(["people", "religious-leader", "armed-group-leader"]);
  });

  it("never set a statesperson, or whoever led no armed group at that time, beside the office of one", () => {
    const beside = (one: string, office: string, when: string | null) =>
      mayStandBeside(armed, armedOne(one), armedOne(office), when, "held-by") &&
      mayStandBeside(armed, armedOne(office), armedOne(one), when, "held-by");
    for (const office of ["leader-of-g", "leader-of-h"]) {
      expect(beside("leader", office, "2012")).toBe(true);
      expect(beside("leader", office, null)).toBe(true);
      expect(beside("leader", office, "2008")).toBe(false);
      expect(beside("nobody-yet", office, null)).toBe(false);
      expect(beside("statesperson", office, "2012")).toBe(false);
    }
  });

  it("never offer as the leader of a coup somebody who led none, though as removed by it they may stand there", () => {
    const beside = (one: string, relation: string) =>
      mayStandBeside(armed, armedOne(one), armedOne("coup-b"), "2012", relation);
    expect(beside("captain", "led-by")).toBe(true);
    expect(beside("leader", "led-by")).toBe(true);
    expect(beside("general", "led-by")).toBe(false);
    expect(beside("general", "ousted")).toBe(true);
  });
});

const drawnBy = (seed: string, band: Band = "medium"): OptionDraw => ({ random: seededRandom(seed), band });

describe("the choice of wrong options", () => {
  const asked = frame("capital-mali");
  const candidates = candidatesFor(context, asked, null, "");
  const chosen = (seed: string) =>
    chooseDistractors(context.base, asked, "Bamako", { first: candidates, reserve: [] }, drawnBy(seed));

  it("follows from the seed and gives different ones, most often three", () => {
    const seeds = Array.from({ length: 20 }, (_, at) => `seed ${at}`);
    for (const seed of seeds) {
      expect(chosen(seed)).toEqual(chosen(seed));
      expect(new Set(chosen(seed).map(({ entity }) => entity.id)).size).toBe(chosen(seed).length);
    }
    expect(seeds.filter((seed) => chosen(seed).length === 3).length).toBeGreaterThan(10);
  });

  it("takes one number of its source, however many there are to choose from", () => {
    const drawn = (first: typeof candidates) => {
      const random = seededRandom("one");
      chooseDistractors(context.base, asked, "Bamako", { first, reserve: [] }, { random, band: "medium" });
      return random();
    };
    expect(drawn(candidates.slice(0, 2))).toBe(drawn(candidates));
  });

  it("takes one of the reserve, or only two, where three of the first cannot give the drawn place", () => {
    const first = candidates.slice(0, 3);
    const draws = (reserve: typeof candidates) =>
      Array.from({ length: 60 }, (_, at) =>
        chooseDistractors(context.base, asked, "Bamako", { first, reserve }, drawnBy(`reserve ${at}`)),
      );
    expect(new Set(draws([]).map(({ length }) => length))).toEqual(new Set([2, 3]));
    const withReserve = draws(candidates.slice(3)).flat();
    const fromReserve = withReserve.filter((candidate) => !first.includes(candidate)).length;
    expect(fromReserve).toBeGreaterThan(0);
    expect(fromReserve).toBeLessThan((2 * withReserve.length) / 3);
  });

  it("takes two of like length rather than three of which one is much longer, and longer ones only where nothing else is there", () => {
    const long = candidates.map((each) => ({ ...each, label: `${each.label} of the far and wide valleys` }));
    const ratios = (first: typeof candidates) =>
      Array.from({ length: 30 }, (_, at) => {
        const random = seededRandom(`long ${at}`);
        const set = chooseDistractors(
          context.base,
          asked,
          "Bamako",
          { first, reserve: [] },
          { random, band: "medium" },
        );
        return { size: set.length, ratio: lengthRatio(["Bamako", ...set.map(({ label }) => label)]) };
      });
    const alike = candidates.filter(({ label }) => lengthRatio(["Bamako", label]) <= 1.5);
    const mixed = ratios([...alike.slice(0, 2), ...long.slice(3)]);
    expect(Math.max(...mixed.map(({ ratio }) => ratio))).toBeLessThanOrEqual(1.5);
    expect(new Set(mixed.map(({ size }) => size))).toEqual(new Set([2]));
    expect(ratios(long).every(({ size, ratio }) => size >= 2 && ratio > 1.5)).toBe(true);
  });

  const ratiosOf = (first: typeof candidates, seed: string) =>
    Array.from({ length: 40 }, (_, at) => {
      const random = seededRandom(`${seed} ${at}`);
      const set = chooseDistractors(context.base, asked, "Bamako", { first, reserve: [] }, { random, band: "medium" });
      return lengthRatio(["Bamako", ...set.map(({ label }) => label)]);
    });

  it("looks for labels of like length among all candidates, however many others there are", () => {
    const alike = candidates.filter(({ label }) => lengthRatio(["Bamako", label]) <= 1.5).slice(0, 2);
    const long = Array.from({ length: 40 }, (_, at) => candidates[at % candidates.length]).flatMap((each, at) =>
      each === undefined ? [] : [{ ...each, label: `${each.label} of the far and wide valley ${at}` }],
    );
    expect(Math.max(...ratiosOf([...long, ...alike], "many"))).toBeLessThanOrEqual(1.5);
  });

  it("sets no short label beside a long one, though each by itself may stand beside the answer", () => {
    const labels = ["Taga", "Sefu", "Kolo", "Nambarima", "Dioutelle", "Wessogoro"];
    const first = candidates.slice(0, labels.length).map((each, at) => ({ ...each, label: labels[at] ?? "" }));
    expect(first).toHaveLength(labels.length);
    expect(Math.max(...ratiosOf(first, "unlike"))).toBeLessThanOrEqual(1.5);
  });

  describe("with a place that must be met", () => {
    /** Of all towns only Bamako and, if it is told, others are known for an agreement. */
    const knownWith = (...others: readonly string[]) =>
      contextOf(
        aSmallWorld((given) => ({
          ...given,
          facts: (given.facts ?? []).filter(
            ({ triple }) =>
              triple?.r !== "signed-in" || (triple.o.kind === "entity" && ["bamako", ...others].includes(triple.o.id)),
          ),
        })),
      );
    const even = { first: 1, last: 1 };
    const least = {
      ends: { central: even, known: { first: 1, last: 1e9 }, long: even, early: even },
      strict: ["known"],
    } as const;
    const setsOf = (world: typeof context, towns: readonly string[], hiding: Hiding) => {
      const own = frame("capital-mali", world);
      const first = candidatesFor(world, own, null, "").filter(({ entity }) => towns.includes(entity.id));
      expect(first).toHaveLength(towns.length);
      return Array.from({ length: 20 }, (_, at) =>
        chooseDistractors(world.base, own, "Bamako", { first, reserve: [] }, drawnBy(`strict ${at}`), hiding),
      );
    };
    const four = ["niamey", "conakry", "abidjan", "kankossa"];

    it("gives none where no choice meets it, and some where it need not be met", () => {
      expect(setsOf(knownWith(), four, least).every((set) => set.length === 0)).toBe(true);
      expect(setsOf(knownWith(), four, { ...least, strict: [] }).every((set) => set.length > 1)).toBe(true);
    });

    it("counts a tie as any of the places that are shared", () => {
      expect(setsOf(knownWith(...four), four, least).every((set) => set.length > 1)).toBe(true);
    });
  });

  it("prefers options that people took, and leaves out those that nobody did", () => {
    const [worn] = candidates.slice(2);
    const times = (lure: number) => {
      const first = candidates.map((each) => (each === worn ? { ...each, lure } : each));
      return Array.from({ length: 120 }, (_, at) =>
        chooseDistractors(context.base, asked, "Bamako", { first, reserve: [] }, drawnBy(`lure ${at}`, bands[at % 3])),
      ).filter((set) => set.some(({ entity }) => entity.id === worn?.entity.id)).length;
    };
    expect(times(0)).toBeLessThan(times(1));
    expect(times(2)).toBeGreaterThan(times(1));
  });

  it("comes nearer to the answer the harder the question is to be, by what the base tells of them", () => {
    const meanSimilarity = (band: Band) => {
      const sets = Array.from({ length: 60 }, (_, at) =>
        chooseDistractors(
          context.base,
          asked,
          "Bamako",
          { first: candidates, reserve: [] },
          drawnBy(`like ${at}`, band),
        ),
      );
      const all = sets.flat().map(({ entity }) => similarity(context.base, asked.answer, entity));
      return all.reduce((sum, one) => sum + one, 0) / all.length;
    };
    expect(meanSimilarity("easy")).toBeLessThan(meanSimilarity("medium"));
    expect(meanSimilarity("hard") - meanSimilarity("easy")).toBeGreaterThan(0.02);
  });

  it("falls back to two, and to none", () => {
    const random = seededRandom("few");
    const few = (count: number) =>
      chooseDistractors(
        context.base,
        asked,
        "Bamako",
        { first: candidates.slice(0, count), reserve: [] },
        { random, band: "medium" },
      );
    expect(few(2)).toHaveLength(2);
    expect(few(1)).toEqual([]);
    expect(few(0)).toEqual([]);
  });

  it("does not make the answer the centre of the options more often than chance", () => {
    let central = 0;
    const draws = 200;
    for (let seed = 0; seed < draws; seed++) {
      const all = [asked.answer, ...chosen(`draw ${seed}`).map(({ entity }) => entity)];
      const sums = all.map((left) =>
        all.reduce((sum, right) => sum + (left === right ? 0 : similarity(context.base, left, right)), 0),
      );
      if (sums[0] === Math.max(...sums)) central += 1;
    }
    expect(central / draws).toBeLessThan(0.4);
  });
});

describe("the band of a draw", () => {
  it("is each of the three for a third of the seeds", () => {
    const found = Array.from({ length: 600 }, (_, at) => bandOf(`seed ${at}`, asked("a")));
    for (const band of bands) {
      expect(found.filter((each) => each === band).length / found.length).toBeCloseTo(1 / 3, 1);
    }
    expect(found).not.toEqual(Array.from({ length: 600 }, (_, at) => bandOf(`seed ${at}`, asked("b"))));
  });

  const asked = (id: string) => ({ fact: { id }, slot: "o" });

  it("takes the hardest first, the easiest first, or those between", () => {
    const sorted = [9, 7, 5, 3, 1];
    expect(byBand(sorted, "hard")).toEqual(sorted);
    expect(byBand(sorted, "easy")).toEqual([1, 3, 5, 7, 9]);
    expect(byBand(sorted, "medium").slice(0, 3).sort()).toEqual([3, 5, 7]);
  });
});

describe("how near one of several comes", () => {
  it("is the share that is less like the answer, and a hundredth is no difference", () => {
    expect(nearnessAmong([0.2, 0.4, 0.6, 0.8], 0.8)).toBe(0.875);
    expect(nearnessAmong([0.2, 0.4, 0.6, 0.8], 0.2)).toBe(0.125);
    expect(nearnessAmong([0.5, 0.505, 0.51], 0.505)).toBe(0.5);
    expect(nearnessAmong([], 0.5)).toBe(0.5);
  });
});

describe("documents that do something on their own day", () => {
  const years = ["2001", "2003", "2005", "2007"];
  const TREES = ["Acacia", "Baobab", "Cailcedra", "Dattier"];
  const offered = (act: boolean) => {
    const world = contextOf(
      aBase({
        types: [aType({ id: "document" }), aType({ id: "resolution", parent: "document" }), aType({ id: "mission" })],
        relations: [aRelation({ id: "set-up-by", aspect: "event", functional: true, once: true, act })],
        entities: years.flatMap((year, at) => [
          anEntity({
            id: `paper-${year}`,
            type: "resolution",
            name: { en: `${TREES[at]} paper` },
            life: `${year}/..`,
          }),
          anEntity({
            id: `mission-${year}`,
            type: "mission",
            name: { en: `${TREES[at]} mission` },
            life: `${year}/..`,
          }),
        ]),
        facts: years.map((year) =>
          aFact({ id: `f-${year}`, triple: { s: `mission-${year}`, r: "set-up-by", o: `paper-${year}` }, when: year }),
        ),
      }),
    );
    return candidatesFor(world, frame("f-2003", world), "2003", "")
      .map(({ entity }) => entity.id.slice(-4))
      .sort();
  };

  it("stand beside earlier and later ones alike: else the newest would always be right", () => {
    expect(offered(true)).toEqual(["2001", "2005", "2007"]);
    expect(offered(false)).toEqual(["2001"]);
  });
});

describe("what the same event made", () => {
  it("is no wrong option, nor is what came later", () => {
    const offered = (life: string | null) => {
      const world = contextOf(
        aSmallWorld((base) => ({
          ...base,
          entities: (base.entities ?? []).map((entity) => (entity.id === "niamey" ? { ...entity, life } : entity)),
        })),
      );
      const asked = frame("signed-acacia", world);
      return candidatesFor(world, asked, asked.fact.when, "").some(({ entity }) => entity.id === "niamey");
    };
    expect(offered(null)).toBe(true);
    expect(offered("1990/..")).toBe(true);
    expect(offered("1991-06-12/..")).toBe(false);
  });
});
