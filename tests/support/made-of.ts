import type { Result } from "@/core/shared/result";

/** What came of it; fails the test, with the error, where nothing did. */
export function madeOf<T, E>(result: Result<T, E>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}
