import { deedJournal } from "@/components/offline/deed-journal";
import { deviceRows } from "@/components/offline/device-rows";
import { countWaiting, dropPage, setOwner } from "@/components/offline/kept-reviews";
import { forgetPictures } from "@/components/offline/pictures";

/** Says to this device who is signed in, and gives it the service worker with which cards open without a connection. */
export async function ownDevice(account: string | null): Promise<void> {
  const { transact } = deviceRows();
  await setOwner(transact, account);
  await forgetPictures(account);
  // Left here by a page that was closed before it could send.
  if (account !== null && (deedJournal(account).read().length > 0 || (await countWaiting(transact, account)) > 0)) {
    const { sendWaiting } = await import("@/components/review/send-waiting");
    await sendWaiting(account);
  }
  // Plain http has none, and some private windows: there an open page is what goes on.
  if (account === null || !("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("/service-worker.js", { scope: "/", updateViaCache: "none" });
}

/** Keeps no cards of theirs to look at on this device. */
export const forgetCards = (account: string): Promise<void> => dropPage(deviceRows().transact, account);
