"use client";

import { useEffect, useState } from "react";
import type { CardInfo } from "@/core/memory/protocol";

export type LoadedInfo = CardInfo | "loading" | "failed";

/** What the log says of a card, asked for when it is wanted; null asks for nothing. */
export function useCardInfo(targetId: string | null): LoadedInfo {
  const [info, setInfo] = useState<LoadedInfo>("loading");
  useEffect(() => {
    if (targetId === null) return;
    let wanted = true;
    setInfo("loading");
    fetch(`/api/cards?target=${encodeURIComponent(targetId)}`, { credentials: "same-origin" })
      .then(async (response) => (response.ok ? ((await response.json()) as CardInfo) : "failed"))
      .catch(() => "failed" as const)
      .then((found) => wanted && setInfo(found));
    return () => {
      wanted = false;
    };
  }, [targetId]);
  return info;
}
