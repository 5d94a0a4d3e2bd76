/** What is known of a device before a batch of its events arrives. Times are ms since 1970. */
export type DeviceClock = { readonly lastEffectiveAt: number; readonly lastSequence: number };

/** Offline for longer than this is a wrong clock, not a long journey. */
const LONGEST_OFFLINE_MS = 366 * 86_400_000;

/**
 * When an event counts as having happened: decided once, on receipt, and stored.
 *
 * The device's own time is corrected by the offset measured in the same request, then clamped to
 * (last accepted event of that device, receivedAt]: never the future, never before what is already told, and never
 * more than a year ago.
 *
 * @param deviceAt   what the device's clock said when it happened
 * @param sentAt     what the device's clock said when the request left
 * @param receivedAt the server's clock when the request arrived
 * @param last       last accepted event of the device, or null for a new device
 */
export function decideEffectiveAt(
  deviceAt: number,
  sentAt: number,
  receivedAt: number,
  last: DeviceClock | null,
): number {
  const corrected = deviceAt + (receivedAt - sentAt);
  const yearAgo = receivedAt - LONGEST_OFFLINE_MS;
  const notBefore = last === null ? yearAgo : Math.max(yearAgo, last.lastEffectiveAt + 1);
  return Math.min(receivedAt, Math.max(corrected, Math.min(notBefore, receivedAt)));
}
