import { deedJournal } from "@/components/offline/deed-journal";
import { deviceRows } from "@/components/offline/device-rows";
import { countWaiting } from "@/components/offline/kept-reviews";
import { createOutbox } from "@/components/offline/outbox";
import { inTheWorld, postReviews, turnsOf } from "@/components/offline/real-outbox";

/**
 * Sends what this device still holds for an account, before it signs out.
 *
 * @returns how much did not reach the server: signing out would lose it
 */
export async function sendWaiting(account: string): Promise<number> {
  const { transact } = deviceRows();
  const nothing = () => undefined;
  const outbox = createOutbox({
    ...inTheWorld,
    account,
    transact,
    journal: deedJournal(account),
    post: postReviews,
    inTurn: turnsOf(account),
    onState: nothing,
    onReply: nothing,
  });
  await outbox.flush();
  outbox.stop();
  return countWaiting(transact, account);
}
