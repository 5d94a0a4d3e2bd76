/**
 * A span of time as the message `common.span` takes it: "10 minutes", "12 minutes 30 seconds", "30 seconds". A limit is never told as
 * longer than it is.
 *
 * @param ms at least 0; what is left of a second is cut off
 */
export function spanOf(ms: number): { readonly minutes: number; readonly seconds: number } {
  const seconds = Math.floor(ms / 1_000);
  return { minutes: Math.floor(seconds / 60), seconds: seconds % 60 };
}
