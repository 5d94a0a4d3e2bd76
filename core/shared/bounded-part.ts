import { hash32 } from "@/core/shared/random";

/** At most `most` of the values, beginning at a place that the key decides; read no further than they are walked. */
export function* boundedPart<T>(values: readonly T[], most: number, key: string): Generator<T, void> {
  const from = values.length <= most ? 0 : hash32(key) % values.length;
  for (let step = 0; step < Math.min(most, values.length); step++) {
    const value = values[(from + step) % values.length];
    if (value !== undefined) yield value;
  }
}
