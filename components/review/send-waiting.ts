import { hasLocal, readLocal, writeLocal } from "@/components/local-store";
import { postJson } from "@/components/post-json";
import type { ReviewBatch, ReviewMessage } from "@/core/memory/protocol";

const MAX_BATCH = 50;
const MAX_POSTS = 300;

/**
 * Sends what this device still holds for an account, before it signs out.
 *
 * @returns whether everything reached the server: if not, signing out would lose it
 */
export async function sendWaiting(account: string): Promise<boolean> {
  const device = readLocal<{ device: string }>(account, "device")?.device;
  let size = MAX_BATCH;
  for (let sent = 0; sent < MAX_POSTS; sent++) {
    const events = (readLocal<ReviewMessage[]>(account, "reviews") ?? []).slice(0, size);
    if (events.length === 0 || device === undefined) return !hasLocal(account, "answer:");
    const batch: ReviewBatch = { device, sentAt: Date.now(), events };
    const posted = await postJson<unknown>("/api/reviews", batch);
    // Signed out elsewhere meanwhile: they cannot be sent now, and the person must be told.
    if (posted.kind === "undelivered" || (posted.kind === "refused" && posted.status === 401)) return false;
    if (posted.kind === "refused" && events.length > 1) {
      size = 1; // one of them is refused: the others must not go with it
      continue;
    }
    // Taken, or refused alone and for good: keeping it would hold the person here for ever.
    const gone = new Set(events.map(({ id }) => id));
    const left = (readLocal<ReviewMessage[]>(account, "reviews") ?? []).filter(({ id }) => !gone.has(id));
    writeLocal(account, "reviews", left);
  }
  return false;
}
