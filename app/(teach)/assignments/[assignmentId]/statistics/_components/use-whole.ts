import { useFormatter } from "next-intl";

/** Writes a figure as a whole number: below nothing with a minus that is no hyphen, and nothing without any ("−0"). */
export function useWhole(): (value: number) => string {
  const format = useFormatter();
  return (value) => format.number(value, { maximumFractionDigits: 0, signDisplay: "negative" }).replace("-", "−");
}
