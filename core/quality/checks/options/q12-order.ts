import type { ItemCheck } from "@/core/quality/check";
import { optionGroups } from "@/core/quality/item-parts";
import { MONTHS } from "@/core/quality/own/times";

/**
 * Options that bear numbers stand in ascending order; those that are figures or dates have one precision and one unit, and
 * dates stand in the order of time. A year in brackets after a name is a number like others.
 */
export const order: ItemCheck = {
  id: "Q12",
  title: "Numbers and dates ascend",
  blocking: true,
  run({ item }) {
    if (item.view.type === "true-false") return [];
    return optionGroups(item.view).flatMap((group) => {
      const labels = group.map(({ label }) => label);
      const dates = labels.map(dateIn);
      if (dates.every((date) => date !== null)) {
        return [
          ...ascending(dates.map(({ value }) => value)),
          ...alike(
            "precision",
            dates.map(({ precision }) => precision),
          ),
        ];
      }
      const figures = labels.map(figureIn);
      const numbers = figures.flatMap((figure) => figure ?? []);
      if (numbers.length < labels.length) return [];
      const measured = numbers.filter(({ leads }) => leads);
      return [
        ...ascending(numbers.map(({ value }) => value)),
        ...(measured.length < numbers.length
          ? []
          : [
              ...alike(
                "precision",
                measured.map(({ decimals }) => decimals),
              ),
              ...alike(
                "unit",
                measured.map(({ unit }) => unit),
              ),
            ]),
      ];
    });
  },
};

function ascending(values: readonly number[]): readonly string[] {
  return values.every((value, at) => at === 0 || value >= (values[at - 1] ?? value))
    ? []
    : [`${values.join(", ")} is not ascending`];
}

function alike(what: string, values: readonly (string | number)[]): readonly string[] {
  return new Set(values).size > 1 ? [`options differ in ${what}: ${values.join(", ")}`] : [];
}

type Figure = {
  readonly value: number;
  readonly decimals: number;
  readonly unit: string;
  /** Whether the label is a figure with its unit, and not a name with a number in it. */
  readonly leads: boolean;
};

const FIGURE = /^(about |à environ |environ )?([\d., \u202f]*\d)(?:\s+(\p{L}+))?/u;
const NUMBER = /\d+(?:[.,]\d+)*/;

function figureIn(label: string): Figure | null {
  const measured = FIGURE.exec(label);
  const [, , digits, unit = ""] = measured ?? [];
  const text = digits ?? NUMBER.exec(label)?.[0];
  if (text === undefined) return null;
  const plain = text.replace(/[,\s\u202f](?=\d{3})/g, "").replace(",", ".");
  const decimals = plain.split(".")[1]?.length ?? 0;
  return { value: Number(plain), decimals, unit, leads: measured !== null };
}

type LabelDate = { readonly value: number; readonly precision: string };

/** A label that is a date and nothing else: "12 June 1996", "June 1996", "1996". */
function dateIn(label: string): LabelDate | null {
  const [, day, name, year] = /^(?:(\d{1,2})(?:er)? )?(?:(\p{L}+) )?(\d{4})$/u.exec(label) ?? [];
  if (year === undefined) return null;
  const month = name === undefined ? 0 : 1 + Math.max(MONTHS.en.indexOf(name), MONTHS.fr.indexOf(name.toLowerCase()));
  if (name !== undefined && month === 0) return null;
  const precision = name === undefined ? "year" : day === undefined ? "month" : "day";
  return { value: Number(year) * 10_000 + month * 100 + Number(day ?? 0), precision };
}
