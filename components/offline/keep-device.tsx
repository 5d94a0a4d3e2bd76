"use client";

import { useEffect } from "react";
import { whenIdle } from "@/components/on-demand";

/**
 * On every page that knows who is signed in: tells this device so, and makes it ready for a lost connection. Nobody waits
 * for it: the code comes when the browser is idle.
 *
 * @param account null for nobody
 */
export function KeepDevice({ account }: { readonly account: string | null }) {
  useEffect(
    () =>
      whenIdle(() => {
        // Without a connection there is nothing to make ready: the next page will.
        import("@/components/offline/device-owner").then(({ ownDevice }) => ownDevice(account)).catch(() => undefined);
      }),
    [account],
  );
  return null;
}
