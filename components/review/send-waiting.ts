import { hasLocal, readLocal, writeLocal } from "@/components/local-store";
import { postJson } from "@/components/post-json";
import type { ReviewBatch, ReviewMessage } from "@/core/memory/protocol";

const MAX_BATCH = 50;
const MAX_BATCHES = 100;

/**
 * Sends what this device still holds for an account, before it signs out.
 *
 * @returns whether everything reached the server: if not, signing out would lose it
 */
export async function sendWaiting(account: string): Promise<boolean> {
  const device = readLocal<{ device: string }>(account, "device")?.device;
  for (let sent = 0; sent < MAX_BATCHES; sent++) {
    const events = (readLocal<ReviewMessage[]>(account, "reviews") ?? []).slice(0, MAX_BATCH);
    if (events.length === 0 || device === undefined) return !hasLocal(account, "answer:");
    const batch: ReviewBatch = { device, sentAt: Date.now(), events };
    const posted = await postJson<unknown>("/api/reviews", batch);
    if (posted.kind === "undelivered") return false;
    // Refused for good: keeping them would hold the person here for ever.
    const gone = new Set(events.map(({ id }) => id));
    const left = (readLocal<ReviewMessage[]>(account, "reviews") ?? []).filter(({ id }) => !gone.has(id));
    writeLocal(account, "reviews", left);
  }
  return false;
}
