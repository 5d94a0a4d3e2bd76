import { useTranslations } from "next-intl";
import { useWhole } from "@/app/(teach)/assignments/[assignmentId]/statistics/_components/use-whole";
import type { Interval } from "@/core/statistics/calibration";
import type { Told } from "@/core/statistics/items/told";

/** A figure in words, and its range below it. */
export type Written = { readonly value: string; readonly range: string | null };

/** Writes ranges, and figures that are told only where there are enough. */
export function useTold() {
  const t = useTranslations("statistics");
  const whole = useWhole();
  const range = (interval: Interval | null, write: (value: number) => string = whole) =>
    interval === null ? null : t("between", { low: write(interval.low), high: write(interval.high) });
  const told = (figure: Told, write: (value: number) => string, bound: (value: number) => string = whole): Written => {
    if (figure.kind === "told") return { value: write(figure.value), range: range(figure.interval, bound) };
    return { value: figure.kind === "none" ? t("none") : t(figure.kind), range: null };
  };
  return { told, range, whole, percent: (value: number) => t("percent", { value: whole(value) }) };
}
