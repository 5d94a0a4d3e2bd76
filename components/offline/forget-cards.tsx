"use client";

import { useEffect } from "react";
import { whenIdle } from "@/components/on-demand";

/** Where nothing comes any more: cards that this device kept from before do not come back without a connection. */
export function ForgetCards({ account }: { readonly account: string }) {
  useEffect(
    () =>
      whenIdle(() => {
        import("@/components/offline/device-owner")
          .then(({ forgetCards }) => forgetCards(account))
          .catch(() => undefined);
      }),
    [account],
  );
  return null;
}
