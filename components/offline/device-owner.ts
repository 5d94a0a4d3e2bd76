import { deviceRows } from "@/components/offline/device-rows";
import { setOwner } from "@/components/offline/kept-reviews";

/** Says to this device who is signed in, and gives it the service worker with which cards open without a connection. */
export async function ownDevice(account: string | null): Promise<void> {
  await setOwner(deviceRows().transact, account);
  // Plain http has none, and some private windows: there an open page is what goes on.
  if (account === null || !("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("/service-worker.js", { scope: "/", updateViaCache: "none" });
}
