"use client";

import { useEffect, useState } from "react";
import type { KeptIn } from "@/components/offline/device-rows";
import { Icon } from "@/components/ui/icon";

type Reach = "device" | "page" | "nowhere";
type Props = {
  readonly keptIn: KeptIn;
  readonly words: { readonly reach: Readonly<Record<Reach, string>> };
};

/** How far reviewing goes without a connection in this browser: not everywhere is it the same. */
export function OfflineReach({ keptIn, words }: Props) {
  const [installed, setInstalled] = useState<boolean | null>(null);
  useEffect(() => {
    let here = true;
    const container = "serviceWorker" in navigator ? navigator.serviceWorker : null;
    if (container === null) setInstalled(false);
    // Never answers where there is no worker; on a first visit it takes a moment.
    else void container.ready.then(() => here && setInstalled(true));
    return () => {
      here = false;
    };
  }, []);

  if (keptIn === "device" && installed === null) return null;
  const reach: Reach = keptIn === "page" ? "nowhere" : installed ? "device" : "page";
  return (
    <p className="mt-6 flex items-start gap-2 text-sm text-ink-soft">
      <Icon name={reach === "nowhere" ? "warning" : "saved"} className="mt-0.5 size-4.5" />
      {words.reach[reach]}
    </p>
  );
}
