import type { Defect, Draft } from "@/core/quality/planted/defect";
import { limbsOfAnswers } from "@/core/quality/planted/limbs-of-answers";
import { limbsOfOptions } from "@/core/quality/planted/limbs-of-options";
import { limbsOfTruth } from "@/core/quality/planted/limbs-of-truth";
import { limbsOfWords } from "@/core/quality/planted/limbs-of-words";
import { defectsOfAnswers } from "@/core/quality/planted/of-answers";
import { defectsOfAsking } from "@/core/quality/planted/of-asking";
import { defectsOfForms, type FormDefect } from "@/core/quality/planted/of-forms";
import { defectsOfOptions } from "@/core/quality/planted/of-options";
import { defectsOfTruth } from "@/core/quality/planted/of-truth";
import { defectsOfWording } from "@/core/quality/planted/of-wording";
import { formChecks, runItemChecks, subjectOf } from "@/core/quality/run-checks";
import type { GenerationContext, Item, Slot } from "@/core/questions/contract";
import { generateItem, type PossibleItem, possibleItems } from "@/core/questions/generate";
import { hash32 } from "@/core/shared/random";

/** Every mistake of which a check has to know; each is planted in items of the real base (items.md §4.3). */
export const defects: readonly Defect[] = [
  ...defectsOfTruth,
  ...defectsOfAsking,
  ...defectsOfOptions,
  ...defectsOfWording,
  ...defectsOfAnswers,
  ...limbsOfTruth,
  ...limbsOfOptions,
  ...limbsOfWords,
  ...limbsOfAnswers,
];

/** What became of one defect. */
export type Planted = {
  readonly name: string;
  readonly check: string;
  /** In how many items it was planted, and in how many its check named it. */
  readonly planted: number;
  readonly caught: number;
  /** In how many of them no other check spoke: with that check off, the item passes. */
  readonly alone: number;
  /** An item in which its check said nothing; null when there is none. */
  readonly missed: string | null;
};

/** Enough to see a check that finds a defect in one kind of item only; few enough for every run of the tests. */
const MOST_ITEMS = 4;
/** A changed base takes longer to build than an item. */
const MOST_WORLDS = 2;
/** So many items of the types are tried for one that has room for the defect. */
const MOST_TRIED = 400;

type Made = { readonly item: Item; readonly slot: Slot };

/** Plants every defect in items of the base and asks all checks; items are made with one seed. */
export function plantDefects(
  context: GenerationContext,
  seed: string,
  only: readonly Defect[] = defects,
): readonly Planted[] {
  const ways = [...context.base.facts.values()]
    .flatMap((fact) => possibleItems(context, fact))
    .sort((a, b) => hash32(`${a.ask.fact.id} ${a.ask.slot}`) - hash32(`${b.ask.fact.id} ${b.ask.slot}`));
  const made = new Map<string, Made | null>();
  const itemOf = ({ type, ask }: (typeof ways)[number]): Made | null => {
    const key = `${type} ${ask.fact.id} ${ask.slot}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const result = generateItem(context, type, ask, seed);
    const item = result.ok ? { item: result.value, slot: ask.slot } : null;
    made.set(key, item);
    return item;
  };
  const inForms = only === defects ? defectsOfForms.map((defect) => plantForm(context, defect, ways)) : [];
  const inItems = only.map((defect) => {
    const found: Found[] = [];
    const most = defect.world === undefined ? MOST_ITEMS : MOST_WORLDS;
    const fitting = ways.filter(({ type }) => defect.types.includes(type)).slice(0, MOST_TRIED);
    for (const way of fitting) {
      if (found.length === most) break;
      const sound = itemOf(way);
      const result = sound === null ? null : plant(context, defect, sound);
      if (result !== null) found.push(result);
    }
    return summed(defect, found);
  });
  return [...inItems, ...inForms];
}

/** A spoilt form, and what the checks of forms say of it. */
function plantForm(
  context: GenerationContext,
  { name, check, says = /(?:)/, make, headings = () => [] }: FormDefect,
  ways: readonly PossibleItem[],
): Planted {
  const items = make(context, ways);
  const said =
    items === null
      ? []
      : formChecks.flatMap(({ id, run }) => run(context, items, headings(items)).map((message) => ({ id, message })));
  const named = said.some(({ id, message }) => id === check && says.test(message));
  const speaking = new Set(said.map(({ id }) => id));
  return summed({ name, check }, items === null ? [] : [{ where: "a form", speaking, named }]);
}

type Found = {
  readonly where: string;
  readonly speaking: ReadonlySet<string>;
  /** Whether the check named it, by the limb that is meant. */
  readonly named: boolean;
};

/** The checks that speak of the spoilt item; null when it has no room for the defect. */
function plant(context: GenerationContext, defect: Defect, { item, slot }: Made): Found | null {
  const fact = context.base.facts.get(item.factIds[0] ?? "");
  if (fact === undefined) return null;
  const ground = { context, base: context.base, fact };
  const draft = JSON.parse(JSON.stringify(item)) as Draft;
  if (defect.spoil !== undefined && !defect.spoil(draft, ground)) return null;
  const world = defect.world === undefined ? context : defect.world(ground);
  if (world === null) return null;
  const subject = subjectOf(world, draft, slot);
  // A mistake of the generator is made again with the same seed: only what Q22 is to find is not.
  const again = defect.check === "Q22" ? subject.again : () => draft;
  const planted = { ...subject, again, grader: defect.grader?.(subject.grader) ?? subject.grader };
  const violations = runItemChecks(planted);
  const { check, says = /(?:)/ } = defect;
  return {
    where: `${item.type} ${fact.id}`,
    speaking: new Set(violations.map((violation) => violation.check)),
    named: violations.some((violation) => violation.check === check && says.test(violation.message)),
  };
}

function summed({ name, check }: Pick<Defect, "name" | "check">, found: readonly Found[]): Planted {
  const caught = found.filter(({ named }) => named);
  return {
    name,
    check,
    planted: found.length,
    caught: caught.length,
    alone: caught.filter(({ speaking }) => speaking.size === 1).length,
    missed: found.find(({ named }) => !named)?.where ?? null,
  };
}
